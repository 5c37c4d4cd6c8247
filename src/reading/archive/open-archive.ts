import { inflateRawSync } from 'node:zlib';
import { refusals } from '#reading/refusals.ts';

/** What may be unpacked: of one entry, and of all entries of an archive together. */
const LARGEST_ENTRY = 128 * 1024 * 1024;
const LARGEST_TOTAL = 300 * 1024 * 1024;
const MOST_ENTRIES = 20_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

type Entry = { readonly flags: number; readonly method: number; readonly packed: number; readonly unpacked: number; readonly offset: number };

/**
 * A zip archive whose entries are unpacked one by one, when they are asked for, within limits that do not trust the
 * sizes that the archive states. Throws a `Refusal` for archives that are broken, encrypted or unpack to too much.
 */
export class Archive {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries = new Map<string, Entry>();
  #unpacked = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#readDirectory();
  }

  /** Names of the entries, `\` as `/`, in the order of the directory. */
  names(): string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** An entry's bytes; null where there is none of that name. */
  read(name: string): Uint8Array | null {
    const entry = this.#entries.get(name);
    if (entry === undefined) return null;
    if ((entry.flags & 1) !== 0) throw refusals.encrypted();
    const packed = this.#packedBytes(entry);
    const room = Math.min(LARGEST_ENTRY, LARGEST_TOTAL - this.#unpacked);
    if (entry.unpacked > room) throw refusals.unpacksTooLarge();
    if (entry.method === 0) {
      this.#unpacked += packed.length;
      return packed;
    }
    if (entry.method !== 8) throw refusals.brokenArchive();
    const bytes = inflate(packed, room);
    this.#unpacked += bytes.length;
    return bytes;
  }

  #packedBytes(entry: Entry): Uint8Array {
    const { offset } = entry;
    if (offset + 30 > this.#bytes.length || this.#view.getUint32(offset, true) !== LOCAL_ENTRY) throw refusals.brokenArchive();
    const start = offset + 30 + this.#view.getUint16(offset + 26, true) + this.#view.getUint16(offset + 28, true);
    if (start + entry.packed > this.#bytes.length) throw refusals.brokenArchive();
    return this.#bytes.subarray(start, start + entry.packed);
  }

  #readDirectory(): void {
    const end = this.#findEnd();
    let at = this.#view.getUint32(end + 16, true);
    const count = this.#view.getUint16(end + 10, true);
    if (count > MOST_ENTRIES) throw refusals.unpacksTooLarge();
    for (let entry = 0; entry < count; entry += 1) {
      if (at + 46 > this.#bytes.length || this.#view.getUint32(at, true) !== DIRECTORY_ENTRY) throw refusals.brokenArchive();
      const nameLength = this.#view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(this.#bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/').replace(/^\/+/, '');
      if (!this.#entries.has(name)) {
        this.#entries.set(name, {
          flags: this.#view.getUint16(at + 8, true),
          method: this.#view.getUint16(at + 10, true),
          packed: this.#view.getUint32(at + 20, true),
          unpacked: this.#view.getUint32(at + 24, true),
          offset: this.#view.getUint32(at + 42, true),
        });
      }
      at += 46 + nameLength + this.#view.getUint16(at + 30, true) + this.#view.getUint16(at + 32, true);
    }
  }

  /** The end record stands behind everything else, before a comment of at most 65,535 bytes. */
  #findEnd(): number {
    const last = this.#bytes.length - 22;
    for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
      if (this.#view.getUint32(at, true) === END_OF_DIRECTORY) return at;
    }
    throw refusals.brokenArchive();
  }
}

function inflate(packed: Uint8Array, most: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
    throw code === 'ERR_BUFFER_TOO_LARGE' ? refusals.unpacksTooLarge() : refusals.brokenArchive();
  }
}
