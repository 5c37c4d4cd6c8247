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

/** A stated growth in percent against the two years' figures themselves. A fall is stated without its sign. */
export function judgeGrowthBetween(stated: Quantity, current: Quantity, previous: Quantity, direction: Direction): Judgement {
  if (stated.value === null || current.value === null || previous.value === null) return undecidable('malformed');
  if (isZero(previous.value)) return undecidable('zero-base');
  const change = direction === 'up'
    ? subtractDecimals(current.value, previous.value)
    : subtractDecimals(previous.value, current.value);
  const quantity: Quantity = { kind: 'money', value: change, printed: null, exponent: 0, unit: null, approximator: null };
  const interval = operandInterval(quantity);
  const base = operandInterval(previous);
  if (interval === null || base === null || change.coefficient < 0n) return { verdict: 'inconsistent', recomputed: null, reason: null };
  const quotient = divideIntervals(interval, base);
  if (quotient === null) return undecidable('zero-base');
  const recomputed = multiplyIntervals(quotient, hundred);
  const agreement = agreementAtPrint(stated.value, recomputed.low);
  return { verdict: agreement ?? 'inconsistent', recomputed, reason: null };
}
