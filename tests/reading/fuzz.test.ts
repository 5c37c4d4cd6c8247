import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal.ts';
import { foldDocument } from '#core/folded-text.ts';
import { readDocument } from '#reading/read-document.ts';
import { paragraph, pdfFile, wordFile } from './made-files.ts';

/** A document or a refusal within the time; anything else fails. */
async function survives(name: string, bytes: Uint8Array): Promise<void> {
  const started = performance.now();
  try {
    const document = await readDocument(name, bytes);
    for (const { start, end } of document.blocks) expect(start <= end && end <= document.text.length).toBe(true);
    foldDocument(document);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(Refusal);
  }
  expect(performance.now() - started).toBeLessThan(20_000);
}

const word = wordFile(['年度预算30万元，实际支出21.62万元。', '存在的问题', '无'].map(paragraph).join(''));
const page = pdfFile('BT /F1 12 Tf (30) Tj ET');
const web = strToU8('<html><meta charset="utf-8"><p>年度预算<b>30</b>万元</p><table><tr><td colspan="2">a</td></tr></table></html>');

const cut = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> => fc.integer({ min: 1, max: bytes.length }).map((length) => bytes.slice(0, length));
const flipped = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> => fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }).map((changes) => {
  const changed = bytes.slice();
  for (const [at, value] of changes) changed[at] = value;
  return changed;
});
const shuffled = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> => fc.tuple(fc.nat(bytes.length), fc.nat(bytes.length)).map(([left, right]) => new Uint8Array([...bytes.slice(Math.min(left, right)), ...bytes.slice(0, Math.min(left, right))]));

describe('whatever the bytes', () => {
  test('random bytes under any name', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom('a.txt', 'a.docx', 'a.pdf', 'a.xlsx', 'a.html', 'a.doc', 'a.wps', 'a'), fc.uint8Array({ maxLength: 600 }), survives), { numRuns: 150 });
  }, 120_000);

  test.each([['a.docx', word], ['a.html', web]] as const)('%s cut, flipped, shuffled', async (name, bytes) => {
    await fc.assert(fc.asyncProperty(fc.oneof(cut(bytes), flipped(bytes), shuffled(bytes)), (spoiled) => survives(name, spoiled)), { numRuns: 120 });
  }, 120_000);

  test('a.pdf cut, flipped, shuffled', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(cut(page), flipped(page), shuffled(page)), (spoiled) => survives('a.pdf', spoiled)), { numRuns: 15 });
  }, 180_000);
});
