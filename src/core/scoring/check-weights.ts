import { plainDecimal, wholeNumber, type Decimal } from '#core/decimal.ts';
import { classWord } from '#core/indicators/classes.ts';
import type { LedgerIndicator } from '#core/indicators/indicator.ts';
import type { IndicatorIssue, IndicatorIssueCode } from '#core/indicators/issue.ts';
import { valueAt, type NormBook, type NormCodes, type NormValue } from '#core/norm-book.ts';
import { addRationals, compareRationals, fromDecimal, multiplyRationals, rational, roundHalfUp, subtractRationals, type Rational } from '#core/rational.ts';
import { classesSet, standardWeights } from '#core/scoring/form-weights.ts';

/** 申报: indicators alone, the total less the execution rate. 自评 and after: with the execution rate, the total. */
export type WeightStage = 'declaration' | 'self-evaluation';

export type WeightCheck = {
  readonly stage: WeightStage;
  /** Points of the indicators, with those of the execution rate from self-evaluation on. */
  readonly sum: Decimal;
  /** What they must be: 90 and 100 in the forms of the nation; null where the norm book has no total. */
  readonly expected: Decimal | null;
  readonly addsUp: boolean;
  readonly issues: readonly IndicatorIssue[];
};

const zero = rational(0n, 1n);
const half = rational(1n, 2n);

/**
 * Whether the points of a form add up, and where they depart from the usual ones. That they add up is binding (`error`);
 * weights of classes are so in principle only (`remark`). An indicator without points counts none and is named.
 */
export function checkWeights(stage: WeightStage, indicators: readonly LedgerIndicator[], norms: NormBook, date: string, place: string): WeightCheck {
  const issues: IndicatorIssue[] = [];
  const say = (code: IndicatorIssueCode, level: IndicatorIssue['level'], zh: string, en: string, indicatorId: string | null = null, norm: NormValue | NormCodes | null = null): void => {
    issues.push({ code, level, indicatorId, norm, messages: { zh, en } });
  };
  const execution = valueAt(norms, 'weight-execution-rate', date, place);
  const total = valueAt(norms, 'weight-total', date, place);
  const ofIndicators = indicators.reduce((sum, { weight }) => (weight === null ? sum : addRationals(sum, fromDecimal(weight))), zero);
  const ofRate = execution === null ? zero : fromDecimal(execution.value);
  const sum = stage === 'declaration' ? ofIndicators : addRationals(ofIndicators, ofRate);
  const expected = total === null || execution === null ? null : stage === 'declaration' ? subtractRationals(fromDecimal(total.value), ofRate) : fromDecimal(total.value);
  for (const { id, name, weight } of indicators) {
    if (weight === null) say('weight-missing', 'error', `指标“${name}”没有分值。`, `Indicator “${name}” has no points.`, id);
    else if (weight.coefficient < 0n) say('weight-out-of-range', 'error', `指标“${name}”的分值小于零。`, `Indicator “${name}” has points below zero.`, id);
  }
  const difference = expected === null ? null : subtractRationals(sum, expected);
  if (difference !== null && expected !== null && difference.numerator !== 0n) {
    const size = shown(difference.numerator < 0n ? rational(-difference.numerator, difference.denominator) : difference);
    const isOver = difference.numerator > 0n;
    const [zh, en] = stage === 'declaration' ? ['指标分值', 'The points of the indicators'] : ['指标分值连同预算执行率', 'The points of the indicators and of the execution rate'];
    say('weights-do-not-add-up', 'error', `${zh}合计 ${shown(sum)} 分，应为 ${shown(expected)} 分，${isOver ? '多' : '少'} ${size} 分。`, `${en} are ${shown(sum)}, not ${shown(expected)}: ${size} too ${isOver ? 'many' : 'few'}.`, null, total);
  }
  checkNames(indicators, ofIndicators, say);
  checkClasses(indicators, norms, date, place, say);
  return {
    stage, sum: exactOrRounded(sum), expected: expected === null ? null : exactOrRounded(expected),
    addsUp: difference !== null && difference.numerator === 0n && issues.every(({ level }) => level !== 'error'), issues,
  };
}

type Say = (code: IndicatorIssueCode, level: IndicatorIssue['level'], zh: string, en: string, indicatorId?: string | null, norm?: NormValue | NormCodes | null) => void;

function checkNames(indicators: readonly LedgerIndicator[], sum: Rational, say: Say): void {
  const seen = new Set<string>();
  for (const { id, level1, level2, name, weight } of indicators) {
    const key = [level1, level2 ?? '', name.trim()].join('\n');
    if (seen.has(key)) say('duplicate-name', 'remark', `指标“${name}”出现不止一次。`, `Indicator “${name}” stands more than once.`, id);
    seen.add(key);
    if (indicators.length > 1 && weight !== null && compareRationals(fromDecimal(weight), multiplyRationals(sum, half)) > 0) {
      say('weight-on-one', 'remark', `指标“${name}”一项占全部指标分值的一半以上。`, `Indicator “${name}” alone carries more than half of the points.`, id);
    }
  }
}

function checkClasses(indicators: readonly LedgerIndicator[], norms: NormBook, date: string, place: string, say: Say): void {
  const standard = standardWeights(classesSet(indicators), norms, date, place);
  if (indicators.length === 0 || standard === null) return;
  const sums = new Map<string, Rational>();
  for (const { level1, weight } of indicators) {
    const word = classWord(level1);
    const name = standard.within[word] ?? word;
    if (weight !== null) sums.set(name, addRationals(sums.get(name) ?? zero, fromDecimal(weight)));
  }
  for (const [name, points] of Object.entries(standard.weights)) {
    if (name === '预算执行率') continue;
    const own = sums.get(name);
    if (own === undefined) say('class-missing', 'remark', `没有“${name}”指标；通常占 ${plainDecimal(points)} 分。`, `There is no indicator of ${name}, which usually carries ${plainDecimal(points)} points.`, null, standard.form);
    else if (compareRationals(own, fromDecimal(points)) !== 0) {
      say('class-weight-differs', 'remark', `“${name}”指标共 ${shown(own)} 分，通常为 ${plainDecimal(points)} 分；可按项目情况调整。`, `Indicators of ${name} carry ${shown(own)} points, usually ${plainDecimal(points)}; a project may depart from it.`, null, standard.form);
    }
  }
}

/** Points are decimals, so their sum is one: four places hold more than any form prints. */
function exactOrRounded(value: Rational): Decimal {
  const rounded = roundHalfUp(value, 4);
  return value.numerator === 0n ? wholeNumber(0) : rounded;
}

function shown(value: Rational): string {
  return plainDecimal(exactOrRounded(value));
}
