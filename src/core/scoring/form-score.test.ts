import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, formatDecimal, plainDecimal } from '#core/decimal.ts';
import type { LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import { fromDecimal } from '#core/rational.ts';
import { scoreForm } from '#core/scoring/form-score.ts';
import { loadNormBook } from '#reading/norm-book.ts';

const norms = loadNormBook();

function row(id: string, target: string, value: string | null, weight: string): { indicator: LedgerIndicator; result: LedgerResult | null } {
  return {
    indicator: { id, level1: '产出', level2: null, name: id, comparator: '≥', target: decimal(target), targetUpper: null, targetText: null, unit: null, weight: decimal(weight), required: true },
    result: value === null ? null : { value: decimal(value), valueText: null, numerator: null, denominator: null, asOf: null, band: null, bandPercent: null, reason: null, measures: null },
  };
}

const percent = (text: string) => fromDecimal(decimal(text));

describe('the whole form', () => {
  test('10 × 72.07 % + 50 + 30 × 2 ÷ 3 + 10 = 87.207, printed 87.21, 良', () => {
    const score = scoreForm([row('a', '10', '10', '50'), row('b', '3', '2', '30'), row('c', '90', '95', '10')], percent('72.07'), norms, '2023-12-31', '');
    expect([score.total === null ? null : formatDecimal(score.total), score.grade?.name, score.executionReasonRequired, score.undecided]).toEqual(['87.21', '良', true, []]);
  });

  test('a rate above 100 % earns no more than 10, and 90 % needs no reason', () => {
    const rows = [row('a', '10', '10', '90')];
    expect(plainDecimal(scoreForm(rows, percent('130'), norms, '2023-12-31', '').total ?? decimal('0'))).toBe('100');
    expect([scoreForm(rows, percent('90'), norms, '2023-12-31', '').executionReasonRequired, scoreForm(rows, percent('89.99'), norms, '2023-12-31', '').executionReasonRequired]).toEqual([false, true]);
  });

  test('no total while a result is missing, there is no rate, or the weights do not add up to 100', () => {
    const missing = scoreForm([row('a', '10', '10', '60'), row('b', '3', null, '30')], percent('100'), norms, '2023-12-31', '');
    expect([missing.total, missing.grade, missing.undecided]).toEqual([null, null, ['b']]);
    expect(scoreForm([row('a', '10', '10', '90')], null, norms, '2023-12-31', '').total).toBeNull();
    expect(scoreForm([row('a', '10', '10', '80')], percent('100'), norms, '2023-12-31', '').total).toBeNull();
  });

  test('湖北 in 2019: 20 × 80 % + 40 + 40 = 96, and no grade, which was optional; the nation had no form', () => {
    const rows = [row('a', '10', '10', '40'), row('b', '10', '10', '40')];
    const at = (date: string, place: string) => {
      const { total, grade } = scoreForm(rows, percent('80'), norms, date, place);
      return [total === null ? null : formatDecimal(total), grade];
    };
    expect([at('2020-02-24', '湖北省/武汉市'), at('2020-02-25', '湖北省/武汉市'), at('2020-02-24', '')]).toEqual([['96.00', null], [null, null], [null, null]]);
  });

  test('better results and a better rate never lower the score, which lies within 0 and 100', () => {
    const part = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }));
    fc.assert(fc.property(part, part, part, part, (...parts) => {
      const at = (which: 0 | 1) => {
        const [a, b, c, rate] = parts.map((pair) => String(which === 0 ? Math.min(...pair) : Math.max(...pair)));
        return scoreForm([row('a', '100', a ?? '0', '50'), row('b', '150', b ?? '0', '30'), row('c', '90', c ?? '0', '10')], percent(rate ?? '0'), norms, '2023-12-31', '').total ?? expect.unreachable();
      };
      const [worse, better] = [at(0).coefficient, at(1).coefficient];
      expect(better >= worse && worse >= 0n && better <= 10_000n).toBe(true);
    }));
  });
});
