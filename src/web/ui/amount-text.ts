import { formatDecimal, groupedDecimal, parseDecimal, shiftDecimal, withScale, type Decimal } from '#core/decimal.ts';
import { fromDecimal, roundHalfUp } from '#core/rational.ts';

/** Decimals of an amount in 万元 as the official tables print it. */
const decimals = 2;

/** An amount in yuan (a decimal string) in 万元 with thousands marks and two decimals, half up: `2011221.9` is `201.12`. */
export function wanText(yuan: string): string {
  const value = parseDecimal(yuan);
  return value === null ? yuan : grouped(roundHalfUp(fromDecimal(shiftDecimal(value, -4)), decimals));
}

/** The same in full, without trailing zeros: `201.12219`. */
export function exactWanText(yuan: string): string {
  const value = parseDecimal(yuan);
  return value === null ? yuan : groupedDecimal(shiftDecimal(value, -4));
}

/** Yuan with thousands marks and two decimals: `2,011,221.90`. */
export function yuanText(yuan: string): string {
  const value = parseDecimal(yuan);
  return value === null ? yuan : grouped(withScale(value, 2));
}

/** A decimal string as a number for drawing alone; never shown and never reckoned with. */
export function forDrawing(text: string | null): number {
  return text === null ? 0 : Number(text);
}

/** An amount in yuan in 万元 as a number for drawing alone. */
export function wanForDrawing(yuan: string): number {
  const value = parseDecimal(yuan);
  return value === null ? 0 : Number(formatDecimal(shiftDecimal(value, -4)));
}

function grouped(value: Decimal): string {
  const [whole = '', rest = ''] = formatDecimal(value).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === '' ? '' : `.${rest}`}`;
}
