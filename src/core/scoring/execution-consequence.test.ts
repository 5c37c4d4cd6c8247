import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, type Decimal } from '#core/decimal.ts';
import { pointInterval, type Interval } from '#core/interval.ts';
import { fromDecimal, rational } from '#core/rational.ts';
import { crossesLine, executionConsequence, lineCrossing } from '#core/scoring/execution-consequence.ts';
import { loadNormBook } from '#reading/norm-book.ts';

const norms = loadNormBook();
const day = '2023-12-31';

/** A rate worked out from amounts, in percent. */
const percent = (numerator: bigint, denominator: bigint): Interval => {
  const rate = rational(numerator * 100n, denominator);
  return { low: rate, high: rate };
};
const at = (rate: string): Interval => pointInterval(decimal(rate));

describe('what a wrong execution rate changes', () => {
  test('points, where no line is crossed', () => {
    // 21.62 / 30 = 72.07 %, stated 77.21 %: 7.72 against 7.21 points.
    expect(executionConsequence(decimal('77.21'), percent(2162n, 3000n), norms, day, '')).toEqual({
      zh: '执行率按10分计，得分由7.72分变为7.21分，相差0.51分。',
      en: 'Of the 10 points for the execution rate it earns 7.21 instead of 7.72, a difference of 0.51.',
    });
  });

  test('points and the line of 90 %, with a remark where the line is a usage', () => {
    // 340 / 400 = 85 %
    expect(executionConsequence(decimal('95'), percent(340n, 400n), norms, day, '江西省')).toEqual({
      zh: '执行率按10分计，得分由9.50分变为8.50分，相差1.00分。复算后低于90%，须说明原因（该标准未经核实，请以当地规定为准）。',
      en: 'Of the 10 points for the execution rate it earns 8.50 instead of 9.50, a difference of 1.00. Recomputed it is below 90%, where a reason is required (this norm is not verified; the local rules decide).',
    });
  });

  test('no remark where the line was seen in the form of the place', () => {
    const consequence = executionConsequence(decimal('95'), percent(340n, 400n), norms, day, '四川省/达州市');
    expect(consequence?.zh).toBe('执行率按10分计，得分由9.50分变为8.50分，相差1.00分。复算后低于90%，须说明原因。');
    expect(executionConsequence(decimal('95'), percent(340n, 400n), norms, '2022-12-31', '四川省/达州市')?.zh).toContain('未经核实');
  });

  test('a rate that rises over the line needs no reason', () => {
    expect(executionConsequence(decimal('89.5'), percent(91n, 100n), norms, day, '')?.zh).toContain('复算后不低于90%');
  });

  test('nothing beyond the cap, and the cap is not verified', () => {
    expect(executionConsequence(decimal('112'), percent(102n, 100n), norms, day, '')).toBeNull();
    expect(executionConsequence(decimal('112'), percent(95n, 100n), norms, day, '')?.zh).toBe('执行率按10分计，得分由10.00分变为9.50分，相差0.50分（该标准未经核实，请以当地规定为准）。');
  });

  test('nothing at the printed precision', () => {
    // 900 / 2200 = 40.909 %, stated 40.9 %
    expect(executionConsequence(decimal('40.9'), percent(900n, 2200n), norms, day, '')).toBeNull();
  });

  test('a range of points where the operands are rounded', () => {
    const range: Interval = { low: fromDecimal(decimal('85.2')), high: fromDecimal(decimal('86.4')) };
    expect(executionConsequence(decimal('88'), range, norms, day, '')?.zh).toBe('执行率按10分计，得分由8.80分变为8.52～8.64分。');
  });

  test('nothing can be said before there were norms', () => {
    expect(executionConsequence(decimal('95'), percent(340n, 400n), { documents: [], values: [] }, day, '')).toBeNull();
    expect(executionConsequence(decimal('95'), percent(340n, 400n), norms, '2014-12-31', '')).toBeNull();
  });
});

describe('the line', () => {
  test.each([
    ['90', '89.99', 'falls-below'], ['90', '90', null], ['89.99', '90', 'rises-above'], ['89', '50', null], ['100', '90', null],
  ])('%s%% recomputed as %s%%: %s', (stated, recomputed, expected) => {
    expect(lineCrossing(decimal(stated), at(recomputed), norms, day, '')?.direction ?? null).toBe(expected);
  });

  test('is not crossed where the range lies on both sides', () => {
    const range: Interval = { low: fromDecimal(decimal('89')), high: fromDecimal(decimal('91')) };
    expect(crossesLine(decimal('95'), range, norms, day, '')).toBe(false);
    expect(crossesLine(decimal('85'), range, norms, day, '')).toBe(false);
  });

  test('is crossed both ways or neither', () => {
    const rates = fc.bigInt({ min: 0n, max: 12_000n }).map((coefficient): Decimal => ({ coefficient, scale: 2 }));
    fc.assert(fc.property(rates, rates, (left, right) => {
      expect(crossesLine(left, pointInterval(right), norms, day, '')).toBe(crossesLine(right, pointInterval(left), norms, day, ''));
      expect(crossesLine(left, pointInterval(left), norms, day, '')).toBe(false);
    }));
  });
});
