import type { Quantity } from '#core/fact.ts';
import { divideIntervals, meets, multiplyIntervals, printedInterval, addIntervals, type Interval } from '#core/interval.ts';
import { compareRationals, type Rational } from '#core/rational.ts';
import { agreementAtPrint, operandInterval, undecidable, type Judgement } from '#checker/claims/relations/judgement.ts';

const hundred: Rational = { numerator: 100n, denominator: 1n };

/** Points of the execution rate: weight × rate, a rate above 100% counted as 100%. Floors that a place sets are not applied. */
export function judgeExecutionScore(stated: Quantity, weight: Quantity, rate: Quantity): Judgement {
  const points = operandInterval(weight);
  if (stated.value === null || points === null || rate.value === null) return undecidable('malformed');
  const recomputed = pointsAt(points, operandInterval(rate));
  if (recomputed === null) return undecidable('malformed');
  const agreement = agreementAtPrint(stated.value, recomputed.low);
  // Cutting 9.9 points off to 9 is no rounding of the last digit.
  if (agreement !== null && (agreement === 'exact' || stated.value.scale > 0)) return { verdict: agreement, recomputed, reason: null };
  const wide = rate.printed === null ? null : pointsAt(points, printedInterval(rate.value));
  if (wide !== null && meets(wide, printedInterval(stated.value))) return { verdict: 'only-by-rounding', recomputed, reason: null };
  return { verdict: 'inconsistent', recomputed, reason: null };
}

function pointsAt(weight: Interval, rate: Interval | null): Interval | null {
  if (rate === null) return null;
  const capped: Interval = { low: least(rate.low, hundred), high: least(rate.high, hundred) };
  return divideIntervals(multiplyIntervals(weight, capped), { low: hundred, high: hundred });
}

const least = (left: Rational, right: Rational): Rational => (compareRationals(left, right) <= 0 ? left : right);

/** A mean against what it is the mean of. */
export function judgeMean(stated: Quantity, parts: readonly Quantity[]): Judgement {
  const intervals = parts.map(operandInterval).filter((interval) => interval !== null);
  if (stated.value === null || intervals.length < parts.length || intervals.length === 0) return undecidable('malformed');
  const number: Rational = { numerator: BigInt(intervals.length), denominator: 1n };
  const recomputed = divideIntervals(intervals.reduce(addIntervals), { low: number, high: number });
  if (recomputed === null) return undecidable('malformed');
  const agreement = agreementAtPrint(stated.value, recomputed.low);
  return { verdict: agreement ?? 'inconsistent', recomputed, reason: null };
}
