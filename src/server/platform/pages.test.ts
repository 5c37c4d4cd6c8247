import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageOf, readCursor, writeCursor } from '#server/platform/pages.ts';
import { Problem } from '#server/platform/problem.ts';

const id = '0190a7f0-0000-7000-8000-000000000001';

test('a cursor leads back to where a page of the same sorting ended', () => {
  const cursor = { sort: '-name', value: '人才培训', id };
  expect(readCursor(writeCursor(cursor), '-name')).toEqual(cursor);
  expect(readCursor(writeCursor({ ...cursor, value: null }), '-name')).toEqual({ ...cursor, value: null });
  expect([readCursor(undefined, 'name'), readCursor('', 'name')]).toEqual([null, null]);
});

function refusal(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch (thrown) {
    return thrown instanceof Problem ? `${thrown.status} ${thrown.code}` : String(thrown);
  }
}

test('a cursor of another sorting, or one that was tampered with, is refused and never anything else', () => {
  expect(refusal(() => readCursor(writeCursor({ sort: 'name', value: 'a', id }), '-name'))).toBe('400 bad-cursor');
  expect(refusal(() => readCursor(writeCursor({ sort: 'name', value: 'a', id: "' or true --" }), 'name'))).toBe('400 bad-cursor');
  expect(refusal(() => readCursor(writeCursor({ sort: 'name', value: 'a\u0000', id }), 'name'))).toBe('400 bad-cursor');
  fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map((text) => Buffer.from(text).toString('base64url'))), (text) => {
    expect(['400 bad-cursor', 'none']).toContain(refusal(() => readCursor(text, 'name')));
  }));
});

test('pages of any size give every row once and in order', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.nat(200), { maxLength: 30 }), fc.integer({ min: 1, max: 10 }), (numbers, limit) => {
    const rows = numbers.toSorted((left, right) => left - right);
    const read: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const after = readCursor(cursor, 'number');
      const left = rows.filter((row) => after === null || row > Number(after.value));
      const page: { items: readonly number[]; nextCursor: string | null } = pageOf(left.slice(0, limit + 1), limit, 'number', (row) => ({ value: String(row), id }), (row) => row);
      expect(page.items.length).toBeLessThanOrEqual(limit);
      read.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(read).toEqual(rows);
  }));
});
