import { compareRationals, divideRationals, multiplyRationals, rational, addRationals, type Rational } from '#core/rational.ts';
import type { IndicatorScore } from '#core/scoring/indicator-score.ts';

/** How far the targets of a project are reached. */
export type Completion = {
  /** Points earned ÷ points of the indicators with a result, in percent, exact; null where none has one. */
  readonly percent: Rational | null;
  /** Share of the points whose indicators have a result, in percent; null where there are no points. */
  readonly reportedPercent: Rational | null;
};

const zero = rational(0n, 1n);
const hundred = rational(100n, 1n);

/** Completion of targets from the points of a day: weighted, each indicator at most full. What has no result is left out and said so. */
export function completionOf(scores: readonly IndicatorScore[]): Completion {
  let all = zero;
  let known = zero;
  let earned = zero;
  for (const { weight, points } of scores) {
    all = addRationals(all, weight);
    if (points === null) continue;
    known = addRationals(known, weight);
    earned = addRationals(earned, compareRationals(points, weight) > 0 ? weight : points);
  }
  const share = (part: Rational, of: Rational): Rational | null => (of.numerator === 0n ? null : multiplyRationals(divideRationals(part, of), hundred));
  return { percent: share(earned, known), reportedPercent: share(known, all) };
}
