import type { PdfLine } from '#reading/pdf/text-lines.ts';

export type PageLines = { readonly number: number; readonly height: number; readonly lines: readonly PdfLine[] };

const pageNumber = /^[-—–－―~·•\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，共]\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–－―~·•\s]*$|^[ivxIVX]{1,6}$/;
const dashedNumber = /^[-—–－―·•]\s*\d{1,4}\s*[-—–－―·•]$|^第\s*\d+\s*页/;

/**
 * The lines that are headers, footers and page numbers: the outermost lines of pages that say the same, but for a number,
 * at the same height on at least two pages and a third of all.
 */
export function findRunningHeads(pages: readonly PageLines[]): ReadonlySet<PdfLine> {
  const heads = new Set<PdfLine>();
  for (const edge of ['top', 'bottom'] as const) {
    for (let depth = 0; depth < 3; depth += 1) {
      const outermost = pages.map((page) => edgeLine(page, edge, heads)).filter((entry) => entry !== null);
      const found = outermost.filter((entry) => isRepeated(entry, outermost) || isLoneNumber(entry, edge));
      if (found.length === 0) break;
      for (const { line } of found) heads.add(line);
    }
  }
  return heads;
}

type EdgeLine = { readonly page: PageLines; readonly line: PdfLine; readonly key: string };

function edgeLine(page: PageLines, edge: 'top' | 'bottom', heads: ReadonlySet<PdfLine>): EdgeLine | null {
  const left = page.lines.filter((line) => !heads.has(line));
  const line = edge === 'top' ? left[0] : left.at(-1);
  if (line === undefined) return null;
  const text = line.text.replace(/\s+/g, '');
  const inMargin = edge === 'top' ? line.y < page.height * 0.16 : line.y > page.height * 0.84;
  return inMargin && standsApart(line, edge === 'top' ? left[1] : left.at(-2), left) ? { page, line, key: pageNumber.test(line.text.trim()) ? '#' : text.replace(/\d+/g, '#') } : null;
}

/** Further from the next line than lines of text are from each other, or in another size. */
function standsApart(line: PdfLine, neighbour: PdfLine | undefined, lines: readonly PdfLine[]): boolean {
  if (neighbour === undefined || Math.abs(line.size - neighbour.size) > 0.1 * neighbour.size) return true;
  const distances = lines.slice(1).map((other, at) => other.y - (lines[at]?.y ?? 0)).sort((a, b) => a - b);
  return Math.abs(line.y - neighbour.y) > 1.15 * (distances[Math.floor(distances.length / 2)] ?? 0);
}

/** A title that stands on its own first page is not repeated; running heads are. */
function isRepeated(entry: EdgeLine, all: readonly EdgeLine[]): boolean {
  const same = all.filter((other) => other.key === entry.key && Math.abs(other.line.y - entry.line.y) < 12);
  if (same.length < Math.max(2, Math.ceil(all.length / 3))) return false;
  return same.every(({ line }) => line.text === entry.line.text) || countsUp(same);
}

/** Some number in each line is that of its page, or off by the same amount on most of them. */
function countsUp(entries: readonly EdgeLine[]): boolean {
  const numbers = entries.map(({ line, page }) => Array.from(line.text.matchAll(/\d{1,6}/g), ([digits]) => Number.parseInt(digits, 10) - page.number));
  return (numbers[0] ?? []).some((shift, at) => {
    const fitting = numbers.filter((line) => line[at] === shift).length;
    return fitting >= 2 && fitting * 2 > numbers.length;
  });
}

/** — 3 — at the foot needs no second page to be known for what it is. */
function isLoneNumber({ line }: EdgeLine, edge: 'top' | 'bottom'): boolean {
  return edge === 'bottom' && line.segments.length === 1 && dashedNumber.test(line.text.trim());
}
