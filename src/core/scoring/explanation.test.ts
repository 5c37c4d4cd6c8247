import { describe, expect, test } from 'vitest';
import { decimal, formatDecimal, plainDecimal } from '#core/decimal.ts';
import type { Comparator, LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import type { FundsSummary } from '#core/ledger/funds.ts';
import type { NormBook } from '#core/norm-book.ts';
import { fromDecimal, roundHalfUp } from '#core/rational.ts';
import { executionScore } from '#core/scoring/execution-score.ts';
import { explainExecution, explainIndicator } from '#core/scoring/explanation.ts';
import { scoreIndicator } from '#core/scoring/indicator-score.ts';
import { missingRates } from '#core/scoring/missing-rates.ts';
import { loadNormBook } from '#reading/norm-book.ts';

const norms = loadNormBook();
const date = '2023-12-31';

function explain(comparator: Comparator, target: string | null, value: string | null, change: Partial<LedgerResult> = {}, book: NormBook = norms) {
  const indicator: LedgerIndicator = { id: 'i', level1: '产出', level2: null, name: '一项', comparator, target: target === null ? null : decimal(target), targetUpper: null, targetText: null, unit: '%', weight: decimal('30'), required: true };
  const result: LedgerResult = { value: value === null ? null : decimal(value), valueText: null, numerator: null, denominator: null, asOf: null, band: null, bandPercent: null, reason: null, measures: null, ...change };
  return explainIndicator(indicator, result, scoreIndicator(indicator, result, book, date, ''));
}

describe('how points came about', () => {
  test.each([
    // 30 × 2 ÷ 3 = 20; 30 × 40 ÷ 45 = 26.666…; 30 × (1 − 1 ÷ 10) = 27; 30 × 85 % = 25.5.
    ['≥', '3', '2', {}, '30 × 2 ÷ 3 → 20.00'],
    ['≤', '40', '45', {}, '30 × 40 ÷ 45 → 26.67'],
    ['=', '10', '9', {}, '30 × (1 − |9 − 10| ÷ 10) → 27.00'],
    ['≥', '3', '3', {}, '30 → 30.00'],
    ['≤', '0', '1', {}, '30 → 0.00'],
    ['定性', null, null, { band: '达成', bandPercent: decimal('85') }, '30 × 85% → 25.50'],
    ['≥', '3', null, {}, null],
    // 19 of 20 are 95 %: 30 × 95 ÷ 100 = 28.5.
    ['≥', '100', null, { numerator: decimal('19'), denominator: decimal('20') }, '30 × 95 ÷ 100 → 28.50'],
  ] as const)('%s %s, %s', (comparator, target, value, change, expected) => {
    expect(explain(comparator, target, value, change).calculation).toBe(expected);
  });

  test('operands by name, before and after the cut', () => {
    // 1 − 2.5 below nothing: 30 × (1 − |35 − 10| ÷ 10) = −45 before, 0 after.
    const { operands, beforeCap, printed } = explain('=', '10', '35');
    expect(operands.map(({ name, value }) => `${name} ${plainDecimal(roundHalfUp(value, 2))}`)).toEqual(['weight 30', 'target 10', 'result 35']);
    expect([beforeCap === null ? null : plainDecimal(roundHalfUp(beforeCap, 2)), printed === null ? null : formatDecimal(printed)]).toEqual(['-45', '0.00']);
  });

  test('taken off far above a low target, where the norm says so: 30 × (1 − (1.5 − 1.3)) = 24, with both norms', () => {
    const [rule] = (norms.codes ?? []).filter(({ id }) => id === 'over-achievement-rule');
    const book: NormBook = { ...norms, codes: rule === undefined ? [] : [{ ...rule, codes: ['reduce'] }] };
    const { calculation, norms: used, verified } = explain('≥', '10', '15', {}, book);
    expect([calculation, used.map(({ id }) => id), verified]).toEqual(['30 × (1 − (15 ÷ 10 − 1.3)) → 24.00', ['over-achievement-reason-above', 'over-achievement-rule'], false]);
  });

  test('of the execution rate: 120 % gives 12 before its cap and 10 after it', () => {
    const rate = fromDecimal(decimal('120'));
    const score = executionScore({ low: rate, high: rate }, norms, date, '') ?? expect.unreachable();
    const { calculation, beforeCap, norms: used } = explainExecution(score);
    expect([calculation, beforeCap === null ? null : plainDecimal(roundHalfUp(beforeCap, 2)), used.map(({ id }) => id)]).toEqual(['10 × 120% → 10.00', '12', ['weight-execution-rate', 'execution-rate-cap']]);
  });
});

describe('bases without a rate', () => {
  test('say why', () => {
    const funds: FundsSummary = {
      initial: 0n, adjusted: 100n, planned: null, issued: null, received: 50n, spent: null, carriedIn: null, carriedOut: null, reclaimed: null, cancelled: null, passedOn: null, used: null,
    };
    expect(missingRates(funds).map(({ basis, reason }) => `${basis} ${reason}`)).toEqual(['budget zero-base', 'adjusted-budget no-spending', 'planned no-base', 'issued no-base', 'received no-spending']);
    expect(missingRates({ ...funds, spent: 10n }).map(({ basis }) => basis)).toEqual(['budget', 'planned', 'issued']);
  });
});
