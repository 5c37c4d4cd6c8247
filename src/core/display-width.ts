/** Ranges that take two columns of a terminal (East Asian Wide and Fullwidth), as pairs of first and last code point. */
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x2e80, 0x303e], [0x3041, 0x33ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xa000, 0xa4cf], [0xa960, 0xa97f],
  [0xac00, 0xd7a3], [0xf900, 0xfaff], [0xfe30, 0xfe6f], [0xff00, 0xff60], [0xffe0, 0xffe6], [0x1f300, 0x1f64f], [0x1f900, 0x1f9ff], [0x20000, 0x3fffd],
];

/** Columns of one code point: 2 for full width, 0 for combining and invisible ones, else 1. */
export function columnsOf(code: number): 0 | 1 | 2 {
  if (code < 0x300) return code < 0x20 || (code >= 0x7f && code < 0xa0) ? 0 : 1;
  if (code <= 0x36f || (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || (code >= 0xfe00 && code <= 0xfe0f) || code === 0xfeff) return 0;
  return wideRanges.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

/** Columns that a text takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += columnsOf(character.codePointAt(0) ?? 0);
  return width;
}

const neverFirst = /^[，。、；：！？）〕》”’％%…—～,.;:!?)\]]/u;

/**
 * Breaks a text into lines of at most `width` columns: between ideographs, at spaces, never in the middle of a number or
 * a Latin word that fits a line, never before closing punctuation.
 */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const [piece] of text.matchAll(/[\w.,%+\-/:]+[万亿]?元?|\s+|[^]/gu)) {
    const columns = displayWidth(piece);
    if (used + columns > width && line !== '' && !neverFirst.test(piece)) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    if (line === '' && piece.trim() === '') continue;
    line += piece;
    used += columns;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
