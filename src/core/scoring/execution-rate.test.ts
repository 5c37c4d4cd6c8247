import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FundsSummary } from '#core/ledger/funds.ts';
import { fenOfYuan } from '#core/ledger/money.ts';
import { decimal, shiftDecimal, plainDecimal } from '#core/decimal.ts';
import { compareRationals, roundHalfUp } from '#core/rational.ts';
import { executionRates, legalExecutionRate, legalRate, printedPercent } from '#core/scoring/execution-rate.ts';
import { loadNormBook } from '#reading/norm-book.ts';

const norms = loadNormBook();
const nothing: FundsSummary = {
  initial: null, adjusted: null, planned: null, issued: null, received: null, spent: null, carriedIn: null, carriedOut: null, reclaimed: null, cancelled: null, passedOn: null, used: null,
};

function wan(text: string): bigint {
  return fenOfYuan(plainDecimal(shiftDecimal(decimal(text), 4))) ?? expect.unreachable();
}

function rates(funds: Partial<FundsSummary>, form: Parameters<typeof executionRates>[1] = 'self-evaluation', date = '2023-12-31', place = '') {
  return executionRates({ ...nothing, ...funds }, form, norms, date, place);
}

function shown(funds: Partial<FundsSummary>): Record<string, string> {
  return Object.fromEntries(rates(funds).map(({ kind, basis, rate }) => [`${kind}/${basis}`, printedPercent(rate)]));
}

describe('execution rates, each on its own base', () => {
  test('working funds of 30万, 28 of them arrived, 21.62 spent: 72.07 % of the budget, 77.21 % of the arrivals', () => {
    // 21.62 ÷ 30 = 0.72066…, 21.62 ÷ 28 = 0.77214…, 28 ÷ 30 = 0.9333…
    const funds = { initial: wan('30'), adjusted: wan('30'), planned: wan('30'), received: wan('28'), spent: wan('21.62') };
    expect(shown(funds)).toEqual({ 'execution/budget': '72.07', 'execution/adjusted-budget': '72.07', 'execution/planned': '72.07', 'execution/received': '77.21', 'arrival/adjusted-budget': '93.33' });
    const legal = legalRate(rates(funds));
    expect([legal?.basis, legal?.norm?.document, legal?.norm?.verified]).toEqual(['adjusted-budget', 'caiyu-2020-10', false]);
  });

  test('15万 budgeted, 10 issued and spent: 66.67 % and 100 %', () => {
    expect(shown({ initial: wan('15'), adjusted: wan('15'), issued: wan('10'), spent: wan('10') })).toEqual({ 'execution/budget': '66.67', 'execution/adjusted-budget': '66.67', 'execution/issued': '100' });
  });

  test('five parts of 204万 with 122.342232 used: 59.97 %', () => {
    expect(shown({ adjusted: wan('204'), spent: wan('122.342232') })).toEqual({ 'execution/adjusted-budget': '59.97' });
  });

  test('money paid to an institute is one figure, what it used another', () => {
    expect(shown({ adjusted: wan('500'), spent: wan('500'), used: wan('320') })).toEqual({ 'execution/adjusted-budget': '100', 'use/paid': '64' });
  });

  test('no rate without a base, on a base of nothing, or without spending', () => {
    expect([rates({ spent: wan('5') }), rates({ adjusted: 0n, spent: wan('5') }), rates({ adjusted: wan('5') })]).toEqual([[], [], []]);
  });

  test('the legal base goes by form and day: none before 25 February 2020, arrivals for a department’s evaluation, the opening budget in final accounts', () => {
    const funds = { initial: wan('30'), adjusted: wan('40'), received: wan('28'), spent: wan('20') };
    const base = (form: Parameters<typeof executionRates>[1], date: string) => legalRate(rates(funds, form, date))?.basis ?? null;
    expect([base('self-evaluation', '2020-02-24'), base('self-evaluation', '2020-02-25'), base('self-evaluation', '2020-02-26')]).toEqual([null, 'adjusted-budget', 'adjusted-budget']);
    expect([base('department-evaluation', '2023-12-31'), base('whole-department', '2023-12-31'), base('final-accounts', '2023-12-31')]).toEqual(['received', 'adjusted-budget', 'budget']);
    const sichuan = legalRate(rates(funds, 'self-evaluation', '2023-01-01', '四川省/成都市'));
    expect([sichuan?.norm?.document, sichuan?.norm?.verified]).toEqual(['sichuan-form-2023', true]);
  });
});

const gold = join(import.meta.dirname, '../../../../shared/corpus/ganzhou-2023/expected.json');

describe('every right rate of the real report', () => {
  test.skipIf(!existsSync(gold))('is exact', () => {
    const { correctRates }: { correctRates: readonly (readonly [number, string, string, string])[] } = JSON.parse(readFileSync(gold, 'utf8'));
    expect(correctRates.length).toBe(14);
    for (const [ordinal, spent, budget, percent] of correctRates) {
      const legal = legalRate(rates({ initial: wan(budget), adjusted: wan(budget), spent: wan(spent) }));
      // The report prints each rate with decimals of its own: 40.9 of 40.909…
      expect([ordinal, legal === null ? null : plainDecimal(roundHalfUp(legal.rate, decimal(percent).scale))]).toEqual([ordinal, percent]);
    }
  });
});

describe('totals', () => {
  test('a rate of a total is the ratio of sums and lies between the least and the greatest of its parts', () => {
    const part = fc.record({ adjusted: fc.bigInt({ min: 1n, max: 10n ** 12n }), spent: fc.bigInt({ min: 0n, max: 10n ** 12n }) });
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 30 }), (parts) => {
      const total = parts.reduce((sum, each) => ({ adjusted: sum.adjusted + each.adjusted, spent: sum.spent + each.spent }), { adjusted: 0n, spent: 0n });
      const rateOf = (funds: { adjusted: bigint; spent: bigint }) => legalRate(rates(funds))?.rate ?? expect.unreachable();
      const each = parts.map(rateOf).toSorted(compareRationals);
      const whole = rateOf(total);
      expect(compareRationals(whole, each[0] ?? whole)).toBeGreaterThanOrEqual(0);
      expect(compareRationals(whole, each.at(-1) ?? whole)).toBeLessThanOrEqual(0);
    }));
  });
});

describe('the legal rate alone', () => {
  test('is the one among all of them', () => {
    const amount = fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n }), { nil: null });
    fc.assert(fc.property(fc.record({ initial: amount, adjusted: amount, received: amount, spent: amount }), fc.constantFrom('self-evaluation' as const, 'final-accounts' as const), (funds, form) => {
      const among = legalRate(executionRates({ ...nothing, ...funds }, form, norms, '2023-12-31', ''));
      const alone = legalExecutionRate({ ...nothing, ...funds }, form, norms, '2023-12-31', '');
      expect([alone?.basis, alone?.norm]).toEqual([among?.basis, among?.norm]);
      if (alone !== null && among !== null) expect(compareRationals(alone.rate, among.rate)).toBe(0);
    }));
  });
});
