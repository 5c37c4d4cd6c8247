import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equalDecimals, parseDecimal, plainDecimal } from '#core/decimal.ts';
import { separatorReadings } from '#checker/figures/malformed.ts';

const readings = (printed: string): string[] => separatorReadings(printed).map(plainDecimal);

describe('what a number with misplaced separators may mean', () => {
  test('the fewest changes first', () => {
    expect(readings('11,25791')).toEqual(['11257.91', '11.25791', '1125791']);
    expect(readings('12,50')).toEqual(['12.5', '1250']);
    expect(readings('1,2345.6')).toEqual(['1234.56', '12345.6', '123456']);
    expect(readings('1.234.56')).toEqual(['1234.56', '1.23456', '123456']);
    expect(readings('1,234,56')).toEqual(['1234.56', '123456']);
    expect(readings('1,23,456.7')).toEqual(['123456.7', '1234567']);
    expect(readings('1.2.3')).toEqual(['1.23', '12.3', '123']);
  });

  test('a slip of one separator leaves the true value among the readings', () => {
    const amount = fc.record({ whole: fc.integer({ min: 1000, max: 9_999_999 }), decimals: fc.stringMatching(/^\d{1,4}$/) });
    fc.assert(fc.property(amount, fc.nat(), ({ whole, decimals }, pick) => {
      const grouped = `${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`;
      const separators = [...grouped.matchAll(/[.,]/g)].map(({ index }) => index);
      const at = separators[pick % separators.length] ?? 0;
      const slipped = grouped.slice(0, at) + grouped.slice(at + 1);
      // 12,3456.5 lost a comma; 1234.5 lost the only one and is well formed.
      if (/^\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^\d+(?:\.\d+)?$/.test(slipped)) return;
      const truth = parseDecimal(`${whole}.${decimals}`);
      expect(truth !== null && separatorReadings(slipped).some((reading) => equalDecimals(reading, truth))).toBe(true);
    }));
  });

  test('a great many separators are still answered at once', () => {
    expect(readings('1,2,3,4,5,6,7,8,9')).toEqual(['123456789']);
  });
});
