import { isNumberingAlone, opensWithLabel, opensWithNumbering } from '#core/paragraphs/numbering.ts';
import type { SourceLine } from '#core/paragraphs/source-line.ts';
import { isTableRow } from '#core/paragraphs/table-row.ts';
import { isTornBeforeUnit, isTornFigure } from '#core/paragraphs/torn-figure.ts';

/** Lines that belong to one paragraph, as half-open indices into the list of lines. */
export type LineRange = { readonly first: number; readonly end: number };

const OPENING = '“‘（(《〈〔[【「『';
const CLOSING = '，。；：、！？）)》〉”’〕]】」』…,;:!?%％';
const FINAL = '。！？；：!?;';
/** Signs after which a sentence goes on. */
const GOING_ON = '，、,—－～~';
/** Whom the paper is for: the first paragraph begins below. */
const salutation = /^[^\s，。；、：:]{1,20}(?:局|厅|委|委员会|政府|办公室|人大|中心|领导|处|科)[：:]$/;

/**
 * Which lines belong together. In a text that was wrapped at a margin (from PDF or mail) a full line goes on in the
 * next; in a text with a paragraph per line only what was torn apart inside a figure or a sentence is put together.
 * `margin` is that of the whole text where the lines are a part of it.
 */
export function rejoinLines(lines: readonly SourceLine[], margin = wrapMargin(lines)): LineRange[] {
  const ranges: LineRange[] = [];
  const joining = new Joining(lines, margin);
  let first = 0;
  for (let at = 1; at <= lines.length; at += 1) {
    if (at < lines.length && joining.goesOn(first, at)) continue;
    ranges.push({ first, end: at });
    first = at;
  }
  return ranges;
}

/** The width at which the lines of a wrapped text are full; null for a text with a paragraph per line. */
export function wrapMargin(lines: readonly SourceLine[]): number | null {
  if (lines.length < 3) return null;
  const widths = lines.map((line) => line.indent + line.width).sort((left, right) => left - right);
  // A title or a table may stick out: the margin is the widest that a tenth of the lines reaches, or two lines.
  const quorum = Math.max(2, Math.floor(lines.length / 12));
  const margin = widths[widths.length - quorum] ?? 0;
  if (margin < 40 || margin > 140) return null;
  let full = 0;
  let broken = 0;
  let wide = 0;
  let near = 0;
  for (const [at, line] of lines.entries()) {
    const width = line.indent + line.width;
    if (width > margin + 8) wide += 1;
    else if (width >= margin - 8) near += 1;
    const next = lines[at + 1];
    if (width < margin - 8 || next === undefined || isTableRow(line, next)) continue;
    full += 1;
    if (isBroken(line, next)) broken += 1;
  }
  // Lines torn at odd places have all widths; those of a wrapped text crowd at its margin.
  return broken >= 2 && broken * 3 >= full && wide * 12 <= lines.length && near * 6 >= lines.length ? margin : null;
}

/** Whether a line ends where no sentence, item or heading ends. */
function isBroken(line: SourceLine, next: SourceLine): boolean {
  const last = line.text.at(-1) ?? '';
  if (FINAL.includes(last) || opensWithNumbering(next.text) || opensWithLabel(next.text) || isTableRow(next, undefined)) return false;
  return /[，。；：、,;:（“]/.test(line.text) || /[，。；：、,;:（）“”]/.test(next.text);
}

/** One walk down the lines. `goesOn` has to be asked line by line. */
class Joining {
  readonly #lines: readonly SourceLine[];
  readonly #margin: number | null;
  /** Converters put out a printed line in pieces around punctuation: where the printed line began, and what it fills. */
  #printedFrom = 0;
  #printedWidth: number;
  /** Lines up to this index are known to be pieces of one printed line. */
  #piecesUntil = 0;

  constructor(lines: readonly SourceLine[], margin: number | null) {
    this.#lines = lines;
    this.#margin = margin;
    const [line] = lines;
    this.#printedWidth = line === undefined ? 0 : assumedIndent(line) + line.width;
  }

  /** Whether line `at` goes on in the paragraph that began with line `first`. */
  goesOn(first: number, at: number): boolean {
    const line = this.#lines[at - 1];
    const next = this.#lines[at];
    if (line === undefined || next === undefined) return false;
    const isFull = this.#margin !== null && this.#isFull(next, this.#margin);
    const answer = this.#decide(first, at, line, next, isFull);
    const hangs = CLOSING.includes(next.text.charAt(0)) && next.width <= 4;
    const samePrintedLine = answer && this.#margin !== null && (hangs || this.#printedWidth + next.width <= this.#margin + 4 + at - this.#printedFrom);
    if (!samePrintedLine) {
      this.#printedFrom = at;
      this.#printedWidth = answer ? next.indent : assumedIndent(next);
    }
    this.#printedWidth += next.width;
    return answer;
  }

