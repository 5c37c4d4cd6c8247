import { within, tableOf, tables, type WordFile } from '#reading/doc/word-file.ts';
import { refusals } from '#reading/refusals.ts';

/** A stretch of text by character positions, and where its characters lie in the main stream. */
export type Piece = { readonly start: number; readonly end: number; readonly offset: number; readonly wide: boolean };

/** All stories of a Word file as one string; positions are those of the file. */
export type WordText = { readonly text: string; readonly pieces: readonly Piece[] };

/** What bytes 80 to 9F mean in text that is stored with one byte a character: quotation marks, dashes, the ellipsis. */
const signs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Puts the text together from the piece table. */
export function readWordText(file: WordFile): WordText {
  const table = pieceTable(tableOf(file, tables.pieces));
  const count = Math.floor((table.byteLength - 4) / 12);
  const pieces: Piece[] = [];
  const parts: string[] = [];
  let length = 0;
  for (let index = 0; index < count; index += 1) {
    const start = table.getUint32(4 * index, true);
    const end = table.getUint32(4 * index + 4, true);
    const descriptor = table.getUint32(4 * (count + 1) + 8 * index + 2, true);
    const wide = (descriptor & 0x40000000) === 0;
    const offset = wide ? descriptor : (descriptor & 0x3fffffff) >>> 1;
    const room = Math.floor(Math.max(0, file.main.byteLength - offset) / (wide ? 2 : 1));
    if (start !== length || end < start || end - start > room) throw refusals.cannotRead('piece table out of order');
    pieces.push({ start, end, offset, wide });
    parts.push(wide ? wideText(file.main, offset, end - start) : narrowText(file.main, offset, end - start));
    length = end;
  }
  return { text: parts.join(''), pieces };
}

/** The file offset of a character; -1 outside of all pieces. */
export function fileOffset({ pieces }: WordText, position: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece === undefined) break;
    if (position < piece.start) high = middle - 1;
    else if (position >= piece.end) low = middle + 1;
    else return piece.offset + (position - piece.start) * (piece.wide ? 2 : 1);
  }
  return -1;
}

function pieceTable(structure: DataView): DataView {
  let at = 0;
  while (at + 5 <= structure.byteLength) {
    const kind = structure.getUint8(at);
    if (kind === 2) return within(structure, at + 5, structure.getUint32(at + 1, true));
    if (kind !== 1) break;
    at += 3 + structure.getUint16(at + 1, true);
  }
  throw refusals.cannotRead('no piece table');
}

function wideText(main: DataView, offset: number, length: number): string {
  return new TextDecoder('utf-16le').decode(within(main, offset, 2 * length));
}

function narrowText(main: DataView, offset: number, length: number): string {
  let text = '';
  for (let at = 0; at < length; at += 1) {
    const code = main.getUint8(offset + at);
    text += code >= 0x80 && code < 0xa0 ? signs.charAt(code - 0x80) : String.fromCharCode(code);
  }
  return text;
}
