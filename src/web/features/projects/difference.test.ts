import { expect, test } from 'vitest';
import { differenceOf } from '#web/features/projects/difference.ts';

test('a change shows what was and what is, field by field, and nothing that stayed', () => {
  expect(differenceOf({ name: '甲', note: null, kind: '本级' }, { name: '乙', note: null, kind: '本级' })).toEqual([{ field: 'name', before: '甲', after: '乙' }]);
});

test('a new record shows what is set in it, without its keys', () => {
  expect(differenceOf(null, { id: '1', amountYuan: '5', payee: null })).toEqual([{ field: 'amountYuan', before: undefined, after: '5' }]);
  expect(differenceOf(undefined, 'text')).toEqual([]);
});
