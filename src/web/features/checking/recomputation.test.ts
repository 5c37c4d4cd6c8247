import { describe, expect, test } from 'vitest';
import type { QuotedSpan, ReportedClaim } from '#core/check-report.ts';
import { placeOnScale, printBeside, recomputationOf } from '#web/features/checking/recomputation.ts';

const span = (role: QuotedSpan['role'], quote: string): QuotedSpan => ({ start: 0, end: quote.length, quote, role });

function claim(kind: ReportedClaim['kind'], stated: readonly [quote: string, value: string], low: string, high: string, ...operands: string[]): ReportedClaim {
  return {
    kind, project: 1, verdict: 'inconsistent', stated: stated[1], recomputed: { low, high }, basis: null, reason: null,
    spans: [span('stated', stated[0]), ...operands.map((quote) => span('operand', quote))],
  };
}

describe('recomputationOf', () => {
  test('a rate of several payments: they are added up before the base divides them', () => {
    // (41 + 26) ÷ 204 = 32.843137…%
    const { signs, stated, low, unit } = recomputationOf(claim('rate', ['33%', '33'], '32.843137', '32.843138', '41万元', '26万元', '204万元')) ?? {};
    expect({ signs, stated, low, unit }).toEqual({ signs: ['+', '÷'], stated: '33', low: '32.843137', unit: '%' });
  });

  test('an amount is drawn in the unit it is printed in', () => {
    const { stated, low, high, unit } = recomputationOf(claim('sum', ['1.5亿元', '150000000'], '149999900', '149999900', '1亿元', '4999.99万元')) ?? {};
    expect({ stated, low, high, unit }).toEqual({ stated: '1.5', low: '1.499999', high: '1.499999', unit: '亿元' });
  });

  test('a claim without an interval is not drawn', () => {
    expect(recomputationOf({ ...claim('rate', ['33%', '33'], '0', '0'), recomputed: null })).toBeNull();
  });
});

describe('printBeside', () => {
  test.each([
    ['72.066666', '77.21', '72.07'],
    ['66.666667', '100', '66.67'],
    ['60', '61.93', '60'],
    ['1.005', '1.01', '1.01'],
    ['59.971681', '59.9', '59.97'],
  ])('%s beside %s is printed %s', (value, stated, printed) => expect(printBeside(value, stated)).toBe(printed));
});

test('placeOnScale keeps everything inside, and equal values in the middle', () => {
  expect(placeOnScale({ stated: '61.93', low: '59.97', high: '59.98' })).toMatchObject({ stated: 0.88, low: 0.12 });
  expect(placeOnScale({ stated: '5', low: '5', high: '5' })).toEqual({ stated: 0.5, low: 0.5, high: 0.5 });
});
