import type { LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import { divideRationals, fromDecimal, multiplyRationals, rational, type Rational } from '#core/rational.ts';

const perUnit: Readonly<Record<string, bigint>> = { '%': 100n, '‰': 1000n };

/** Numerator ÷ denominator in the unit of the indicator (percent where the unit is %), exact; null where one is missing or the denominator is zero. */
export function quotientOf(indicator: Pick<LedgerIndicator, 'unit'>, { numerator, denominator }: Pick<LedgerResult, 'numerator' | 'denominator'>): Rational | null {
  if (numerator === null || denominator === null || denominator.coefficient === 0n) return null;
  const factor = rational(perUnit[indicator.unit ?? ''] ?? 1n, 1n);
  return multiplyRationals(divideRationals(fromDecimal(numerator), fromDecimal(denominator)), factor);
}

/** The result as a number: the value as recorded, else the quotient of what is recorded; null where there is neither. */
export function resultValue(indicator: Pick<LedgerIndicator, 'unit'>, result: LedgerResult): Rational | null {
  return result.value === null ? quotientOf(indicator, result) : fromDecimal(result.value);
}
