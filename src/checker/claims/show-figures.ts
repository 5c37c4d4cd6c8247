import { plainDecimal, shiftDecimal, type Decimal } from '#core/decimal.ts';
import type { Fact, Quantity } from '#core/fact.ts';
import type { Interval } from '#core/interval.ts';
import { roundHalfUp, truncate, type Rational } from '#core/rational.ts';

/** The figure as printed in the text, with the unit of its column where it stands in a table; or its value for a record of the ledger. */
export function printedForm(text: string, fact: Fact): string {
  if (fact.origin.kind !== 'text') return showValue(fact);
  const printed = text.slice(fact.origin.span.start, fact.origin.span.end);
  return fact.quantity.unit !== null && endsInDigit.test(printed) && !printed.startsWith('¥') ? `${printed}${fact.quantity.unit}` : printed;
}

const endsInDigit = /\d$/;

/** A value with its unit: 122.342232万元, 59.97%, 137项. */
export function showValue(fact: Fact): string {
  return showQuantity(fact.quantity);
}

/** A quantity with its unit. */
export function showQuantity(quantity: Quantity): string {
  if (quantity.value === null) return '—';
  if (quantity.kind === 'money') return showYuan(quantity.value);
  return `${plainDecimal(quantity.value)}${quantity.kind === 'percent' ? '%' : quantity.unit ?? ''}`;
}

const tenThousand = 10_000n;

/** Yuan as papers write it: in 万元 from 1 万元 on, every digit kept. */
export function showYuan(yuan: Decimal): string {
  const size = yuan.coefficient < 0n ? -yuan.coefficient : yuan.coefficient;
  if (size === 0n) return '0万元';
  return size >= tenThousand * 10n ** BigInt(yuan.scale) || yuan.scale > 2
    ? `${plainDecimal(shiftDecimal(yuan, -4))}万元`
    : `${plainDecimal(yuan)}元`;
}

/** A fraction of yuan in 万元 with up to six decimals. */
export function showYuanFraction(yuan: Rational): string {
  return `${plainDecimal(roundHalfUp({ numerator: yuan.numerator, denominator: yuan.denominator * tenThousand }, 6))}万元`;
}

/** A recomputed percentage at the decimals of the stated one, at least two: 59.97%. */
export function showPercent(interval: Interval, decimals: number): string {
  return `${plainDecimal(roundHalfUp(interval.low, Math.max(2, decimals)))}%`;
}

/** A range of yuan in 万元 with four decimals, its ends turned inwards so that both belong to it. */
export function showYuanRange(interval: Interval): string {
  const inWan = (value: Rational): Rational => ({ numerator: value.numerator, denominator: value.denominator * tenThousand });
  const low = truncate(inWan(interval.low), 2);
  const high = truncate(inWan(interval.high), 2);
  return low.coefficient === high.coefficient ? `约${plainDecimal(roundHalfUp(inWan(interval.low), 4))}万元` : `${plainDecimal(roundHalfUp(inWan(interval.low), 2))}～${plainDecimal(roundHalfUp(inWan(interval.high), 2))}万元`;
}
