import { isBlank, narrowCharacter } from '#core/narrow-character.ts';

/**
 * A line of a text that is not blank. `from` and `to` leave out the spaces at both ends; `indent` and `width` count
 * columns, two for a Chinese character or sign and one for a narrow one.
 */
export type SourceLine = {
  readonly from: number;
  readonly to: number;
  readonly indent: number;
  readonly width: number;
  readonly text: string;
  /** Whether at least one blank line stands before it. */
  readonly afterBlank: boolean;
};

/** The lines of a text that hold more than spaces. */
export function sourceLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  let afterBlank = false;
  while (start <= text.length) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    let from = start;
    let indent = 0;
    while (from < end && isBlank(text.charCodeAt(from))) {
      indent += columns(text.charCodeAt(from));
      from += 1;
    }
    let to = end;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1;
    if (to > from) {
      lines.push({ from, to, indent, width: columnsOf(text, from, to), text: text.slice(from, to), afterBlank });
      afterBlank = false;
    } else afterBlank = true;
    start = end + 1;
  }
  return lines;
}

/** Columns that a stretch of text takes up in a fixed-width face. */
export function columnsOf(text: string, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += columns(text.charCodeAt(at));
  return sum;
}

/** ASCII for full-width digits, letters and signs of a short piece of text; Chinese punctuation stays. */
export function narrowed(text: string): string {
  if (!/[\u2010\u2011\u2212\u223c\u301c\u2e80-\u2fd5\uf900-\uffff]/.test(text)) return text;
  let out = '';
  for (let at = 0; at < text.length; at += 1) out += String.fromCharCode(narrowCharacter(text.charCodeAt(at)));
  return out;
}

function columns(code: number): number {
  if (code > 0x2fff && code < 0xfe00) return 2;
  if (code < 0x80) return code === 9 ? 4 : 1;
  if (code >= 0x2000 && code <= 0x200f) return code === 0x2003 ? 2 : code >= 0x200b ? 0 : 1;
  return code === 0xa0 || code === 0xfeff || code === 0xad ? 1 : code < 0x2010 ? 1 : 2;
}
