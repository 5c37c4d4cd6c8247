import { powerOfTen, type Decimal } from '#core/decimal.ts';

/** An exact fraction; the denominator is positive. Rates stay fractions until they are printed. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

export function rational(numerator: bigint, denominator: bigint): Rational {
  if (denominator === 0n) throw new Error(`fraction with denominator zero: ${numerator}/0`);
  return denominator < 0n ? { numerator: -numerator, denominator: -denominator } : { numerator, denominator };
}

export function fromDecimal(value: Decimal): Rational {
  return { numerator: value.coefficient, denominator: powerOfTen(value.scale) };
}

export function addRationals(left: Rational, right: Rational): Rational {
  // Sums of many amounts of one unit keep a small denominator.
  if (left.denominator === right.denominator) return { numerator: left.numerator + right.numerator, denominator: left.denominator };
  return rational(left.numerator * right.denominator + right.numerator * left.denominator, left.denominator * right.denominator);
}

export function subtractRationals(left: Rational, right: Rational): Rational {
  return rational(left.numerator * right.denominator - right.numerator * left.denominator, left.denominator * right.denominator);
}

export function multiplyRationals(left: Rational, right: Rational): Rational {
  return rational(left.numerator * right.numerator, left.denominator * right.denominator);
}

/** Throws when the divisor is zero: a caller has to ask first, since 0 as a base is a case of its own. */
export function divideRationals(left: Rational, right: Rational): Rational {
  return rational(left.numerator * right.denominator, left.denominator * right.numerator);
}

/** Negative, zero or positive, as left is below, equal to or above right. */
export function compareRationals(left: Rational, right: Rational): number {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator !== 0n && numerator < 0n ? quotient - 1n : quotient;
}

/** Rounded half away from zero (四舍五入) to the given decimals. */
export function roundHalfUp(value: Rational, decimals: number): Decimal {
  const negative = value.numerator < 0n;
  const numerator = (negative ? -value.numerator : value.numerator) * powerOfTen(decimals);
  const rounded = floorDivide(2n * numerator + value.denominator, 2n * value.denominator);
  return { coefficient: negative ? -rounded : rounded, scale: decimals };
}

/** Cut off towards zero (截位) at the given decimals. */
export function truncate(value: Rational, decimals: number): Decimal {
  return { coefficient: (value.numerator * powerOfTen(decimals)) / value.denominator, scale: decimals };
}

/** Rounded half to even (四舍六入五成双) to the given decimals. */
export function roundHalfEven(value: Rational, decimals: number): Decimal {
  const scaled = value.numerator * powerOfTen(decimals);
  const below = floorDivide(scaled, value.denominator);
  const twiceRest = 2n * (scaled - below * value.denominator);
  const up = twiceRest > value.denominator || (twiceRest === value.denominator && below % 2n !== 0n);
  return { coefficient: up ? below + 1n : below, scale: decimals };
}
