import { powerOfTen, shiftDecimal, type Decimal } from '#core/decimal.ts';
import type { Quantity } from '#core/fact.ts';
import type { Hypothesis } from '#core/finding.ts';

/** A figure that may have been meant, one slip of the pen away from the printed one. */
export type Variant = { readonly kind: Hypothesis['kind']; readonly quantity: Quantity };

/**
 * One digit replaced, two neighbours swapped, the decimal point moved by one, ×10^4 and ÷10^4. Nearest slips first.
 *
 * @param fits leaves out variants whose value cannot be the right one
 */
export function digitVariants(quantity: Quantity, fits: (value: Decimal) => boolean = () => true): Variant[] {
  const { printed } = quantity;
  if (printed === null) return [];
  const isNegative = printed.coefficient < 0n;
  const digits = (isNegative ? -printed.coefficient : printed.coefficient).toString();
  const signed = (changed: string): bigint => (isNegative ? -BigInt(changed) : BigInt(changed));
  const variants: Variant[] = [];
  const add = (kind: Hypothesis['kind'], changed: Decimal): void => {
    const value = shiftDecimal(changed, quantity.exponent);
    if (fits(value)) variants.push({ kind, quantity: { ...quantity, printed: changed, value } });
  };
  for (let at = 0; at < digits.length; at += 1) {
    const place = isNegative ? -powerOfTen(digits.length - 1 - at) : powerOfTen(digits.length - 1 - at);
    const own = digits.charCodeAt(at) - 48;
    for (let digit = 0; digit <= 9; digit += 1) {
      if (digit === own || (at === 0 && digit === 0 && digits.length > 1 && printed.scale < digits.length)) continue;
      add('digit', { coefficient: printed.coefficient + BigInt(digit - own) * place, scale: printed.scale });
    }
  }
  for (let at = 0; at + 1 < digits.length; at += 1) {
    const left = digits.charAt(at);
    const right = digits.charAt(at + 1);
    if (left !== right && !(at === 0 && right === '0')) {
      add('swap', { coefficient: signed(digits.slice(0, at) + right + left + digits.slice(at + 2)), scale: printed.scale });
    }
  }
  if (quantity.kind !== 'count') {
    add('separator', { coefficient: printed.coefficient, scale: printed.scale + 1 });
    add('separator', printed.scale > 0 ? { coefficient: printed.coefficient, scale: printed.scale - 1 } : shiftDecimal(printed, 1));
  }
  if (quantity.kind === 'money') {
    add('unit-slip', shiftDecimal(printed, 4));
    add('unit-slip', { coefficient: printed.coefficient, scale: printed.scale + 4 });
  }
  return variants;
}
