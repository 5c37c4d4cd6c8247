import { rational, type Rational } from '#core/rational.ts';

const daysBefore = [0n, 31n, 59n, 90n, 120n, 151n, 181n, 212n, 243n, 273n, 304n, 334n] as const;

function isLeap(year: bigint): boolean {
  return (year % 4n === 0n && year % 100n !== 0n) || year % 400n === 0n;
}

type DayParts = { readonly year: bigint; readonly month: bigint; readonly day: bigint };

function partsOf(day: string): DayParts {
  const [year = '', month = '', date = ''] = day.split('-');
  return { year: BigInt(year), month: BigInt(month), day: BigInt(date) };
}

function daysBeforeMonth(year: bigint, month: bigint): bigint {
  const before = daysBefore.find((_, index) => BigInt(index) === month - 1n) ?? 365n;
  return before + (month > 2n && isLeap(year) ? 1n : 0n);
}

function daysInYear(year: bigint): bigint {
  return isLeap(year) ? 366n : 365n;
}

/** Days of a year up to and including a day: 1 to 366. */
export function dayOfYear(day: string): bigint {
  const at = partsOf(day);
  return daysBeforeMonth(at.year, at.month) + at.day;
}

/** Share of a budget year that has passed at the end of a day (序时进度), counted in days: nothing before it, all after it. */
export function elapsedShare(year: number, day: string): Rational {
  const own = BigInt(year);
  const at = partsOf(day);
  if (at.year < own) return rational(0n, 1n);
  if (at.year > own) return rational(1n, 1n);
  return rational(dayOfYear(day), daysInYear(own));
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Day of the week, 1 Monday to 7 Sunday. */
export function weekday(day: string): (typeof weekdays)[number] {
  const past = partsOf(day).year - 1n;
  // 1 January of the year 1, carried back, was a Monday.
  const days = past * 365n + past / 4n - past / 100n + past / 400n + dayOfYear(day) - 1n;
  return weekdays.find((number) => BigInt(number) === days % 7n + 1n) ?? 7;
}

/** The next day. */
export function dayAfter(day: string): string {
  const { year, month, day: date } = partsOf(day);
  const length = (month === 12n ? daysInYear(year) : daysBeforeMonth(year, month + 1n)) - daysBeforeMonth(year, month);
  const shown = (y: bigint, m: bigint, d: bigint): string => [y.toString().padStart(4, '0'), m.toString().padStart(2, '0'), d.toString().padStart(2, '0')].join('-');
  if (date < length) return shown(year, month, date + 1n);
  return month < 12n ? shown(year, month + 1n, 1n) : shown(year + 1n, 1n, 1n);
}

/** The day so many working days later. Monday to Friday count: public holidays are not known here, so a deadline may be later than this. */
export function workingDaysLater(day: string, count: number | bigint): string {
  let at = day;
  for (let left = BigInt(count); left > 0n;) {
    at = dayAfter(at);
    if (weekday(at) <= 5) left -= 1n;
  }
  return at;
}
