import type { LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import { executionScore, type ExecutionScore } from '#core/scoring/execution-score.ts';
import { gradeOfScore, type Grade } from '#core/scoring/grade.ts';
import { addPoints, scoreIndicator, type IndicatorScore } from '#core/scoring/indicator-score.ts';
import { valueAt, type NormBook, type NormValue } from '#core/norm-book.ts';
import type { Decimal } from '#core/decimal.ts';
import { addRationals, compareRationals, fromDecimal, rational, roundHalfUp, subtractRationals, type Rational } from '#core/rational.ts';

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

/** What the classes of a form weigh by the norms: absent classes give their points to others. */
export type StandardWeights = { readonly weights: Readonly<Record<string, Decimal>>; readonly norms: readonly NormValue[] };

/**
 * The usual weights of a form: with a class of 成本 those of 2021, else those of 2020. Without 满意度 its points go to 效益,
 * without 效益 all of those go to 产出. Null where the norm book has no such form for the day and place.
 */
export function standardWeights(classes: { readonly cost: boolean; readonly benefit: boolean; readonly satisfaction: boolean }, norms: NormBook, date: string, place: string): StandardWeights | null {
  const suffix = classes.cost ? '-with-cost' : '';
  const used: NormValue[] = [];
  const take = (id: string): Rational | null => {
    const value = valueAt(norms, id, date, place);
    if (value === null) return null;
    used.push(value);
    return fromDecimal(value.value);
  };
  const execution = take('weight-execution-rate');
  const total = take('weight-total');
  const output = take(`weight-output${suffix}`);
  const benefit = take(`weight-benefit${suffix}`);
  const satisfaction = take(`weight-satisfaction${suffix}`);
  const cost = classes.cost ? take('weight-cost-with-cost') : rational(0n, 1n);
  if (execution === null || total === null || output === null || benefit === null || satisfaction === null || cost === null) return null;
  const moved = classes.satisfaction ? rational(0n, 1n) : satisfaction;
  const ofBenefit = classes.benefit ? addRationals(benefit, moved) : rational(0n, 1n);
  // What no class takes stays with 产出, which every project has.
  const taken = [execution, cost, ofBenefit, classes.satisfaction ? satisfaction : rational(0n, 1n)].reduce(addRationals);
  const weights = {
    ...(classes.cost ? { 成本: cost } : {}), 产出: subtractRationals(total, taken), ...(classes.benefit ? { 效益: ofBenefit } : {}),
    ...(classes.satisfaction ? { 满意度: satisfaction } : {}), 预算执行率: execution,
  };
  return { weights: Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, roundHalfUp(value, 2)])), norms: used };
}
