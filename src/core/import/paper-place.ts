import type { Bilingual } from '#core/finding.ts';

/** Where a paper says it belongs; null where it does not say, as a template. */
export type PaperPlace = { readonly department: string | null; readonly year: number | null };
export type PlaceDifference = { readonly code: 'other-department' | 'other-year'; readonly messages: Bilingual };

/** What of a paper's own department and year is not where it is imported to. A name that ends in the other is the same department, written shorter. */
export function placeDifferences(paper: PaperPlace, place: { readonly department: string; readonly year: number }): readonly PlaceDifference[] {
  const differences: PlaceDifference[] = [];
  if (paper.department !== null && !isSameName(paper.department, place.department)) {
    differences.push({ code: 'other-department', messages: {
      zh: `报告写的部门是“${paper.department}”，导入的是“${place.department}”的台账。请确认没有选错部门。`,
      en: `The paper is of “${paper.department}” and goes into the ledger of “${place.department}”. Make sure that this is the right department.`,
    } });
  }
  if (paper.year !== null && paper.year !== place.year) {
    differences.push({ code: 'other-year', messages: {
      zh: `报告写的是 ${paper.year} 年度，导入的是 ${place.year} 年度的台账。请确认没有选错年度。`,
      en: `The paper is of ${paper.year} and goes into the ledger of ${place.year}. Make sure that this is the right year.`,
    } });
  }
  return differences;
}

/** Shorter endings, such as 局, are the end of any name. */
const leastEnding = 3;

function isSameName(left: string, right: string): boolean {
  const [short = '', long = ''] = [left, right].map((name) => name.replaceAll(/\s/g, '')).toSorted((a, b) => a.length - b.length);
  return short === long || (short.length >= leastEnding && long.endsWith(short));
}