  #decide(first: number, at: number, line: SourceLine, next: SourceLine, isFull: boolean): boolean {
    const before = at - first > 1 ? this.#textBefore(first, at) : line.text;
    if (next.afterBlank && this.#margin === null) return isTornBeforeUnit(before, next.text);
    if (isTornFigure(before, next.text)) return !isNumberRow(next);
    if (opensWithNumbering(next.text) || opensWithLabel(next.text)) return false;
    if (CLOSING.includes(next.text.charAt(0)) && !isNumberRow(next)) return true;
    if (isNumberingAlone(line.text) && at - first === 1) return true;
    if (at - first === 1 && salutation.test(line.text)) return false;
    if (isTableRow(line, next) || isTableRow(next, this.#lines[at + 1])) return false;
    const last = line.text.at(-1) ?? '';
    if (OPENING.includes(last) || GOING_ON.includes(last)) return true;
    if (this.#margin === null) return isTornSentence(line, next);
    return this.#isWrapped(first, at, line, next, isFull, this.#margin);
  }

  /** The end of what was put together so far; enough for a number torn into single digits. */
  #textBefore(first: number, at: number): string {
    let text = '';
    for (let back = at - 1; back >= first && text.length < 40; back -= 1) text = (this.#lines[back]?.text ?? '') + text;
    return text;
  }

  /** Whether what opens the next line had no more room. */
  #isFull(next: SourceLine, margin: number): boolean {
    return margin - this.#printedWidth < firstTokenWidth(next.text) + 5;
  }

  #isWrapped(first: number, at: number, line: SourceLine, next: SourceLine, isFull: boolean, margin: number): boolean {
    if (at <= this.#piecesUntil) return true;
    if (next.indent >= 2 && next.indent > line.indent && at - first > 1) return false;
    const isHeading = at - first === 1 && opensWithNumbering(line.text) && !/[，。；：,;]/.test(line.text);
    if (FINAL.includes(line.text.at(-1) ?? '')) {
      if (isFull && !next.afterBlank) return /[：:]$/.test(line.text) || !this.#looksLikeFirstLine(at, margin);
    } else if (isFull || (!isHeading && line.width >= margin * 0.8)) return true;
    if (isHeading) return false;
    return this.#findPieces(at, line, margin) || /原因(?:[是为]|如下)?[：:]$/.test(line.text);
  }

  /** A line that breaks off mid-sentence two characters before the margin was indented in print. */
  #looksLikeFirstLine(at: number, margin: number): boolean {
    const line = this.#lines[at];
    const next = this.#lines[at + 1];
    if (line === undefined || next === undefined || line.indent > 0 || FINAL.includes(line.text.at(-1) ?? '')) return false;
    const short = margin - line.width;
    return short >= 4 && short <= 8 && firstTokenWidth(next.text) <= 4;
  }

  #findPieces(at: number, line: SourceLine, margin: number): boolean {
    let sum = this.#printedWidth;
    const closed = FINAL.includes(line.text.at(-1) ?? '');
    for (let piece = at; piece < this.#lines.length && piece < at + 16; piece += 1) {
      const candidate = this.#lines[piece];
      if (candidate === undefined || opensWithNumbering(candidate.text) || opensWithLabel(candidate.text)) return false;
      if (isTableRow(candidate, this.#lines[piece + 1]) || (closed && candidate.width > margin - 12)) return false;
      sum += candidate.width;
      // Neighbouring signs are squeezed together in print, so a line holds a little more than its columns.
      if (sum > margin + 3 + piece - this.#printedFrom) return false;
      if (sum >= margin - 7) {
        this.#piecesUntil = piece;
        return true;
      }
    }
    return false;
  }
}

/** Text without visible indents has lost them: the first line of a paragraph is two characters in. */
function assumedIndent(line: SourceLine): number {
  return line.indent === 0 ? 4 : line.indent;
}

/** A line of prose without an end, and the next no beginning: a stray line break inside a sentence. */
function isTornSentence(line: SourceLine, next: SourceLine): boolean {
  const last = line.text.at(-1) ?? '';
  if (FINAL.includes(last) || CLOSING.includes(last) || last === '.') return false;
  if (next.indent > line.indent || opensLikeParagraph.test(next.text) || !/[，。；,;]/.test(line.text) || opensWithNumbering(line.text)) return false;
  return /[。；，：.;,]/.test(next.text);
}

const opensLikeParagraph = /^(?:[一二三四五六七八九十]是|首先|其次|再次|最后|目前|下一步|截[至止]|(?:19|20)\d\d年|[^\s，。；：:]{2,10}[：:])/;

/** Several numbers with nothing else: a row of a table, not the rest of a torn number. */
function isNumberRow(line: SourceLine): boolean {
  return /^[-\d,，.．%％]+(?:[\s　]+[-\d,，.．%％]+){2,}$/.test(line.text);
}

/** Width of what cannot be broken at the head of a line: a number or a Latin word, or one character with what must follow it. */
function firstTokenWidth(text: string): number {
  const narrow = /^[\d.,%A-Za-z]+/.exec(text)?.[0];
  if (narrow !== undefined) return narrow.length;
  let width = 2;
  for (let at = 1; at < text.length && CLOSING.includes(text.charAt(at)); at += 1) width += 2;
  return width;
}
