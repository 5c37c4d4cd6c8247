import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal } from '#core/decimal.ts';
import { canonicalText, differencesBetween, type Json } from '#core/life-cycle/difference.ts';
import { freezeNorms, frozenAsJson, thawNorms } from '#core/life-cycle/frozen-norms.ts';
import { valueAt, type NormBook } from '#core/norm-book.ts';

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.string({ maxLength: 4 }), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.string({ minLength: 1, maxLength: 2 }), tie('value'), { maxKeys: 3 })),
})).value;

describe('differences between versions', () => {
  test('rows are held together by their keys: a row that moved is no change, one figure changed is one difference', () => {
    const before: Json = { entries: [{ id: 'a', amount: '100' }, { id: 'b', amount: '5' }], state: 'approved', updated_at: '1' };
    const after: Json = { entries: [{ id: 'b', amount: '5' }, { id: 'a', amount: '120' }, { id: 'c', amount: '1' }], state: 'approved', updated_at: '2' };
    expect(differencesBetween(before, after, new Set(['updated_at']))).toEqual([
      { path: 'entries/a/amount', kind: 'changed', before: '100', after: '120' },
      { path: 'entries/c', kind: 'added', before: null, after: { id: 'c', amount: '1' } },
    ]);
  });

  test('a version does not differ from itself, and differences are mirrored when the two change places', () => {
    fc.assert(fc.property(json, json, (left, right) => {
      expect(differencesBetween(left, left)).toEqual([]);
      expect(differencesBetween(left, right).length).toBe(differencesBetween(right, left).length);
      expect(differencesBetween(left, right).length === 0).toBe(canonicalText(left) === canonicalText(right));
    }));
  });

  test('the text that is hashed does not depend on the order of members', () => {
    expect(canonicalText({ b: [1, null], a: 'x' })).toBe(canonicalText({ a: 'x', b: [1, null] }));
    expect(canonicalText({ b: '"', a: 'x' })).toBe('{"a":"x","b":"\\""}');
  });
});

describe('norms kept with a version', () => {
  const entry = { id: 'weight-execution-rate', unit: '分', until: null, force: '应当', document: 'd', article: null, verified: true, title: { zh: '', en: '' } } as const;
  const book: NormBook = {
    documents: [],
    values: [
      { ...entry, value: decimal('10'), place: '', from: '2015-01-01' }, { ...entry, value: decimal('20.50'), place: '甲省', from: '2023-01-01' },
      { ...entry, value: decimal('30'), place: '乙省', from: '2015-01-01' }, { ...entry, id: 'later', value: decimal('1'), place: '', from: '2024-01-01' },
    ],
    codes: [{ ...entry, id: 'grade-names', place: '', from: '2020-01-01', codes: ['优', '良'] }],
  };

  test('give the same values as on their day, at the place and what it lies in', () => {
    const kept = frozenAsJson(freezeNorms(book, '2023-12-31', '甲省/甲市')) as unknown as Parameters<typeof thawNorms>[0];
    const thawed = thawNorms(kept);
    expect(valueAt(thawed, 'weight-execution-rate', '2023-12-31', '甲省/甲市')?.value).toEqual(decimal('20.50'));
    expect([thawed.values.length, thawed.codes?.length, valueAt(thawed, 'later', '2024-06-01', '甲省/甲市')]).toEqual([2, 1, null]);
  });
});
