import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, formatDecimal } from '#core/decimal.ts';
import type { FundsSummary } from '#core/ledger/funds.ts';
import { dayAfter, dayOfYear, elapsedShare, weekday, workingDaysLater } from '#core/monitoring/calendar.ts';
import { forecastFen, lightOf, type MonitoredProject } from '#core/monitoring/light.ts';
import { roundHalfUp } from '#core/rational.ts';
import { loadNormBook } from '#reading/norm-book.ts';

const norms = loadNormBook();
const none: FundsSummary = { initial: null, adjusted: null, planned: null, issued: null, received: null, spent: null, carriedIn: null, carriedOut: null, reclaimed: null, cancelled: null, passedOn: null, used: null };

function project(funds: Partial<FundsSummary>, more: Partial<MonitoredProject> = {}): MonitoredProject {
  return { year: 2023, funds: { ...none, ...funds }, completionPercent: null, unreachable: [], ...more };
}

function light(funds: Partial<FundsSummary>, cutOff: string, place = '', more: Partial<MonitoredProject> = {}) {
  const found = lightOf(project(funds, more), norms, cutOff, place);
  return [found.light, ...found.causes.map(({ code }) => code)];
}

describe('time', () => {
  test('the share of the year is counted in days', () => {
    // 31 July 2023 is day 212 of 365; 2024 has 366 days.
    expect(elapsedShare(2023, '2023-07-31')).toEqual({ numerator: 212n, denominator: 365n });
    expect(elapsedShare(2024, '2024-03-01')).toEqual({ numerator: 61n, denominator: 366n });
    expect([elapsedShare(2023, '2022-12-31'), elapsedShare(2023, '2024-01-01'), elapsedShare(2023, '2023-12-31')].map(({ numerator, denominator }) => numerator * 365n / denominator)).toEqual([0n, 365n, 365n]);
  });

  test('working days are Monday to Friday', () => {
    // 24 November 2023 is a Friday: one working day later is Monday the 27th, ten are 8 December.
    expect([weekday('2023-11-24'), workingDaysLater('2023-11-24', 1), workingDaysLater('2023-11-24', 10), workingDaysLater('2023-12-29', 1)]).toEqual([5, '2023-11-27', '2023-12-08', '2024-01-01']);
  });
});

describe('the calendar', () => {
  test('agrees with the clock of the platform on every day of 1900 to 2100', () => {
    let day = '1900-01-01';
    const wrong: string[] = [];
    for (let at = Date.UTC(1900, 0, 1); at <= Date.UTC(2100, 11, 31); at += 86_400_000) {
      const date = new Date(at);
      const ordinal = BigInt((at - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000 + 1);
      if (day !== date.toISOString().slice(0, 10) || weekday(day) % 7 !== date.getUTCDay() || dayOfYear(day) !== ordinal) wrong.push(day);
      day = dayAfter(day);
    }
    expect(wrong).toEqual([]);
  });
});

describe('lights', () => {
  // At the end of July 58.08 % of 2023 has passed.
  test.each([
    ['49 % spent: 9.08 points behind', { adjusted: 1000n, spent: 490n }, ['green']],
    ['48 % spent: 10.08 points behind', { adjusted: 1000n, spent: 480n }, ['yellow', 'behind-time']],
    ['38 % spent: 20.08 points behind', { adjusted: 1000n, spent: 380n }, ['red', 'behind-time']],
    ['nothing booked: all behind', { adjusted: 1000n }, ['red', 'behind-time']],
    ['40 % arrived and spent: the rest is not there', { adjusted: 1000n, received: 400n, spent: 400n }, ['green', 'money-not-arrived']],
    ['40 % arrived, a quarter of it spent: 30 points behind what is there', { adjusted: 1000n, received: 400n, spent: 100n }, ['red', 'money-not-arrived', 'behind-time']],
    ['more spent than budgeted', { adjusted: 1000n, spent: 1100n }, ['yellow', 'overspent']],
    ['no budget', { spent: 10n }, ['green', 'no-budget']],
  ] as const)('%s', (_, funds, expected) => {
    expect(light(funds, '2023-07-31')).toEqual(expected);
  });

  test('a target that cannot be met is red whatever was spent', () => {
    expect(light({ adjusted: 1000n, spent: 600n }, '2023-07-31', '', { unreachable: ['验收合格率'] })).toEqual(['red', 'target-unreachable']);
  });

  test('warning lines of 四川 in force from 2025: 40 % at the end of June; another province and the year before have none', () => {
    const at = (year: number, place: string) => lightOf({ ...project({ adjusted: 1000n, spent: 399n }), year }, norms, `${year}-06-30`, place).causes.map(({ code }) => code);
    // Half of the year has passed: 9.69 points behind it are green by usage.
    expect([at(2025, '四川省'), at(2025, '四川省/成都市'), at(2024, '四川省'), at(2025, '示例省')]).toEqual([['below-line'], ['below-line'], [], []]);
    // Target completion and money more than ten points apart.
    const gap = lightOf({ ...project({ adjusted: 1000n, spent: 500n }, { completionPercent: decimal('60.01') }), year: 2025 }, norms, '2025-06-30', '四川省');
    expect([gap.light, gap.causes[0]?.messages.zh]).toEqual(['yellow', '目标完成 60.01%，支出 50.00%，相差 10.01 个百分点。']);
  });

  test('spending more never makes a light worse, while there is money in the budget', () => {
    const rank = { green: 0, yellow: 1, red: 2 } as const;
    const amount = fc.bigInt({ min: 0n, max: 1000n });
    fc.assert(fc.property(amount, amount, fc.option(amount), fc.integer({ min: 1, max: 12 }), (left, right, received, month) => {
      const [less, more] = left <= right ? [left, right] : [right, left];
      const cutOff = `2023-${String(month).padStart(2, '0')}-28`;
      const at = (spent: bigint) => rank[lightOf(project({ adjusted: 1000n, received, spent }), norms, cutOff, '').light];
      expect(at(more)).toBeLessThanOrEqual(at(less));
    }));
  });
});

describe('forecast of the year', () => {
  test('by the plan: 300 of 400 planned were paid, so of the remaining 600 three quarters will be: 300 + 450', () => {
    expect(forecastFen({ year: 2023, funds: { ...none, adjusted: 1000n, planned: 1000n, spent: 300n }, plannedToDateFen: 400n }, '2023-06-30')).toBe(750n);
  });

  test('without a plan the pace goes on: 212 in 212 days are 365 in the year; never above the budget', () => {
    const funds = { ...none, adjusted: 400n, spent: 212n };
    expect(forecastFen({ year: 2023, funds, plannedToDateFen: null }, '2023-07-31')).toBe(365n);
    expect(forecastFen({ year: 2023, funds: { ...funds, adjusted: 300n }, plannedToDateFen: null }, '2023-07-31')).toBe(300n);
    expect(forecastFen({ year: 2023, funds: { ...funds, adjusted: null }, plannedToDateFen: null }, '2023-07-31')).toBeNull();
  });

  test('printed shares are half up', () => {
    expect(formatDecimal(roundHalfUp(elapsedShare(2023, '2023-07-31'), 4))).toBe('0.5808');
  });
});
