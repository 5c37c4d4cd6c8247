import { powerOfTen, type Decimal } from '#core/decimal.ts';
import { addRationals, compareRationals, divideRationals, fromDecimal, multiplyRationals, subtractRationals, type Rational } from '#core/rational.ts';

/** All values that a printed figure may stand for; both ends belong to it unless a caller says otherwise. */
export type Interval = { readonly low: Rational; readonly high: Rational };

/** An amount, count or unit price: exactly what is printed. */
export function pointInterval(value: Decimal): Interval {
  const point = fromDecimal(value);
  return { low: point, high: point };
}

/** A rounded figure with d printed decimals: `[v - 0.5·10^-d, v + 0.5·10^-d]`. */
export function printedInterval(value: Decimal): Interval {
  const denominator = 2n * powerOfTen(value.scale);
  return {
    low: { numerator: 2n * value.coefficient - 1n, denominator },
    high: { numerator: 2n * value.coefficient + 1n, denominator },
  };
}

/** An amount printed in a unit that hides digits: `printed` times `10^exponent`, half a last digit either way. */
export function shiftedInterval(interval: Interval, exponent: number): Interval {
  const factor: Rational = exponent >= 0
    ? { numerator: powerOfTen(exponent), denominator: 1n }
    : { numerator: 1n, denominator: powerOfTen(-exponent) };
  return { low: multiplyRationals(interval.low, factor), high: multiplyRationals(interval.high, factor) };
}

export function addIntervals(left: Interval, right: Interval): Interval {
  return { low: addRationals(left.low, right.low), high: addRationals(left.high, right.high) };
}

export function subtractIntervals(left: Interval, right: Interval): Interval {
  return { low: subtractRationals(left.low, right.high), high: subtractRationals(left.high, right.low) };
}

/** Of intervals that do not reach below zero. */
export function multiplyIntervals(left: Interval, right: Interval): Interval {
  return { low: multiplyRationals(left.low, right.low), high: multiplyRationals(left.high, right.high) };
}

/** N/D = [n1/d2, n2/d1], for N not below zero and D above zero; null when D reaches zero, for then there is no rate. */
export function divideIntervals(numerator: Interval, denominator: Interval): Interval | null {
  if (denominator.low.numerator <= 0n) return null;
  return { low: divideRationals(numerator.low, denominator.high), high: divideRationals(numerator.high, denominator.low) };
}

export function meets(left: Interval, right: Interval): boolean {
  return compareRationals(left.low, right.high) <= 0 && compareRationals(right.low, left.high) <= 0;
}

export function includes(interval: Interval, value: Rational): boolean {
  return compareRationals(interval.low, value) <= 0 && compareRationals(value, interval.high) <= 0;
}

export function isPoint(interval: Interval): boolean {
  return compareRationals(interval.low, interval.high) === 0;
}
