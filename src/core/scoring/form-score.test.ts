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
});
