import type { CalendarDate } from '#core/figure.ts';

/** A day as a whole number that can be compared: 20231225. */
export type Day = number;

const monthEnds = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function lastOfMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (monthEnds[month - 1] ?? 31);
}

const day = (year: number, month: number, date: number): Day => year * 10000 + month * 100 + date;

/** First day that a printed date may mean; `year` stands in where none is printed. Null where no year is known. */
export function firstDayOf(date: CalendarDate, year: number | null): Day | null {
  const known = date.year ?? year;
  if (known === null) return null;
  if (date.month === null) return isAtEnd(date) ? day(known, 12, 1) : day(known, 1, 1);
  if (date.day !== null) return day(known, date.month, date.day);
  if (date.part === '中旬') return day(known, date.month, 11);
  if (date.part === '下旬') return day(known, date.month, 21);
  return isAtEnd(date) ? day(known, date.month, lastOfMonth(known, date.month)) : day(known, date.month, 1);
}

/** Last day that a printed date may mean: 12月 is the 31st, 5月上旬 the 10th, 年底 the end of the year. */
export function lastDayOf(date: CalendarDate, year: number | null): Day | null {
  const known = date.year ?? year;
  if (known === null) return null;
  if (date.month === null) return date.part === '初' ? day(known, 1, 31) : day(known, 12, 31);
  if (date.day !== null) return day(known, date.month, date.day);
  if (date.part === '上旬' || date.part === '初') return day(known, date.month, 10);
  if (date.part === '中旬') return day(known, date.month, 20);
  return day(known, date.month, lastOfMonth(known, date.month));
}

function isAtEnd({ part }: CalendarDate): boolean {
  return part === '底' || part === '末';
}

/** 2024年5月14日, for the Chinese messages; what is not known is left out. */
export function writtenDate(date: CalendarDate): string {
  return `${date.year ?? ''}年${date.month === null ? '' : `${date.month}月`}${date.day === null ? '' : `${date.day}日`}`;
}

/** 2024-05-14, 2024-05 or 2024, for the English messages. */
export function isoDate(date: CalendarDate): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.year ?? ''}${date.month === null ? '' : `-${two(date.month)}`}${date.day === null ? '' : `-${two(date.day)}`}`;
}
