import { addDecimals, isZero, powerOfTen, subtractDecimals, type Decimal } from '#core/decimal.ts';
import type { Quantity } from '#core/fact.ts';
import { addIntervals, divideIntervals, meets, multiplyIntervals, printedInterval, subtractIntervals, type Interval } from '#core/interval.ts';
import { agreementAtPrint, operandInterval, roundedInterval, undecidable, type Judgement } from '#checker/claims/relations/judgement.ts';

const hundred: Interval = {
  low: { numerator: powerOfTen(2), denominator: 1n },
  high: { numerator: powerOfTen(2), denominator: 1n },
};

export type Direction = 'up' | 'down';

/** The figure of the year before, from the current one and the change: current − increase, or current + decrease. */
export function baseOf(current: Decimal, change: Decimal, direction: Direction): Decimal {
  return direction === 'up' ? subtractDecimals(current, change) : addDecimals(current, change);
}

/**
 * A stated growth or fall in percent against change / base, where base = current ∓ change. A base of zero has no growth
 * rate (`zero-base`): 增长100% from nothing is undefined.
 */
export function judgeGrowth(stated: Quantity, current: Quantity, change: Quantity, direction: Direction): Judgement {
  if (stated.value === null || current.value === null || change.value === null) return undecidable('malformed');
  const base = baseOf(current.value, change.value, direction);
  if (isZero(base)) return undecidable('zero-base');
  const exact = growthInterval(operandInterval(current), operandInterval(change), direction);
  if (exact === null) return { verdict: 'inconsistent', recomputed: null, reason: null };
  const agreement = agreementAtPrint(stated.value, exact.low);
  if (agreement !== null) return { verdict: agreement, recomputed: exact, reason: null };
  const wide = growthInterval(roundedInterval(current), roundedInterval(change), direction);
  if (wide !== null && meets(wide, printedInterval(stated.value))) return { verdict: 'only-by-rounding', recomputed: exact, reason: null };
  return { verdict: 'inconsistent', recomputed: exact, reason: null };
}

function growthInterval(current: Interval | null, change: Interval | null, direction: Direction): Interval | null {
  if (current === null || change === null) return null;
  const base = direction === 'up' ? subtractIntervals(current, change) : addIntervals(current, change);
  const quotient = divideIntervals(change, base);
  return quotient === null ? null : multiplyIntervals(quotient, hundred);
}

/**
 * A stated growth in percent against the two years' figures themselves. A fall is stated without its sign where a word
 * says that it is one (`down`), and with it in a column 增减% (`up`).
 */
export function judgeGrowthBetween(stated: Quantity, current: Quantity, previous: Quantity, direction: Direction): Judgement {
  if (stated.value === null || current.value === null || previous.value === null) return undecidable('malformed');
  if (isZero(previous.value)) return undecidable('zero-base');
  const recomputed = changeBetween(operandInterval(current), operandInterval(previous), direction);
  if (recomputed === null) return undecidable('zero-base');
  const agreement = agreementAtPrint(stated.value, recomputed.low);
  if (agreement !== null) return { verdict: agreement, recomputed, reason: null };
  const wide = changeBetween(roundedInterval(current), roundedInterval(previous), direction);
  if (wide !== null && meets(wide, printedInterval(stated.value))) return { verdict: 'only-by-rounding', recomputed, reason: null };
  return { verdict: 'inconsistent', recomputed, reason: null };
}

const one: Interval = { low: { numerator: 1n, denominator: 1n }, high: { numerator: 1n, denominator: 1n } };

/** Percent by which the current figure is above (`up`) or below (`down`) the previous one. */
function changeBetween(current: Interval | null, previous: Interval | null, direction: Direction): Interval | null {
  const ratio = current === null || previous === null ? null : divideIntervals(current, previous);
  if (ratio === null) return null;
  return multiplyIntervals(direction === 'up' ? subtractIntervals(ratio, one) : subtractIntervals(one, ratio), hundred);
}
