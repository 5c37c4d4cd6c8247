import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, plainDecimal } from '#core/decimal.ts';
import type { LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import type { FundsSummary } from '#core/ledger/funds.ts';
import { completionOf } from '#core/monitoring/completion.ts';
import { followUps } from '#core/monitoring/follow-up.ts';
import { lightOf, type MonitoredProject } from '#core/monitoring/light.ts';
import { roundHalfUp } from '#core/rational.ts';
import { scoreIndicator } from '#core/scoring/indicator-score.ts';
import { loadNormBook } from '#reading/norm-book.ts';

const norms = loadNormBook();
const none: FundsSummary = { initial: null, adjusted: null, planned: null, issued: null, received: null, spent: null, carriedIn: null, carriedOut: null, reclaimed: null, cancelled: null, passedOn: null, used: null };

function light(funds: Partial<FundsSummary>, cutOff: string, place = '', more: Partial<MonitoredProject> = {}) {
  return lightOf({ year: Number(cutOff.slice(0, 4)), funds: { ...none, ...funds }, completionPercent: null, unreachable: [], ...more }, norms, cutOff, place);
}

const codes = (result: ReturnType<typeof light>) => [result.light, ...result.causes.map(({ code }) => code)];

describe('against the payment plan', () => {
  // At the end of July 58.08 % of 2023 has passed.
  test('a plan for the autumn is named and does not hide that time has passed', () => {
    expect(codes(light({ adjusted: 1000n, spent: 200n }, '2023-07-31', '', { plannedToDateFen: 200n }))).toEqual(['red', 'behind-time', 'as-planned']);
  });

  test('a plan for the spring: 60 % spent of 80 % planned is 20 points behind, yellow; 59.9 % red', () => {
    expect(codes(light({ adjusted: 1000n, spent: 600n }, '2023-07-31', '', { plannedToDateFen: 800n }))).toEqual(['yellow', 'behind-plan']);
    expect(codes(light({ adjusted: 1000n, spent: 599n }, '2023-07-31', '', { plannedToDateFen: 800n }))).toEqual(['red', 'behind-plan']);
    expect(codes(light({ adjusted: 1000n, spent: 700n }, '2023-07-31', '', { plannedToDateFen: 800n }))).toEqual(['green']);
  });

  test('what has not arrived could not be paid as planned', () => {
    expect(codes(light({ adjusted: 1000n, received: 600n, spent: 600n }, '2023-07-31', '', { plannedToDateFen: 900n }))).toEqual(['green']);
  });

  test('spending more never makes it worse', () => {
    const rank = { green: 0, yellow: 1, red: 2 } as const;
    const amount = fc.bigInt({ min: 0n, max: 1000n });
    fc.assert(fc.property(amount, amount, fc.option(amount), amount, fc.integer({ min: 1, max: 12 }), fc.constantFrom('', '四川省'), (left, right, received, plannedToDateFen, month, place) => {
      const [less, more] = left <= right ? [left, right] : [right, left];
      const at = (spent: bigint) => rank[light({ adjusted: 1000n, received, spent }, `2025-${String(month).padStart(2, '0')}-28`, place, { plannedToDateFen }).light];
      expect(at(more)).toBeLessThanOrEqual(at(less));
    }));
  });
});

describe('warning lines of 四川 from 2025', () => {
  const below = (cutOff: string, spent: bigint) => light({ adjusted: 1000n, spent }, cutOff, '四川省').causes.find(({ code }) => code === 'below-line')?.norm?.id ?? null;

  test('each holds from the last day of its month until the next one', () => {
    // 25 % from the end of April, 40 % of June, 60 % of August, 80 % of October.
    expect([below('2025-04-29', 0n), below('2025-04-30', 249n), below('2025-04-30', 250n), below('2025-06-29', 249n)]).toEqual([null, 'monitoring-warning-april', null, 'monitoring-warning-april']);
    expect([below('2025-06-30', 399n), below('2025-07-15', 399n), below('2025-08-30', 400n)]).toEqual(['monitoring-warning-june', 'monitoring-warning-june', null]);
    expect([below('2025-08-31', 599n), below('2025-10-30', 600n), below('2025-10-31', 799n), below('2025-12-31', 799n), below('2025-12-31', 800n)]).toEqual(['monitoring-warning-august', null, 'monitoring-warning-october', 'monitoring-warning-october', null]);
    expect(below('2024-10-31', 0n)).toBeNull();
  });
});

describe('what follows', () => {
  test('in 四川 an answer within ten working days: from Monday 30 June 2025 to Monday 14 July', () => {
    const result = light({ adjusted: 1000n, spent: 399n }, '2025-06-30', '四川省');
    expect(followUps(result, norms, '2025-06-30', '四川省').map(({ kind, dueOn, norm }) => [kind, dueOn, norm?.verified])).toEqual([['answer-warning', '2025-07-14', false]]);
  });

  test('elsewhere no day is set; a green light has none; money that has not arrived is chased', () => {
    expect(followUps(light({ adjusted: 1000n }, '2023-07-31'), norms, '2023-07-31', '').map(({ kind, dueOn }) => [kind, dueOn])).toEqual([['answer-warning', null]]);
    expect(followUps(light({ adjusted: 1000n, spent: 600n }, '2023-07-31'), norms, '2023-07-31', '')).toEqual([]);
    expect(followUps(light({ adjusted: 1000n, received: 400n, spent: 400n }, '2023-07-31'), norms, '2023-07-31', '').map(({ kind }) => kind)).toEqual(['chase-arrival']);
    expect(followUps(light({ adjusted: 1000n, spent: 600n }, '2023-07-31', '', { unreachable: ['合格率'] }), norms, '2023-07-31', '').map(({ kind }) => kind)).toEqual(['answer-warning', 'adjust-target']);
  });
});

describe('completion of targets', () => {
  test('weighted, of what has a result: (30 + 20 × 1 ÷ 2) ÷ 50 = 80 %, with 50 of 60 points reported', () => {
    const score = (weight: string, value: string | null) => {
      const indicator: LedgerIndicator = { id: weight, level1: '产出', level2: null, name: weight, comparator: '≥', target: decimal('2'), targetUpper: null, targetText: null, unit: '项', weight: decimal(weight), required: true };
      const result: LedgerResult | null = value === null ? null : { value: decimal(value), valueText: null, numerator: null, denominator: null, asOf: null, band: null, bandPercent: null, reason: null, measures: null };
      return scoreIndicator(indicator, result, norms, '2023-07-31', '');
    };
    const { percent, reportedPercent } = completionOf([score('30', '2'), score('20', '1'), score('10', null)]);
    expect([percent, reportedPercent].map((each) => (each === null ? null : plainDecimal(roundHalfUp(each, 2))))).toEqual(['80', '83.33']);
    expect(completionOf([score('10', null)])).toMatchObject({ percent: null });
    expect(completionOf([])).toEqual({ percent: null, reportedPercent: null });
  });
});
