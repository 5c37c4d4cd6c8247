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
  return { occurredOn: `${year}-${month}-${lastDay(Number(year), Number(month))}`, datePrecision: 'month' };
}

/** Last day of a month by the Gregorian calendar. */
function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
