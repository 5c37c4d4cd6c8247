import { expect, test } from 'vitest';
import { isoDate, writeInterval } from '#checker/report/written-values.ts';

const third = (numerator: bigint) => ({ numerator, denominator: 3n });

test('a single value is rounded, an interval is rounded outwards', () => {
  expect(writeInterval({ low: third(2n), high: third(2n) })).toEqual({ low: '0.666667', high: '0.666667' });
  expect(writeInterval({ low: third(1n), high: third(2n) })).toEqual({ low: '0.333333', high: '0.666667' });
  expect(writeInterval({ low: third(-2n), high: third(-1n) })).toEqual({ low: '-0.666667', high: '-0.333333' });
  expect(writeInterval({ low: { numerator: 1n, denominator: 2n }, high: { numerator: 5n, denominator: 1n } })).toEqual({ low: '0.5', high: '5' });
});

test('dates say no more than is printed', () => {
  expect(isoDate({ year: 2023, month: 12, day: 5, part: null }, 2022)).toBe('2023-12-05');
  expect(isoDate({ year: null, month: 9, day: null, part: '下旬' }, 2023)).toBe('2023-09');
  expect(isoDate({ year: 2024, month: null, day: null, part: null }, null)).toBe('2024');
  expect(isoDate({ year: null, month: 9, day: 1, part: null }, null)).toBeNull();
});
