import type { CalendarDate } from '#core/figure.ts';
import { firstDayOf, type Day } from '#checker/rules/calendar.ts';
import type { RuleContext } from '#checker/rules/rule.ts';

/** The year a paper reports on, and the later day that its time words are judged by. */
export type LaterSigning = { readonly year: number; readonly asOf: CalendarDate; readonly day: Day };

/**
 * Null when the year or the day of signing is unknown, or the paper was signed within the year it reports on: then nothing
 * can be said of its time words.
 */
export function signedLater({ structure, asOf }: RuleContext): LaterSigning | null {
  const { year } = structure;
  if (year === null || asOf === null || asOf.year === null || asOf.year <= year) return null;
  const day = firstDayOf(asOf, null);
  return day === null ? null : { year, asOf, day };
}
