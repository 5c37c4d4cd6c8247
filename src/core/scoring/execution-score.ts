import { wholeNumber, type Decimal } from '#core/decimal.ts';
import type { Interval } from '#core/interval.ts';
import { valueAt, type NormBook, type NormValue } from '#core/norm-book.ts';
import { compareRationals, divideRationals, fromDecimal, multiplyRationals, type Rational } from '#core/rational.ts';

/** The points an execution rate earns, and what they rest on. */
export type ExecutionScore = {
  /** Points, unrounded; a range where the rate is one. */
  readonly points: Interval;
  /** The rate that went in, in percent. */
  readonly rate: Interval;
  readonly weight: NormValue;
  /** The rate above which nothing more is earned. */
  readonly cap: NormValue;
  /** The rate below which nothing is earned; null where none is set. */
  readonly floor: NormValue | null;
};

/**
 * Points of the execution rate (预算执行率得分): weight times the rate, the rate capped, and nothing below a floor where
 * one is set. Null where the norm book has no weight for the day and place.
 *
 * @param rate in percent, not below zero
 * @param date ISO day whose norms apply
 */
export function executionScore(rate: Interval, norms: NormBook, date: string, place: string): ExecutionScore | null {
  const weight = valueAt(norms, 'weight-execution-rate', date, place);
  const cap = valueAt(norms, 'execution-rate-cap', date, place);
  if (weight === null || cap === null) return null;
  const listed = valueAt(norms, 'execution-rate-floor', date, place);
  const floor = listed === null || listed.value.coefficient === 0n ? null : listed;
  const points = (at: Rational): Rational => pointsAt(at, weight.value, cap.value, floor?.value ?? null);
  return { points: { low: points(rate.low), high: points(rate.high) }, rate, weight, cap, floor };
}

const zero = fromDecimal(wholeNumber(0));
const hundred = fromDecimal(wholeNumber(100));

function pointsAt(rate: Rational, weight: Decimal, cap: Decimal, floor: Decimal | null): Rational {
  if (compareRationals(rate, zero) <= 0) return zero;
  if (floor !== null && compareRationals(rate, fromDecimal(floor)) < 0) return zero;
  const most = fromDecimal(cap);
  const counted = compareRationals(rate, most) > 0 ? most : rate;
  return divideRationals(multiplyRationals(fromDecimal(weight), counted), hundred);
}
