import { plainDecimal, type Decimal } from '#core/decimal.ts';
import type { CalendarDate } from '#core/figure.ts';
import { isPoint, type Interval } from '#core/interval.ts';
import { compareRationals, fromDecimal, roundHalfUp, truncate, type Rational } from '#core/rational.ts';

const recomputedDecimals = 6;
const lastDigit: Decimal = { coefficient: 1n, scale: recomputedDecimals };

/**
 * A recomputed interval as decimal strings of at most six decimals. A single value is rounded half up; the ends of a
 * wider interval are rounded outwards, so that what is printed still holds every value.
 */
export function writeInterval(interval: Interval): { readonly low: string; readonly high: string } {
  if (isPoint(interval)) {
    const value = plainDecimal(roundHalfUp(interval.low, recomputedDecimals));
    return { low: value, high: value };
  }
  return { low: plainDecimal(outwards(interval.low, -1)), high: plainDecimal(outwards(interval.high, 1)) };
}

function outwards(value: Rational, direction: -1 | 1): Decimal {
  const cut = truncate(value, recomputedDecimals);
  if (compareRationals(fromDecimal(cut), value) * direction >= 0) return cut;
  return { coefficient: cut.coefficient + (direction === 1 ? lastDigit.coefficient : -lastDigit.coefficient), scale: cut.scale };
}

/**
 * A date in ISO form, as far as it is printed: `2023-12-25`, `2023-12`, `2023`. 上旬, 底 and the like stay a month. A year
 * that is not printed is that of the report; null when that is unknown too.
 */
export function isoDate(date: CalendarDate, reportYear: number | null): string | null {
  const year = date.year ?? reportYear;
  if (year === null) return null;
  const parts = [String(year).padStart(4, '0')];
  if (date.month !== null) {
    parts.push(String(date.month).padStart(2, '0'));
    if (date.day !== null) parts.push(String(date.day).padStart(2, '0'));
  }
  return parts.join('-');
}
