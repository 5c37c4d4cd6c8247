import type { Interval } from '#core/interval.ts';
import { codesAt, valueAt, type NormBook, type NormValue } from '#core/norm-book.ts';
import { compareRationals, fromDecimal, type Rational } from '#core/rational.ts';

/** A grade with the band it rests on. */
export type Grade = {
  /** As the place calls it: 优 良 中 差, in Shanghai 优 良 合格 不合格. */
  readonly name: string;
  /** 0 for the best. */
  readonly rank: number;
  /** The lower end of the band; null for the worst grade, which has none. */
  readonly from: NormValue | null;
  /** False when the bands or the names could not be verified. */
  readonly verified: boolean;
};

const bands = ['grade-excellent-from', 'grade-good-from', 'grade-fair-from'] as const;

/** The grade of a score out of the total, by the bands of the day and place; the lower end belongs to the band. Null where bands are missing. */
export function gradeOfScore(score: Rational, norms: NormBook, date: string, place: string): Grade | null {
  const names = codesAt(norms, 'grade-names', date, place);
  const ends = bands.map((id) => valueAt(norms, id, date, place));
  if (names === null) return null;
  let verified = names.verified;
  for (const [rank, end] of ends.entries()) {
    if (end === null) return null;
    verified &&= end.verified;
    const name = names.codes[rank];
    if (name !== undefined && compareRationals(score, fromDecimal(end.value)) >= 0) return { name, rank, from: end, verified };
  }
  const worst = names.codes[bands.length];
  return worst === undefined ? null : { name: worst, rank: bands.length, from: null, verified };
}

/** Whether a score leads to another grade than the stated one, wherever in its range it lies. False where there are no bands. */
export function crossesGrade(stated: Rational, recomputed: Interval, norms: NormBook, date: string, place: string): boolean {
  const before = gradeOfScore(stated, norms, date, place);
  const low = gradeOfScore(recomputed.low, norms, date, place);
  const high = gradeOfScore(recomputed.high, norms, date, place);
  if (before === null || low === null || high === null) return false;
  return before.rank < high.rank || before.rank > low.rank;
}
