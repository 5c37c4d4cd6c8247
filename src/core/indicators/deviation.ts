import type { LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import { resultValue } from '#core/indicators/result-value.ts';
import { compareRationals, divideRationals, fromDecimal, multiplyRationals, rational, subtractRationals, type Rational } from '#core/rational.ts';

/** How far a result lies from its target (偏差). */
export type Deviation = {
  /** Result less target in the unit of the indicator; of a range, from its nearer end, nothing inside it. */
  readonly difference: Rational;
  /** Difference ÷ target in percent, exact; null where the target is zero. */
  readonly percent: Rational | null;
  /** Whether the target is reached, and on which side of it the result lies. */
  readonly reached: boolean;
  readonly side: 'below' | 'on' | 'above';
};

const hundred = rational(100n, 1n);

/** The deviation of a quantitative result; null for 定性, without a number as target, or without a result. */
export function deviationOf(indicator: LedgerIndicator, result: LedgerResult | null): Deviation | null {
  if (result === null || indicator.target === null || indicator.comparator === '定性') return null;
  const value = resultValue(indicator, result);
  if (value === null) return null;
  const low = fromDecimal(indicator.target);
  const high = indicator.targetUpper === null ? low : fromDecimal(indicator.targetUpper);
  const isInside = compareRationals(value, low) >= 0 && compareRationals(value, high) <= 0;
  const from = isInside ? value : compareRationals(value, low) < 0 ? low : high;
  const difference = subtractRationals(value, from);
  const base = from.numerator < 0n ? rational(-from.numerator, from.denominator) : from;
  return {
    difference,
    percent: from.numerator === 0n ? null : multiplyRationals(divideRationals(difference, base), hundred),
    reached: indicator.targetUpper === null ? isReached(indicator.comparator, compareRationals(value, low)) : isInside,
    side: difference.numerator < 0n ? 'below' : difference.numerator > 0n ? 'above' : 'on',
  };
}

/** Whether a comparison of the result with the target (negative, zero, positive) satisfies the comparator. */
export function isReached(comparator: Exclude<LedgerIndicator['comparator'], '定性'>, order: number): boolean {
  switch (comparator) {
    case '≥': return order >= 0;
    case '>': return order > 0;
    case '≤': return order <= 0;
    case '<': return order < 0;
    case '=': return order === 0;
  }
}
