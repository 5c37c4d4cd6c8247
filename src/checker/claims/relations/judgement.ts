import type { Undecidable, Verdict } from '#core/claim.ts';
import { powerOfTen, type Decimal } from '#core/decimal.ts';
import type { Quantity } from '#core/fact.ts';
import { pointInterval, printedInterval, shiftedInterval, type Interval } from '#core/interval.ts';
import type { Rational } from '#core/rational.ts';

/** What recomputing a relation says, wherever its facts come from. `recomputed` is in the unit of the stated figure. */
export type Judgement = {
  readonly verdict: Verdict;
  readonly recomputed: Interval | null;
  readonly reason: Undecidable | null;
};

export function undecidable(reason: Undecidable): Judgement {
  return { verdict: 'undecidable', recomputed: null, reason };
}

/** The exact value of an operand; null when the figure is malformed. */
export function operandInterval(quantity: Quantity): Interval | null {
  return quantity.value === null ? null : pointInterval(quantity.value);
}

/**
 * All values an amount may stand for when its printed decimals are taken as rounded. A whole number of 万元 is taken
 * as exact: papers that round amounts print decimals.
 */
export function roundedInterval(quantity: Quantity): Interval | null {
  if (quantity.value === null || quantity.printed === null) return null;
  if (quantity.printed.scale === 0) return pointInterval(quantity.value);
  return shiftedInterval(printedInterval(quantity.printed), quantity.exponent);
}

/**
 * How a stated rate agrees with the exact one at its printed decimals: rounded half up, or else cut off (half to even is
 * always one of the two); null when no usual rounding gives it.
 */
export function agreementAtPrint(stated: Decimal, exact: Rational): 'exact' | 'other-rounding' | null {
  const isNegative = exact.numerator < 0n;
  const scaled = (isNegative ? -exact.numerator : exact.numerator) * powerOfTen(stated.scale);
  const cut = scaled / exact.denominator;
  const isUpperHalf = 2n * (scaled - cut * exact.denominator) >= exact.denominator;
  const printed = isNegative ? -stated.coefficient : stated.coefficient;
  if (printed === (isUpperHalf ? cut + 1n : cut)) return 'exact';
  return printed === cut ? 'other-rounding' : null;
}
