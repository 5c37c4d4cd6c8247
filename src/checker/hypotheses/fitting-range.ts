import type { Claim } from '#core/claim.ts';
import { addDecimals, multiplyDecimals, powerOfTen, subtractDecimals, wholeNumber, type Decimal } from '#core/decimal.ts';
import type { Fact } from '#core/fact.ts';
import type { Interval } from '#core/interval.ts';
import { fromDecimal } from '#core/rational.ts';

/**
 * Where a figure of a claim has to lie for the claim to hold, the others taken as they are: outside of it trying is in
 * vain, inside it the claim has to be judged. Null where that cannot be said beforehand.
 */
export function fittingRange(claim: Claim, fact: Fact): Interval | null {
  const members = [claim.stated, ...claim.operands];
  if (claim.comparison !== null || members.filter((member) => member === fact).length !== 1) return null;
  const values = claim.operands.map((operand) => operand.quantity.value);
  const others = values.filter((_, at) => claim.operands[at] !== fact);
  const stated = claim.stated.quantity.value;
  if (!others.every((value) => value !== null)) return null;
  if (claim.kind === 'sum') {
    const sum = others.reduce(addDecimals, wholeNumber(0));
    if (fact === claim.stated) return at(sum);
    return stated === null ? null : at(subtractDecimals(stated, sum));
  }
  if ((claim.kind === 'rate' || claim.kind === 'share') && stated !== null && fact !== claim.stated && values.length >= 2) return rangeOfQuotient(claim, fact, stated, others);
  return null;
}

/** Numerator or denominator of a rate printed as `stated`: rounded or cut off, the rate itself lies within half a last digit below and one above. */
function rangeOfQuotient(claim: Claim, fact: Fact, stated: Decimal, others: readonly Decimal[]): Interval | null {
  const low = 2n * stated.coefficient - 1n;
  const high = 2n * stated.coefficient + 2n;
  const unit = 200n * powerOfTen(stated.scale);
  const whole = claim.operands[claim.operands.length - 1];
  if (fact !== whole) {
    const base = others[others.length - 1];
    if (base === undefined || base.coefficient <= 0n) return null;
    const rest = others.slice(0, -1).reduce(addDecimals, wholeNumber(0));
    const end = (bound: bigint): Interval['low'] => {
      const product = multiplyDecimals(base, wholeNumber(bound));
      const difference = subtractDecimals(product, multiplyDecimals(rest, wholeNumber(unit)));
      return { numerator: difference.coefficient, denominator: powerOfTen(difference.scale) * unit };
    };
    return { low: end(low), high: end(high) };
  }
  const sum = others.reduce(addDecimals, wholeNumber(0));
  if (low <= 0n || sum.coefficient <= 0n) return null;
  const over = (bound: bigint): Interval['low'] => ({ numerator: sum.coefficient * unit, denominator: powerOfTen(sum.scale) * bound });
  return { low: over(high), high: over(low) };
}

function at(value: Decimal): Interval {
  const point = fromDecimal(value);
  return { low: point, high: point };
}
