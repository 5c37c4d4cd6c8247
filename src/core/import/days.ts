import type { DatePrecision } from '#core/ledger/funds.ts';

export type KnownDay = { readonly occurredOn: string | null; readonly datePrecision: DatePrecision };

/** No day is known. */
export const noDay: KnownDay = { occurredOn: null, datePrecision: 'none' };

/** The last day of what a paper says: a day, a month `2023-04`, a year `2024`. */
export function knownDay(date: string | null): KnownDay {
  if (date === null) return noDay;
  const [year, month, day] = date.split('-');
  if (year === undefined || !/^\d{4}$/.test(year)) return noDay;
  if (month === undefined) return { occurredOn: `${year}-12-31`, datePrecision: 'year' };
  if (day !== undefined) return { occurredOn: date, datePrecision: 'day' };
  return { occurredOn: `${year}-${month}-${lastDay(year, month)}`, datePrecision: 'month' };
}

/** Last day of a month by the Gregorian calendar. */
function lastDay(year: string, month: string): string {
  if (month === '02') return isLeap(BigInt(year)) ? '29' : '28';
  return ['04', '06', '09', '11'].includes(month) ? '30' : '31';
}

function isLeap(year: bigint): boolean {
  return (year % 4n === 0n && year % 100n !== 0n) || year % 400n === 0n;
}
