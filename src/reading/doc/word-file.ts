import type { CompoundFile } from '#reading/ole/compound-file.ts';
import { refusals } from '#reading/refusals.ts';

/** Positions of the tables in the file information block: the pair number times eight behind byte 154. */
export const tables = { styles: 1, footnoteReferences: 2, footnoteTexts: 3, characterRuns: 12, paragraphRuns: 13, pieces: 33, lists: 73, listOverrides: 74 } as const;

/** The streams of a Word 97 to 2003 file and the lengths of its stories, in characters. */
export type WordFile = {
  readonly main: DataView;
  readonly table: DataView;
  readonly data: DataView;
  readonly body: number;
  readonly footnotes: number;
  readonly headers: number;
  readonly comments: number;
  readonly endnotes: number;
  readonly textBoxes: number;
};

/** Opens the streams. Throws a `Refusal` for encrypted files; null for versions before Word 97. */
export function openWordFile(file: CompoundFile): WordFile | null {
  const stream = file.stream('WordDocument');
  if (stream === null || stream.length < 1024) throw refusals.cannotRead('no WordDocument stream');
  const main = viewOf(stream);
  if (main.getUint16(0, true) !== 0xa5ec || main.getUint16(2, true) < 193) return null;
  const flags = main.getUint16(10, true);
  if ((flags & 0x0100) !== 0) throw refusals.encrypted();
  const table = file.stream((flags & 0x0200) !== 0 ? '1Table' : '0Table');
  if (table === null) throw refusals.cannotRead('no table stream');
  const count = (at: number): number => Math.min(main.getUint32(at, true), stream.length);
  return {
    main, table: viewOf(table), data: viewOf(file.stream('Data') ?? new Uint8Array(0)),
    body: count(0x4c), footnotes: count(0x50), headers: count(0x54), comments: count(0x5c), endnotes: count(0x60), textBoxes: count(0x64),
  };
}

/** One of the tables of the table stream; empty where the file has none or it lies outside of the stream. */
export function tableOf(file: WordFile, pair: number): DataView {
  const at = 154 + 8 * pair;
  if (at + 8 > file.main.byteLength) return new DataView(new ArrayBuffer(0));
  return within(file.table, file.main.getUint32(at, true), file.main.getUint32(at + 4, true));
}

/** A part of a view, cut where the view ends. */
export function within(view: DataView, start: number, length: number): DataView {
  const from = Math.min(start, view.byteLength);
  return new DataView(view.buffer, view.byteOffset + from, Math.min(length, view.byteLength - from));
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
