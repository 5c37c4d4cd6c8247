import type { LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import { executionScore, type ExecutionScore } from '#core/scoring/execution-score.ts';
import { gradeOfScore, type Grade } from '#core/scoring/grade.ts';
import { addPoints, scoreIndicator, type IndicatorScore } from '#core/scoring/indicator-score.ts';
import { valueAt, type NormBook } from '#core/norm-book.ts';
import type { Decimal } from '#core/decimal.ts';
import { addRationals, compareRationals, fromDecimal, rational, roundHalfUp, type Rational } from '#core/rational.ts';

/** The whole 自评表: points of the execution rate and of every indicator, their sum, the grade, and what is still open. */
export type FormScore = {
  readonly execution: ExecutionScore | null;
  readonly executionReasonRequired: boolean;
  readonly indicators: readonly IndicatorScore[];
  /** Exact sum of what is decided. */
  readonly decided: Rational;
  /** The sum rounded half up to two decimals; null while anything is undecided or the weights do not add up. */
  readonly total: Decimal | null;
  readonly grade: Grade | null;
  readonly undecided: readonly string[];
};

/**
 * Scores a form by the norms of a day and place. Sums are exact and rounded once, at the end (half up, two decimals).
 *
 * @param rate legal execution rate in percent; null where there is none
 */
export function scoreForm(
  indicators: readonly { readonly indicator: LedgerIndicator; readonly result: LedgerResult | null }[], rate: Rational | null, norms: NormBook, date: string, place: string,
): FormScore {
  const execution = rate === null ? null : executionScore({ low: rate, high: rate }, norms, date, place);
  const scores = indicators.map(({ indicator, result }) => scoreIndicator(indicator, result, norms, date, place));
  const undecided = scores.flatMap((score) => (score.points === null && score.weight.numerator > 0n ? [score.indicatorId] : []));
  const decided = addPoints([...(execution === null ? [] : [execution.points.low]), ...scores.flatMap(({ points }) => (points === null ? [] : [points]))]);
  const full = valueAt(norms, 'weight-total', date, place);
  const weights = addRationals(execution === null ? rational(0n, 1n) : fromDecimal(execution.weight.value), addPoints(scores.map(({ weight }) => weight)));
  const isWhole = execution !== null && undecided.length === 0 && full !== null && compareRationals(weights, fromDecimal(full.value)) === 0;
  const total = isWhole ? roundHalfUp(decided, 2) : null;
  const least = valueAt(norms, 'reason-required-below', date, place);
  return {
    execution,
    executionReasonRequired: rate !== null && least !== null && compareRationals(rate, fromDecimal(least.value)) < 0,
    indicators: scores, decided, total, grade: total === null ? null : gradeOfScore(fromDecimal(total), norms, date, place), undecided,
  };
}
