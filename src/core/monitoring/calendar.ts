import { rational, type Rational } from '#core/rational.ts';

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function partsOf(day: string): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = '', month = '', date = ''] = day.split('-');
  return { year: Number(year), month: Number(month), day: Number(date) };
}

/** Days of a year up to and including a day: 1 to 366. */
export function dayOfYear(day: string): number {
  const { year, month, day: date } = partsOf(day);
  return (daysBefore[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0) + date;
}

/** Share of a budget year that has passed at the end of a day (序时进度), counted in days: nothing before it, all after it. */
export function elapsedShare(year: number, day: string): Rational {
  const at = partsOf(day);
  if (at.year < year) return rational(0n, 1n);
  if (at.year > year) return rational(1n, 1n);
  return rational(BigInt(dayOfYear(day)), isLeap(year) ? 366n : 365n);
}

/** Day of the week, 1 Monday to 7 Sunday. */
export function weekday(day: string): number {
  const { year, month, day: date } = partsOf(day);
  // Counted from Monday, 1 January 1900.
  let days = 0;
  for (let at = 1900; at < year; at += 1) days += isLeap(at) ? 366 : 365;
  return ((days + dayOfYear(`${year}-${month}-${date}`) - 1) % 7) + 1;
}

/** The next day. */
export function dayAfter(day: string): string {
  const { year, month, day: date } = partsOf(day);
  const length = month === 2 ? (isLeap(year) ? 29 : 28) : (daysBefore[month] ?? 365) - (daysBefore[month - 1] ?? 0);
  const shown = (y: number, m: number, d: number): string => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  if (date < length) return shown(year, month, date + 1);
  return month < 12 ? shown(year, month + 1, 1) : shown(year + 1, 1, 1);
}

/** The day so many working days later. Monday to Friday count: public holidays are not known here, so a deadline may be later than this. */
export function workingDaysLater(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0;) {
    at = dayAfter(at);
    if (weekday(at) <= 5) left -= 1;
  }
  return at;
}
