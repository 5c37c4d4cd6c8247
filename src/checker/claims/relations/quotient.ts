import { isZero, powerOfTen } from '#core/decimal.ts';
import type { Quantity } from '#core/fact.ts';
import { divideIntervals, meets, multiplyIntervals, printedInterval, type Interval } from '#core/interval.ts';
import { divideRationals, fromDecimal, multiplyRationals } from '#core/rational.ts';
import { agreementAtPrint, roundedInterval, undecidable, type Judgement } from '#checker/claims/relations/judgement.ts';

const hundred: Interval = {
  low: { numerator: powerOfTen(2), denominator: 1n },
  high: { numerator: powerOfTen(2), denominator: 1n },
};

/**
 * A stated percentage against numerator / denominator (执行率, 占比). A denominator of zero has no rate: undecidable with
 * the reason `zero-base`, which a rule turns into a finding.
 */
export function judgeQuotient(stated: Quantity, numerator: Quantity, denominator: Quantity): Judgement {
  if (stated.value === null || numerator.value === null || denominator.value === null) return undecidable('malformed');
  if (isZero(denominator.value)) return undecidable('zero-base');
  if (denominator.value.coefficient < 0n) return undecidable('zero-base');
  const exact = multiplyRationals(divideRationals(fromDecimal(numerator.value), fromDecimal(denominator.value)), hundred.low);
  const recomputed: Interval = { low: exact, high: exact };
  const agreement = agreementAtPrint(stated.value, exact);
  if (agreement !== null) return { verdict: agreement, recomputed, reason: null };
  const roundedOver = roundedInterval(numerator);
  const roundedUnder = roundedInterval(denominator);
  const wide = roundedOver === null || roundedUnder === null ? null : divideIntervals(roundedOver, roundedUnder);
  if (wide !== null && meets(multiplyIntervals(wide, hundred), printedInterval(stated.value))) {
    return { verdict: 'only-by-rounding', recomputed, reason: null };
  }
  return { verdict: 'inconsistent', recomputed, reason: null };
}
