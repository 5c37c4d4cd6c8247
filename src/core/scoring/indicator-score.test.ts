import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, formatDecimal } from '#core/decimal.ts';
import type { Comparator, LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import type { NormBook } from '#core/norm-book.ts';
import { compareRationals, roundHalfUp } from '#core/rational.ts';
import { isWithinBand, scoreIndicator } from '#core/scoring/indicator-score.ts';
import { loadNormBook } from '#reading/norm-book.ts';

const norms = loadNormBook();
const date = '2023-12-31';

function indicator(comparator: Comparator, target: string | null, weight: string, upper: string | null = null): LedgerIndicator {
  return {
    id: 'i', level1: '产出', level2: '数量', name: '培训人次', comparator, target: target === null ? null : decimal(target), targetUpper: upper === null ? null : decimal(upper),
    targetText: null, unit: '人次', weight: decimal(weight), required: true,
  };
}

function result(value: string | null, band: LedgerResult['band'] = null, percent: string | null = null): LedgerResult {
  return { value: value === null ? null : decimal(value), valueText: null, numerator: null, denominator: null, asOf: null, band, bandPercent: percent === null ? null : decimal(percent), reason: null, measures: null };
}

function points(target: LedgerIndicator, reached: LedgerResult | null, day = date, place = '', book: NormBook = norms): string {
  const { points: exact, rule } = scoreIndicator(target, reached, book, day, place);
  return `${exact === null ? '—' : formatDecimal(roundHalfUp(exact, 2))} ${rule}`;
}

describe('quantitative indicators, worked by hand', () => {
  test.each([
    // Reached, or above: all points.
    ['≥ 100, 100 reached', indicator('≥', '100', '15'), '100', '15.00 reached'],
    ['≥ 100, 120 reached', indicator('≥', '100', '15'), '120', '15.00 reached'],
    // 15 × 80 ÷ 100 = 12
    ['≥ 100, 80 reached', indicator('≥', '100', '15'), '80', '12.00 proportion'],
    // 10 × 2 ÷ 3 = 6.666…
    ['≥ 3, 2 reached', indicator('≥', '3', '10'), '2', '6.67 proportion'],
    ['≥ 3, nothing reached', indicator('≥', '3', '10'), '0', '0.00 proportion'],
    ['> 3, exactly 3 reached: not more, so in proportion', indicator('>', '3', '10'), '3', '10.00 proportion'],
    // Reverse: 8 × 30 ÷ 40 = 6
    ['≤ 30 days, 40 taken', indicator('≤', '30', '8'), '40', '6.00 reverse-proportion'],
    ['≤ 30 days, 30 taken', indicator('≤', '30', '8'), '30', '8.00 reached'],
    ['≤ 30 days, 10 taken', indicator('≤', '30', '8'), '10', '8.00 reached'],
    ['< 30 days, 30 taken', indicator('<', '30', '8'), '30', '8.00 reverse-proportion'],
    // Zero targets: no accident is all points, one is none; at least nothing is always reached.
    ['≤ 0 accidents, none', indicator('≤', '0', '5'), '0', '5.00 reached'],
    ['≤ 0 accidents, one', indicator('≤', '0', '5'), '1', '0.00 zero-target'],
    ['= 0 complaints, two', indicator('=', '0', '5'), '2', '0.00 zero-target'],
    ['≥ 0, nothing', indicator('≥', '0', '5'), '0', '5.00 reached'],
    // Equality: 10 × (1 − |9 − 10| ÷ 10) = 9, and the same for 11; twice the target leaves nothing.
    ['= 10, 9', indicator('=', '10', '10'), '9', '9.00 deviation'],
    ['= 10, 11', indicator('=', '10', '10'), '11', '9.00 deviation'],
    ['= 10, 25', indicator('=', '10', '10'), '25', '0.00 deviation'],
    // A range: below it 10 × 45 ÷ 50 = 9, above it 10 × 60 ÷ 75 = 8.
    ['50 to 60, 55', indicator('≥', '50', '10', '60'), '55', '10.00 reached'],
    ['50 to 60, 45', indicator('≥', '50', '10', '60'), '45', '9.00 proportion'],
    ['50 to 60, 75', indicator('≥', '50', '10', '60'), '75', '8.00 reverse-proportion'],
  ] as const)('%s', (_, target, value, expected) => {
    expect(points(target, result(value))).toBe(expected);
  });

  test('no result is undecided, which is not zero', () => {
    expect(points(indicator('≥', '100', '15'), null)).toBe('— undecided');
    expect(points(indicator('≥', '100', '15'), result(null))).toBe('— undecided');
  });
});

describe('far above the target', () => {
  test('130 % needs no explanation, more does; no points are taken off where the norm only asks for an explanation', () => {
    const at = (value: string) => scoreIndicator(indicator('≥', '100', '15'), result(value), norms, date, '');
    expect([at('130').reasonRequired, at('130.01').reasonRequired, at('200').reasonRequired]).toEqual([false, true, true]);
    expect(points(indicator('≥', '100', '15'), result('200'))).toBe('15.00 reached');
    expect(at('200').norms.map(({ id, verified }) => [id, verified])).toEqual([['over-achievement-reason-above', false], ['over-achievement-rule', false]]);
  });

  test('where a place says reduce, points go down by what is above: 15 × (1 − (1.5 − 1.3)) = 12', () => {
    const explain = (norms.codes ?? []).find(({ id }) => id === 'over-achievement-rule') ?? expect.unreachable();
    const local: NormBook = { ...norms, codes: [...(norms.codes ?? []), { ...explain, codes: ['reduce'], place: '示例省', from: '2023-07-01', until: '2023-12-31' }] };
    const target = indicator('≥', '100', '15');
    // The day before, the day of, the last day, the day after; another province; a city of the province.
    expect(points(target, result('150'), '2023-06-30', '示例省', local)).toBe('15.00 reached');
    expect(points(target, result('150'), '2023-07-01', '示例省', local)).toBe('12.00 reduced');
    expect(points(target, result('150'), '2023-12-31', '示例省/示例市', local)).toBe('12.00 reduced');
    expect(points(target, result('150'), '2024-01-01', '示例省', local)).toBe('15.00 reached');
    expect(points(target, result('150'), '2023-07-01', '另一省', local)).toBe('15.00 reached');
    expect(points(target, result('400'), '2023-07-01', '示例省', local)).toBe('0.00 reduced');
  });
});

describe('qualitative indicators', () => {
  const words = indicator('定性', null, '10');

  test('the percent lies within the band: reached 100 to 80, partly below 80 to 60, missed below 60', () => {
    const within = (band: '达成' | '部分达成' | '未达成', percent: string, day = date, place = '') => isWithinBand(band, decimal(percent), norms, day, place);
    expect([within('达成', '100'), within('达成', '80'), within('达成', '79.99'), within('部分达成', '80'), within('部分达成', '79.99'), within('部分达成', '60'), within('未达成', '60'), within('未达成', '0')])
      .toEqual([true, true, false, false, true, true, false, true]);
    // 湖北 until 24 February 2020: partly reached from 50.
    expect([within('部分达成', '50', '2020-02-24', '湖北省'), within('部分达成', '50', '2020-02-25', '湖北省'), within('未达成', '50', '2020-02-25', '湖北省')]).toEqual([true, false, true]);
  });

  test('10 × 85 % = 8.5; a percent outside the band, or none, is undecided', () => {
    expect(points(words, result(null, '达成', '85'))).toBe('8.50 band');
    expect(points(words, result(null, '部分达成', '72.5'))).toBe('7.25 band');
    expect(points(words, result(null, '达成', '70'))).toBe('— undecided');
    expect(points(words, result(null, '达成'))).toBe('— undecided');
    expect(scoreIndicator(words, result(null, '部分达成', '70'), norms, date, '').reasonRequired).toBe(true);
  });

  test('before the norms are in force nothing is decided', () => {
    expect(points(words, result(null, '达成', '85'), '2020-02-24')).toBe('— undecided');
    expect(points(words, result(null, '达成', '85'), '2020-02-25')).toBe('8.50 band');
  });
});

describe('properties', () => {
  const amount = fc.bigInt({ min: 0n, max: 1_000_000n }).map((coefficient) => ({ coefficient, scale: 2 }));
  const weight = fc.bigInt({ min: 0n, max: 10_000n }).map((coefficient) => ({ coefficient, scale: 2 }));

  test('a better result never scores lower, and points lie between nothing and the weight', () => {
    fc.assert(fc.property(fc.constantFrom<Comparator>('≥', '>', '≤', '<'), amount, amount, amount, weight, (comparator, target, left, right, points_) => {
      const [small, large] = left.coefficient <= right.coefficient ? [left, right] : [right, left];
      const [worse, better] = comparator === '≥' || comparator === '>' ? [small, large] : [large, small];
      const subject: LedgerIndicator = { ...indicator(comparator, '0', '0'), target, weight: points_ };
      const at = (value: typeof target) => scoreIndicator(subject, { ...result('0'), value }, norms, date, '').points ?? expect.unreachable();
      expect(compareRationals(at(better), at(worse))).toBeGreaterThanOrEqual(0);
      for (const value of [worse, better]) {
        expect(at(value).numerator >= 0n).toBe(true);
        expect(compareRationals(at(value), { numerator: points_.coefficient, denominator: 100n })).toBeLessThanOrEqual(0);
      }
    }));
  });

  test('where a target must be equalled or kept within, nearer is never worse', () => {
    fc.assert(fc.property(amount, amount, fc.bigInt({ min: 0n, max: 1_000_000n }), fc.bigInt({ min: 0n, max: 1_000_000n }), weight, fc.boolean(), fc.boolean(), (target, width, left, right, points_, isRange, isAbove) => {
      const upper = { coefficient: target.coefficient + width.coefficient, scale: 2 };
      const subject: LedgerIndicator = { ...indicator(isRange ? '≥' : '=', '0', '0'), target, targetUpper: isRange ? upper : null, weight: points_ };
      const end = isRange && isAbove ? upper.coefficient : target.coefficient;
      const at = (distance: bigint) => scoreIndicator(subject, { ...result('0'), value: { coefficient: isAbove ? end + distance : end - distance, scale: 2 } }, norms, date, '').points ?? expect.unreachable();
      const [near, far] = left <= right ? [left, right] : [right, left];
      expect(compareRationals(at(near), at(far))).toBeGreaterThanOrEqual(0);
      expect(at(far).numerator >= 0n && compareRationals(at(near), { numerator: points_.coefficient, denominator: 100n }) <= 0).toBe(true);
    }));
  });

  test('where a norm takes points off far above the target, a better result scores lower only above its threshold', () => {
    const [rule] = (norms.codes ?? []).filter(({ id }) => id === 'over-achievement-rule');
    const book: NormBook = { ...norms, codes: rule === undefined ? [] : [{ ...rule, codes: ['reduce'] }] };
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10_000n }), amount, amount, weight, (target, left, right, points_) => {
      const subject: LedgerIndicator = { ...indicator('≥', '0', '0'), target: { coefficient: target, scale: 2 }, weight: points_ };
      const [worse, better] = left.coefficient <= right.coefficient ? [left, right] : [right, left];
      const at = (value: typeof left) => scoreIndicator(subject, { ...result('0'), value }, book, date, '');
      const [low, high] = [at(worse).points ?? expect.unreachable(), at(better).points ?? expect.unreachable()];
      // 130 %: 10 × result above 13 × target.
      expect(at(better).rule === 'reduced').toBe(10n * better.coefficient > 13n * target);
      if (at(better).rule !== 'reduced') expect(compareRationals(high, low)).toBeGreaterThanOrEqual(0);
      expect(high.numerator >= 0n).toBe(true);
    }));
  });

  test('without a value the quotient of numerator and denominator counts, in percent where the unit is', () => {
    const percent = { ...indicator('≥', '95', '10'), unit: '%' };
    // 18 ÷ 20 = 90 %: 10 × 90 ÷ 95 = 9.47.
    expect(points(percent, { ...result(null), numerator: decimal('18'), denominator: decimal('20') })).toBe('9.47 proportion');
    expect(points(percent, { ...result(null), numerator: decimal('18'), denominator: decimal('0') })).toBe('— undecided');
  });
});
