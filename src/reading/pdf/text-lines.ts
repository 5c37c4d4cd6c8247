import { isNumberingAlone } from '#core/paragraphs/numbering.ts';
import type { PdfItem } from '#reading/pdf/pdf-page.ts';

/** Text on one base line without a wide gap: a printed line, or a field of one. */
export type PdfSegment = { readonly text: string; readonly left: number; readonly right: number; readonly y: number; readonly size: number };

/** Everything on one base line, from left to right. */
export type PdfLine = { readonly segments: readonly PdfSegment[]; readonly text: string; readonly left: number; readonly right: number; readonly y: number; readonly size: number };

/** Gaps wider than this many characters set fields apart. */
const WIDE_GAP = 1.5;

/** The printed lines of some items, from top to bottom. */
export function linesOf(items: readonly PdfItem[]): PdfLine[] {
  const sorted = [...items].sort((left, right) => left.y - right.y || left.x - right.x);
  const rows: PdfItem[][] = [];
  let row: PdfItem[] = [];
  let base: PdfItem | null = null;
  for (const item of sorted) {
    if (base === null || item.y - base.y > Math.max(1, isRaised(base, item) ? Math.max(item.size, base.size) * 0.5 : Math.min(item.size, base.size) * 0.3)) {
      row = [];
      rows.push(row);
      base = item;
    } else if (item.size > base.size) base = item;
    row.push(item);
  }
  return rows.map(lineOf);
}

/** Whether two neighbouring rows have fields side by side, so that the lines drawn on the page are worth reading. */
export function mayHoldTable(items: readonly PdfItem[]): boolean {
  return linesOf(items).filter(({ segments }) => segments.length > 1).length >= 2;
}

/** Small type that stands above the base line: a reference mark. */
function isRaised(first: PdfItem, second: PdfItem): boolean {
  return Math.min(first.size, second.size) < 0.75 * Math.max(first.size, second.size);
}

function lineOf(items: readonly PdfItem[]): PdfLine {
  const sorted = [...items].sort((left, right) => left.x - right.x);
  const segments: { text: string; left: number; right: number; y: number; size: number }[] = [];
  for (const item of sorted) {
    const last = segments.at(-1);
    const right = item.x + item.width;
    if (last !== undefined && isReference(item, last)) continue;
    if (last !== undefined && isNumberingAlone(last.text) && item.x - last.right < 6 * item.size) {
      last.text += /^[\dA-Za-z]/.test(item.text) ? ` ${item.text.trim()}` : item.text.trim();
      last.right = right;
      last.size = Math.max(last.size, item.size);
      continue;
    }
    if (last === undefined || item.x - last.right > WIDE_GAP * Math.max(last.size, item.size)) {
      segments.push({ text: item.text.trim(), left: item.x, right, y: item.y, size: item.size });
      continue;
    }
    last.text = join(last.text, item.text.trim(), (item.x - last.right) / item.size);
    last.right = Math.max(last.right, right);
    last.size = Math.max(last.size, item.size);
    last.y = Math.max(last.y, item.y);
  }
  const size = Math.max(...segments.map((segment) => segment.size));
  return {
    segments, size, text: segments.map(({ text }) => text).join('  '),
    left: segments[0]?.left ?? 0, right: Math.max(...segments.map((segment) => segment.right)), y: Math.max(...segments.map(({ y }) => y)),
  };
}

/** A small raised number is the mark of a note; behind an m it is an exponent. */
function isReference(item: PdfItem, last: { readonly text: string; readonly y: number; readonly size: number }): boolean {
  return item.size < 0.75 * last.size && item.y < last.y - 0.15 * last.size && /^[[(]?\d{1,3}[\])]?$/.test(item.text.trim()) && !/[a-zA-Z]$/.test(last.text);
}

const narrow = /[\x21-\x7e]/;

/** Two pieces of text side by side; a gap counts as a space between Latin letters and digits alone. */
export function join(left: string, right: string, gap: number): string {
  const between = narrow.test(left.slice(-1)) && narrow.test(right.slice(0, 1)) && gap > 0.2 ? ' ' : '';
  return left + between + right;
}
