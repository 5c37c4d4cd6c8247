import { continuesInlineList, opensWithLabel, opensWithNumbering } from '#core/paragraphs/numbering.ts';
import { isTornFigure } from '#core/paragraphs/torn-figure.ts';
import { join, type PdfLine } from '#reading/pdf/text-lines.ts';

/** A line with the page it stands on and the text margins there. */
export type PlacedLine = { readonly line: PdfLine; readonly page: number; readonly pageWidth: number; readonly margins: Margins };

/** Where the lines of a page begin and end when they are full. */
export type Margins = { readonly left: number; readonly right: number };

export type PdfParagraph = { readonly text: string; readonly lines: readonly PlacedLine[] };

const CLOSING = '，。；：、！？）)》〉”’〕]】」』…,;:!?%％';
const OPENING = '“‘（(《〈〔[【「『';

/** The text margins of a page by its lines; those of all pages where a page has too few. */
export function marginsOf(lines: readonly PdfLine[], fallback: Margins | null): Margins {
  const lefts = lines.map(({ left }) => left).sort((a, b) => a - b);
  // Punctuation may hang over the margin.
  const rights = lines.map(({ right, size, text }) => (CLOSING.includes(text.at(-1) ?? '') ? right - size : right)).sort((a, b) => b - a);
  const own = { left: supported(lefts, 2) ?? lefts[0] ?? 0, right: supported(rights, 8) ?? rights[0] ?? 0 };
  if (fallback === null) return own;
  // Pages of a book lean to one side: the width of the text is the same on all of them.
  return lines.length >= 8 ? { left: own.left, right: Math.max(own.right, own.left + fallback.right - fallback.left - 12) } : fallback;
}

/** The outermost place that a second line shares. */
function supported(sorted: readonly number[], tolerance: number): number | null {
  for (let at = 0; at + 1 < sorted.length; at += 1) {
    if (Math.abs((sorted[at] ?? 0) - (sorted[at + 1] ?? 0)) <= tolerance) return sorted[at] ?? null;
  }
  return null;
}

/** Lines of one run of prose, over pages, joined into paragraphs by where they begin and end. */
export function joinParagraphs(lines: readonly PlacedLine[]): PdfParagraph[] {
  const spacing = usualSpacing(lines);
  const indented = hasFirstLineIndents(lines);
  const bodySize = usualSize(lines);
  const paragraphs: { text: string; lines: PlacedLine[] }[] = [];
  for (const next of lines) {
    const open = paragraphs.at(-1);
    if (open !== undefined && (isLongTitle(open.lines, next, bodySize) || goesOn(open.text, open.lines, next, spacing, indented))) {
      open.text = join(open.text, next.line.text, 1);
      open.lines.push(next);
    } else paragraphs.push({ text: next.line.text, lines: [next] });
  }
  return paragraphs;
}

function goesOn(text: string, lines: readonly PlacedLine[], next: PlacedLine, spacing: number, indented: boolean): boolean {
  const last = lines.at(-1);
  const first = lines[0];
  if (last === undefined || first === undefined) return false;
  const { line } = last;
  const size = Math.max(line.size, next.line.size);
  if (Math.abs(line.size - next.line.size) > 0.12 * size) return false;
  const samePage = last.page === next.page;
  if (samePage && next.line.y - line.y > Math.max(spacing * 1.5, size * 2.6)) return false;
  const isFull = last.margins.right - line.right < firstTokenWidth(next.line.text) * size + 0.6 * size;
  const torn = isTornFigure(text, next.line.text);
  const opening = next.line.text.charAt(0);
  if (isFull && (torn || CLOSING.includes(opening) || OPENING.includes(text.at(-1) ?? ''))) return true;
  if (!isFull) return torn && line.segments.length === 1 && next.line.segments.length === 1;
  const indent = next.line.left - next.margins.left;
  const expected = lines.length > 1 ? line.left - last.margins.left : 0;
  const isNumbered = (opensWithNumbering(next.line.text) && !continuesInlineList(text, next.line.text)) || opensWithLabel(next.line.text);
  if (indented) {
    const hangs = lines.length > 1 && expected > 0.8 * size && Math.abs(indent - expected) < 0.5 * size;
    return (indent < 0.8 * size && !(isNumbered && endsSentence(text))) || (hangs && !isNumbered);
  }
  return !isNumbered && Math.abs(indent - expected) < 3 * size;
}

/** A title in large type that takes up several centred lines, however full they are. */
function isLongTitle(lines: readonly PlacedLine[], next: PlacedLine, bodySize: number): boolean {
  const last = lines.at(-1);
  if (last === undefined || last.page !== next.page || next.line.size < 1.15 * bodySize || Math.abs(last.line.size - next.line.size) > 1) return false;
  const isMiddle = Math.abs(last.line.left - last.margins.left - (last.margins.right - last.line.right)) < 1.5 * last.line.size;
  return isMiddle && isCentred(next) && last.line.text.length > 8 && !opensWithNumbering(next.line.text) && next.line.y - last.line.y < 2.6 * next.line.size;
}

function usualSize(lines: readonly PlacedLine[]): number {
  const sizes = lines.map(({ line }) => line.size).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 12;
}

function endsSentence(text: string): boolean {
  return /[。！？；：!?;.]$/.test(text);
}

/** Half way between the margins and well inside them. */
function isCentred({ line, margins }: PlacedLine): boolean {
  const left = line.left - margins.left;
  const right = margins.right - line.right;
  return left > line.size && Math.abs(left - right) < line.size * 1.2;
}

const firstToken = /^[“‘（(《〈〔[【「『]*(?:[\d.,%A-Za-z~-]+|.)[，。；：、！？）)》〉”’〕\]】」』…,;:!?%％]*(?:(?<=[〕\]】）)])\d+)?/u;

/** In characters: what opens a line and cannot be divided, such as 〔2021〕25. */
function firstTokenWidth(text: string): number {
  let width = 0;
  for (const character of firstToken.exec(text.slice(0, 40))?.[0] ?? '') width += character.charCodeAt(0) < 0x80 ? 0.55 : 1;
  return width;
}

/** The usual distance of base lines. */
function usualSpacing(lines: readonly PlacedLine[]): number {
  const distances: number[] = [];
  for (let at = 1; at < lines.length; at += 1) {
    const above = lines[at - 1];
    const below = lines[at];
    if (above !== undefined && below !== undefined && above.page === below.page) distances.push(below.line.y - above.line.y);
  }
  distances.sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 2)] ?? 20;
}

/** Whether the document sets the first line of a paragraph in. */
function hasFirstLineIndents(lines: readonly PlacedLine[]): boolean {
  let set = 0;
  for (const { line, margins } of lines) {
    const indent = (line.left - margins.left) / line.size;
    if (indent > 1.4 && indent < 2.8) set += 1;
  }
  return set * 8 >= lines.length;
}
