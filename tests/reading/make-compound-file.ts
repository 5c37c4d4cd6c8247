const SECTOR = 512;
const END = 0xfffffffe;

/** An OLE compound file of a few streams, each of 4,096 bytes and more, such as old or encrypted office files are. */
export function makeCompoundFile(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(streams);
  const lengths = entries.map(([, bytes]) => Math.ceil(bytes.length / SECTOR));
  const total = 2 + lengths.reduce((sum, length) => sum + length, 0);
  const file = new Uint8Array(SECTOR * (1 + total));
  const view = new DataView(file.buffer);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, value] of [[24, 0x3e], [26, 3], [28, 0xfffe], [30, 9], [32, 6]] as const) view.setUint16(at, value, true);
  for (const [at, value] of [[44, 1], [48, 1], [56, 4096], [60, END], [68, END], [76, 0]] as const) view.setUint32(at, value, true);
  for (let at = 80; at < SECTOR; at += 4) view.setUint32(at, 0xffffffff, true);
  const table = (sector: number, next: number): void => view.setUint32(SECTOR + 4 * sector, next, true);
  for (let sector = 0; sector < 128; sector += 1) table(sector, 0xffffffff);
  table(0, 0xfffffffd);
  table(1, END);
  const directory = (index: number, name: string, type: number, start: number, size: number): void => {
    const at = 2 * SECTOR + 128 * index;
    for (const [character, letter] of [...name].entries()) view.setUint16(at + 2 * character, letter.charCodeAt(0), true);
    view.setUint16(at + 64, 2 * name.length + 2, true);
    view.setUint8(at + 66, type);
    view.setUint32(at + 116, start, true);
    view.setUint32(at + 120, size, true);
  };
  directory(0, 'Root Entry', 5, END, 0);
  let sector = 2;
  for (const [index, [name, bytes]] of entries.entries()) {
    const length = lengths[index] ?? 0;
    directory(index + 1, name, 2, sector, bytes.length);
    file.set(bytes, SECTOR * (1 + sector));
    for (let at = 0; at < length; at += 1) table(sector + at, at + 1 < length ? sector + at + 1 : END);
    sector += length;
  }
  return file;
}
