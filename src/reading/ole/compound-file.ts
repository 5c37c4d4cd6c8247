import { refusals } from '#reading/refusals.ts';

const END_OF_CHAIN = 0xfffffffe;
const FREE = 0xffffffff;

type Entry = { readonly start: number; readonly size: number };

/** An OLE compound file (doc, xls, encrypted docx): its streams by name. Throws a `Refusal` where the structure is broken. */
export class CompoundFile {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sectorSize: number;
  readonly #table: readonly number[];
  readonly #miniTable: readonly number[];
  readonly #miniStream: Uint8Array;
  readonly #miniSectorSize: number;
  readonly #smallest: number;
  readonly #entries = new Map<string, Entry>();

  constructor(bytes: Uint8Array) {
    if (bytes.length < 1536) throw refusals.brokenArchive();
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const shift = this.#view.getUint16(30, true);
    const miniShift = this.#view.getUint16(32, true);
    if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw refusals.brokenArchive();
    this.#sectorSize = 1 << shift;
    this.#miniSectorSize = 1 << miniShift;
    this.#smallest = this.#view.getUint32(56, true);
    this.#table = this.#readTable();
    const root = this.#readDirectory(this.#chain(this.#view.getUint32(48, true)));
    const miniTable = this.#chain(this.#view.getUint32(60, true));
    this.#miniTable = words(miniTable);
    this.#miniStream = root === null ? new Uint8Array(0) : this.#chain(root.start).subarray(0, root.size);
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The bytes of a stream; null where there is none of that name. A stream that is cut short ends early. */
  stream(name: string): Uint8Array | null {
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    if (entry.size >= this.#smallest) return this.#chain(entry.start).subarray(0, entry.size);
    const pieces: Uint8Array[] = [];
    let sector = entry.start;
    for (let count = 0; sector < this.#miniTable.length && count * this.#miniSectorSize < entry.size; count += 1) {
      pieces.push(this.#miniStream.subarray(sector * this.#miniSectorSize, (sector + 1) * this.#miniSectorSize));
      sector = this.#miniTable[sector] ?? END_OF_CHAIN;
    }
    return concatenated(pieces).subarray(0, entry.size);
  }

  #sector(number: number): Uint8Array {
    const start = (number + 1) * this.#sectorSize;
    return this.#bytes.subarray(start, start + this.#sectorSize);
  }

  /** The sectors of the allocation table: the first 109 are listed in the header, the rest in sectors of their own. */
  #readTable(): number[] {
    const most = Math.ceil(this.#bytes.length / this.#sectorSize);
    const sectors: number[] = [];
    for (let at = 0; at < 109; at += 1) sectors.push(this.#view.getUint32(76 + 4 * at, true));
    let next = this.#view.getUint32(68, true);
    for (let count = 0; next < most && count < most; count += 1) {
      const list = words(this.#sector(next));
      sectors.push(...list.slice(0, -1));
      next = list.at(-1) ?? END_OF_CHAIN;
    }
    const table: number[] = [];
    for (const sector of sectors) {
      if (sector === FREE || sector >= most) continue;
      if (table.length > most + this.#sectorSize) break;
      for (const word of words(this.#sector(sector))) table.push(word);
    }
    return table;
  }

  #chain(start: number): Uint8Array {
    const pieces: Uint8Array[] = [];
    const most = Math.ceil(this.#bytes.length / this.#sectorSize);
    for (let sector = start; sector < this.#table.length && pieces.length <= most; sector = this.#table[sector] ?? END_OF_CHAIN) pieces.push(this.#sector(sector));
    return concatenated(pieces);
  }

  /** Takes down the streams of all storages by their name alone, the first of a name; answers the root entry. */
  #readDirectory(directory: Uint8Array): Entry | null {
    const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
    let root: Entry | null = null;
    for (let at = 0; at + 128 <= directory.length; at += 128) {
      const length = Math.min(64, view.getUint16(at + 64, true));
      const type = directory[at + 66];
      let name = '';
      for (let character = 0; character + 2 < length; character += 2) name += String.fromCharCode(view.getUint16(at + character, true));
      const entry = { start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) };
      if (type === 5) root ??= entry;
      else if (type === 2 && !this.#entries.has(name)) this.#entries.set(name, entry);
    }
    return root;
  }
}

function words(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const list: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) list.push(view.getUint32(at, true));
  return list;
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
