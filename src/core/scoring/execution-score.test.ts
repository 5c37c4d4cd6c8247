import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, formatDecimal, type Decimal } from '#core/decimal.ts';
import { pointInterval, printedInterval, type Interval } from '#core/interval.ts';
import type { NormBook } from '#core/norm-book.ts';
import { compareRationals, fromDecimal, rational, roundHalfUp } from '#core/rational.ts';
import { executionScore } from '#core/scoring/execution-score.ts';
import { loadNormBook } from '#reading/norm-book.ts';

const norms = loadNormBook();
const day = '2023-12-31';

function points(rate: string, book: NormBook = norms, date = day, place = ''): string | null {
  const score = executionScore(pointInterval(decimal(rate)), book, date, place);
  return score === null ? null : formatDecimal(roundHalfUp(score.points.low, 2));
}

/** The norm book with a floor of 50 %. */
const withFloor: NormBook = {
  ...norms,
  values: norms.values.map((value) => (value.id === 'execution-rate-floor' ? { ...value, value: decimal('50') } : value)),
};

describe('points of the execution rate', () => {
  test('are the weight times the rate', () => {
    expect(points('100')).toBe('10.00');
    expect(points('40.9')).toBe('4.09');
    expect(points('59.97')).toBe('6.00'); // 5.997
    expect(points('0')).toBe('0.00');
  });

  test('are never more than the weight', () => {
    expect(points('107.3')).toBe('10.00');
  });

  test('are nothing below a floor, where one is set', () => {
    expect(points('49.99', withFloor)).toBe('0.00');
    expect(points('50', withFloor)).toBe('5.00');
    expect(points('49.99')).toBe('5.00');
  });

  test('follow the norms of the day and place', () => {
    expect(points('80', norms, '2020-02-24')).toBeNull();
    expect(points('80', norms, '2020-02-25')).toBe('8.00');
    expect(points('80', norms, '2019-12-31', '湖北省')).toBe('16.00');
  });

  test('name the norms they rest on', () => {
    const score = executionScore(pointInterval(decimal('80')), norms, day, '江西省/赣州市');
    expect(score?.weight).toMatchObject({ id: 'weight-execution-rate', verified: true });
    expect(score?.cap).toMatchObject({ id: 'execution-rate-cap' });
    expect(score?.floor).toBeNull();
    expect(executionScore(pointInterval(decimal('80')), withFloor, day, '')?.floor?.value).toEqual(decimal('50'));
  });
});

describe('for every rate', () => {
  const rates = fc.tuple(fc.bigInt({ min: 0n, max: 200_000n }), fc.integer({ min: 0, max: 3 })).map(([coefficient, scale]): Decimal => ({ coefficient, scale }));

  test('points lie between nothing and the weight, and are exactly a tenth of the rate up to the cap', () => {
    fc.assert(fc.property(rates, (rate) => {
      const score = executionScore(pointInterval(rate), norms, day, '');
      if (score === null) throw new Error('no score');
      expect(compareRationals(score.points.low, rational(0n, 1n))).toBeGreaterThanOrEqual(0);
      expect(compareRationals(score.points.low, fromDecimal(score.weight.value))).toBeLessThanOrEqual(0);
      const tenth = fromDecimal({ coefficient: rate.coefficient, scale: rate.scale + 1 });
      if (compareRationals(fromDecimal(rate), fromDecimal(score.cap.value)) <= 0) expect(compareRationals(score.points.low, tenth)).toBe(0);
    }));
  });

  test('a higher rate never earns less, with a floor or without', () => {
    fc.assert(fc.property(rates, rates, fc.boolean(), (left, right, floored) => {
      const book = floored ? withFloor : norms;
      const of = (rate: Decimal): Interval['low'] | null => executionScore(pointInterval(rate), book, day, '')?.points.low ?? null;
      const [first, second] = [of(left), of(right)];
      if (first === null || second === null) throw new Error('no score');
      const order = compareRationals(fromDecimal(left), fromDecimal(right));
      expect(compareRationals(first, second) * order).toBeGreaterThanOrEqual(0);
    }));
  });

  test('the range of a rounded rate holds the points of the rate itself', () => {
    fc.assert(fc.property(rates, (rate) => {
      const range = executionScore(printedInterval(rate), norms, day, '')?.points;
      const point = executionScore(pointInterval(rate), norms, day, '')?.points.low;
      if (range === undefined || point === undefined) throw new Error('no score');
      expect(compareRationals(range.low, point)).toBeLessThanOrEqual(0);
      expect(compareRationals(point, range.high)).toBeLessThanOrEqual(0);
    }));
  });
});
