import { codesAt, listOf, type NormBook, type NormCodes } from '#core/norm-book.ts';

/** A class of the first level with the classes below it, as the form of a day and place has them. */
export type IndicatorClass = { readonly level1: string; readonly level2: readonly string[] };

/** The levels of a form: until 2021 成本 stands below 产出, since then it is a class of its own. */
export type IndicatorClasses = { readonly classes: readonly IndicatorClass[]; readonly norms: readonly NormCodes[] };

/** The first two levels of indicators in force on a day at a place; null where the norm book has none. */
export function classesAt(norms: NormBook, date: string, place: string): IndicatorClasses | null {
  const first = codesAt(norms, 'indicator-classes', date, place);
  if (first === null) return null;
  const seconds = first.codes.map((level1) => codesAt(norms, `indicator-classes/${level1}`, date, place));
  return {
    classes: first.codes.map((level1, index) => ({ level1, level2: seconds[index]?.codes ?? [] })),
    norms: [first, ...seconds.filter((norm) => norm !== null)],
  };
}

/** The official word of a class as people write it: 产出指标, 产出类 and 产出 are one. */
export function classWord(written: string): string {
  return written.trim().replace(/(?:指标|类)$/, '');
}

/** Whether a unit is of the list of usual units. Others are not wrong, only unusual. */
export function isUsualUnit(unit: string, norms: NormBook): boolean {
  return listOf(norms, 'indicator-units')?.entries.some(({ code }) => code === unit) === true;
}
