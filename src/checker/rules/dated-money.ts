import type { CalendarDate, Figure } from '#core/figure.ts';
import type { RuleContext } from '#checker/rules/rule.ts';

/** A date that a text gives as a cut-off, 截至12月底: `start` is that of 截至. */
export type CutOff = { readonly start: number; readonly end: number; readonly date: CalendarDate };

const cutOff = /截[止至](?:到|至)?$/;

/** The word 截至 or 截止 directly before a date, as its offset; null where the date is no cut-off. */
export function startOfCutOff(text: string, figure: Figure): number | null {
  const match = cutOff.exec(text.slice(Math.max(0, figure.start - 4), figure.start));
  return match === null ? null : figure.start - match[0].length;
}

/** The dates of a report that are no cut-offs, no periods, and of the report's year as far as they say. */
export function datesOfYear(context: RuleContext): Figure[] {
  const { year } = context.structure;
  return context.figures.filter((figure) => figure.kind === 'date' && figure.date !== null && figure.until === null
    && (figure.date.year === null || year === null || figure.date.year === year) && startOfCutOff(context.folded.text, figure) === null);
}
