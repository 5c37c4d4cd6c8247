import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { spliceArchive } from '#documents/docx/archive-splice.ts';

const original = zipSync({ 'a.txt': strToU8('甲'.repeat(500)), 'b/c.bin': [new Uint8Array([1, 2, 3]), { level: 0 }], 'd.txt': strToU8('丁') });

test('entries are replaced and added, the others carried over as they were compressed', () => {
  const splice = spliceArchive(original);
  expect(strFromU8(splice.read('d.txt') ?? new Uint8Array())).toBe('丁');
  expect(splice.read('b/c.bin')).toEqual(Buffer.from([1, 2, 3]));
  expect(splice.read('none')).toBeNull();
  const written = splice.write(new Map([['d.txt', strToU8('戊己')], ['e.txt', strToU8('')]]));
  const parts = unzipSync(written);
  expect(Object.keys(parts)).toEqual(['a.txt', 'b/c.bin', 'd.txt', 'e.txt']);
  expect(strFromU8(parts['a.txt'] ?? new Uint8Array())).toBe('甲'.repeat(500));
  expect(strFromU8(parts['d.txt'] ?? new Uint8Array())).toBe('戊己');
  // The raw bytes of what was not touched are in the new archive unchanged.
  const end = Buffer.from(original).indexOf('d.txt') - 30;
  expect(Buffer.from(written).subarray(0, end)).toEqual(Buffer.from(original).subarray(0, end));
});

test('the result can be spliced again', () => {
  const once = spliceArchive(original).write(new Map([['a.txt', strToU8('乙')]]));
  const twice = spliceArchive(once).write(new Map([['b/c.bin', strToU8('丙')]]));
  expect(Object.entries(unzipSync(twice)).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([['a.txt', '乙'], ['b/c.bin', '丙'], ['d.txt', '丁']]);
});

test('what is no archive is refused with a reason', () => {
  expect(() => spliceArchive(new Uint8Array(100))).toThrow('not a ZIP archive');
  const broken = original.slice();
  broken.fill(0, broken.length - 100, broken.length - 30);
  expect(() => spliceArchive(broken)).toThrow('broken ZIP archive');
});
