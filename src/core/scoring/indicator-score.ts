import type { LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import { resultValue } from '#core/indicators/result-value.ts';
import type { Decimal } from '#core/decimal.ts';
import { codesAt, valueAt, type NormBook, type NormCodes, type NormValue } from '#core/norm-book.ts';
import { addRationals, compareRationals, divideRationals, fromDecimal, multiplyRationals, rational, subtractRationals, type Rational } from '#core/rational.ts';

/**
 * How the points of an indicator were worked out. `reached` full points · `proportion` points × result ÷ target ·
 * `reverse-proportion` points × target ÷ result, for what should be small · `deviation` points × (1 − |result − target| ÷ target),
 * for what should be equal · `zero-target` a target of nothing, missed: no points · `band` qualitative, points × percent ·
 * `reduced` far above a target set too low, where the norm says so · `undecided` no result, or a band without its percent.
 */
export type ScoreRule = 'reached' | 'proportion' | 'reverse-proportion' | 'deviation' | 'zero-target' | 'band' | 'reduced' | 'undecided';

export type IndicatorScore = {
  readonly indicatorId: string;
  readonly weight: Rational;
  /** Exact; null while undecided, which is not zero. */
  readonly points: Rational | null;
  readonly rule: ScoreRule;
  readonly reached: boolean | null;
  /** Result ÷ target, where both are numbers and the target is not zero. */
  readonly ratio: Rational | null;
  /** A deviation that must be explained: missed, or far above. */
  readonly reasonRequired: boolean;
  /** The values of regulations that decided. */
  readonly norms: readonly (NormValue | NormCodes)[];
};

const zero = rational(0n, 1n);
const one = rational(1n, 1n);
const hundred = rational(100n, 1n);

/**
 * The points of one indicator by the norms of a day and place. Quantitative: reached earns all, missed a part in proportion,
 * never less than nothing. Far above the target (`over-achievement-reason-above`) needs an explanation; points are only
 * taken off where the place's norm says `reduce`. Qualitative: the percent given must lie within the band.
 */
export function scoreIndicator(indicator: LedgerIndicator, result: LedgerResult | null, norms: NormBook, date: string, place: string): IndicatorScore {
  const weight = indicator.weight === null ? zero : fromDecimal(indicator.weight);
  const base = { indicatorId: indicator.id, weight, ratio: null, reasonRequired: false, norms: [] } as const;
  const undecided: IndicatorScore = { ...base, points: null, rule: 'undecided', reached: null };
  if (result === null) return undecided;
  if (indicator.comparator === '定性' || indicator.target === null) return scoreBand(result, base, undecided, norms, date, place);
  const value = resultValue(indicator, result);
  if (value === null) return undecided;
  const target = fromDecimal(indicator.target);
  const upper = indicator.targetUpper === null ? null : fromDecimal(indicator.targetUpper);
  const judged = upper === null ? judge(indicator.comparator, value, target) : judgeRange(value, target, upper);
  const ratio = target.numerator === 0n ? null : divideRationals(value, target);
  const scored: IndicatorScore = { ...base, points: multiplyRationals(weight, judged.share), rule: judged.rule, reached: judged.reached, ratio, reasonRequired: !judged.reached };
  return judged.reached && ratio !== null && (indicator.comparator === '≥' || indicator.comparator === '>') && upper === null ? overAchieved(scored, ratio, norms, date, place) : scored;
}

type Judged = { readonly share: Rational; readonly rule: ScoreRule; readonly reached: boolean };

function judge(comparator: LedgerIndicator['comparator'], value: Rational, target: Rational): Judged {
  const order = compareRationals(value, target);
  const full: Judged = { share: one, rule: 'reached', reached: true };
  const nothing: Judged = { share: zero, rule: 'zero-target', reached: false };
  switch (comparator) {
    case '≥': case '>':
      if (comparator === '≥' ? order >= 0 : order > 0) return full;
      // Below nothing there is no proportion to take.
      return target.numerator <= 0n ? nothing : { share: clamp(divideRationals(value, target)), rule: 'proportion', reached: false };
    case '≤': case '<':
      if (comparator === '≤' ? order <= 0 : order < 0) return full;
      return target.numerator <= 0n || value.numerator <= 0n ? nothing : { share: clamp(divideRationals(target, value)), rule: 'reverse-proportion', reached: false };
    case '=': case '定性': {
      if (order === 0) return full;
      if (target.numerator === 0n) return nothing;
      const distance = absolute(divideRationals(subtractRationals(value, target), target));
      return { share: clamp(subtractRationals(one, distance)), rule: 'deviation', reached: false };
    }
  }
}

function judgeRange(value: Rational, low: Rational, high: Rational): Judged {
  if (compareRationals(value, low) < 0) return judge('≥', value, low);
  if (compareRationals(value, high) > 0) return judge('≤', value, high);
  return { share: one, rule: 'reached', reached: true };
}

function overAchieved(scored: IndicatorScore, ratio: Rational, norms: NormBook, date: string, place: string): IndicatorScore {
  const threshold = valueAt(norms, 'over-achievement-reason-above', date, place);
  if (threshold === null) return scored;
  const most = divideRationals(fromDecimal(threshold.value), hundred);
  const above = subtractRationals(ratio, most);
  if (above.numerator <= 0n) return scored;
  const rule = codesAt(norms, 'over-achievement-rule', date, place);
  if (rule === null || !rule.codes.includes('reduce')) return { ...scored, reasonRequired: true, norms: rule === null ? [threshold] : [threshold, rule] };
  return { ...scored, points: multiplyRationals(scored.weight, clamp(subtractRationals(one, above))), rule: 'reduced', reasonRequired: true, norms: [threshold, rule] };
}

const bandIds = { 达成: ['qualitative-reached-from', 'qualitative-top'], 部分达成: ['qualitative-partly-from', 'qualitative-reached-from'], 未达成: ['qualitative-missed-from', 'qualitative-partly-from'] } as const;

/** The ends of a band in percent of the points; the lower belongs to it, the upper only to the best. Null where the norms have none. */
export function bandEnds(band: keyof typeof bandIds, norms: NormBook, date: string, place: string): { readonly from: NormValue; readonly to: NormValue } | null {
  const [fromId, toId] = bandIds[band];
  const from = valueAt(norms, fromId, date, place);
  const to = valueAt(norms, toId, date, place);
  return from === null || to === null ? null : { from, to };
}

/** Whether a percent may be given within a band. */
export function isWithinBand(band: keyof typeof bandIds, percent: Decimal, norms: NormBook, date: string, place: string): boolean {
  const ends = bandEnds(band, norms, date, place);
  if (ends === null) return false;
  const at = fromDecimal(percent);
  const upper = compareRationals(at, fromDecimal(ends.to.value));
  return compareRationals(at, fromDecimal(ends.from.value)) >= 0 && (band === '达成' ? upper <= 0 : upper < 0);
}

function scoreBand(
  result: LedgerResult, base: Pick<IndicatorScore, 'indicatorId' | 'weight' | 'ratio' | 'reasonRequired' | 'norms'>, undecided: IndicatorScore, norms: NormBook, date: string, place: string,
): IndicatorScore {
  const { band, bandPercent } = result;
  if (band === null || bandPercent === null || !isWithinBand(band, bandPercent, norms, date, place)) return undecided;
  const ends = bandEnds(band, norms, date, place);
  return {
    ...base, points: multiplyRationals(base.weight, divideRationals(fromDecimal(bandPercent), hundred)), rule: 'band', reached: band === '达成', reasonRequired: band !== '达成',
    norms: ends === null ? [] : [ends.from, ends.to],
  };
}

function clamp(value: Rational): Rational {
  if (value.numerator <= 0n) return zero;
  return compareRationals(value, one) > 0 ? one : value;
}

function absolute(value: Rational): Rational {
  return value.numerator < 0n ? rational(-value.numerator, value.denominator) : value;
}

/** Exact sum of points. */
export function addPoints(points: readonly Rational[]): Rational {
  return points.reduce(addRationals, zero);
}
