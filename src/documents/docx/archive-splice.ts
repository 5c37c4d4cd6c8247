import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** An archive with some entries replaced or added; every other entry is carried over byte for byte, compressed as it was. */
export type ArchiveSplice = { readonly read: (name: string) => Uint8Array | null; readonly write: (replaced: ReadonlyMap<string, Uint8Array>) => Uint8Array };

type Entry = {
  readonly name: string;
  readonly central: Buffer;
  readonly offset: number;
  readonly method: number;
  readonly compressedSize: number;
};

const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const endSignature = 0x06054b50;
const maximumEntry = 1 << 28;

/**
 * Opens a ZIP archive for replacing entries. `read` answers the content of an entry, null where there is none.
 * Throws an Error for archives in several files, of more than 4 GB, or broken ones; a docx that was read is none of these.
 */
export function spliceArchive(bytes: Uint8Array): ArchiveSplice {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfArchive(archive);
  const centralStart = archive.readUInt32LE(end + 16);
  const entries = readCentral(archive, centralStart, archive.readUInt16LE(end + 10));
  const byOffset = [...entries].sort((left, right) => left.offset - right.offset);
  const until = new Map(byOffset.map((entry, index) => [entry, byOffset[index + 1]?.offset ?? centralStart]));
  return {
    read: (name) => {
      const entry = entries.find((each) => each.name === name);
      if (entry === undefined) return null;
      const data = dataStart(archive, entry.offset);
      const raw = archive.subarray(data, data + entry.compressedSize);
      return entry.method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: maximumEntry });
    },
    write: (replaced) => {
      const pieces: Buffer[] = [];
      const central: Buffer[] = [];
      let position = 0;
      const put = (local: Buffer, record: Buffer): void => {
        record.writeUInt32LE(position, 42);
        pieces.push(local);
        central.push(record);
        position += local.length;
      };
      for (const entry of entries) {
        const content = replaced.get(entry.name);
        if (content === undefined) put(archive.subarray(entry.offset, until.get(entry) ?? centralStart), Buffer.from(entry.central));
        else put(...packed(entry.name, content, entry.central.readUInt32LE(12)));
      }
      for (const [name, content] of replaced) {
        if (!entries.some((entry) => entry.name === name)) put(...packed(name, content, entries[0]?.central.readUInt32LE(12) ?? 0));
      }
      const tail = Buffer.alloc(22);
      const size = central.reduce((sum, record) => sum + record.length, 0);
      tail.writeUInt32LE(endSignature, 0);
      tail.writeUInt16LE(central.length, 8);
      tail.writeUInt16LE(central.length, 10);
      tail.writeUInt32LE(size, 12);
      tail.writeUInt32LE(position, 16);
      return Buffer.concat([...pieces, ...central, tail]);
    },
  };
}

function endOfArchive(archive: Buffer): number {
  for (let at = archive.length - 22; at >= Math.max(0, archive.length - 22 - 0xffff); at -= 1) {
    if (archive.readUInt32LE(at) === endSignature) return at;
  }
  throw new Error('not a ZIP archive: its end record is missing');
}

function readCentral(archive: Buffer, start: number, count: number): Entry[] {
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== centralSignature) throw new Error(`broken ZIP archive: no directory record ${index + 1} of ${count}`);
    const nameLength = archive.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    const offset = archive.readUInt32LE(at + 42);
    if (offset === 0xffffffff || archive.readUInt32LE(offset) !== localSignature) throw new Error(`broken ZIP archive: no entry at ${offset}`);
    entries.push({
      name: archive.subarray(at + 46, at + 46 + nameLength).toString('utf8'),
      central: archive.subarray(at, next), offset, method: archive.readUInt16LE(at + 10), compressedSize: archive.readUInt32LE(at + 20),
    });
    at = next;
  }
  return entries;
}

function dataStart(archive: Buffer, offset: number): number {
  return offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
}

/** Local part and directory record of an entry; the time of day is that of the entry it replaces. */
function packed(name: string, content: Uint8Array, time: number): [local: Buffer, central: Buffer] {
  const nameBytes = Buffer.from(name, 'utf8');
  const data = deflateRawSync(content);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(time, 6);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(nameBytes.length, 22);
  const local = Buffer.alloc(4);
  local.writeUInt32LE(localSignature, 0);
  const head = Buffer.alloc(6);
  head.writeUInt32LE(centralSignature, 0);
  head.writeUInt16LE(20, 4);
  return [Buffer.concat([local, fields, nameBytes, data]), Buffer.concat([head, fields, Buffer.alloc(14), nameBytes])];
}
