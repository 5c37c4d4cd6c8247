import { compareDecimals, plainDecimal, wholeNumber } from '#core/decimal.ts';
import { classesAt, classWord, isUsualUnit } from '#core/indicators/classes.ts';
import type { LedgerIndicator } from '#core/indicators/indicator.ts';
import type { IndicatorIssue, IndicatorIssueCode } from '#core/indicators/issue.ts';
import type { NormBook, NormCodes } from '#core/norm-book.ts';

const hundred = wholeNumber(100);

/**
 * What is wrong or unusual about a target, in order of the form's columns: class, name, target, unit, weight. Empty where
 * nothing is. Scoring takes the same view of zero targets, ranges and words.
 */
export function checkIndicator(indicator: LedgerIndicator, norms: NormBook, date: string, place: string): readonly IndicatorIssue[] {
  const issues: IndicatorIssue[] = [];
  const say = (code: IndicatorIssueCode, level: IndicatorIssue['level'], zh: string, en: string, norm: NormCodes | null = null): void => {
    issues.push({ code, level, indicatorId: indicator.id, norm, messages: { zh: `指标“${indicator.name}”：${zh}`, en: `Indicator “${indicator.name}”: ${en}` } });
  };
  checkClass(indicator, norms, date, place, say);
  if (indicator.name.trim() === '') say('name-missing', 'error', '没有名称，请填写。', 'it has no name; give one.');
  if (indicator.comparator === '定性') {
    if (indicator.target === null && (indicator.targetText ?? '').trim() === '') say('target-missing', 'error', '定性指标须写明要达到的状况。', 'a qualitative target needs words that say what is to be reached.');
  } else {
    checkTarget(indicator, say);
    checkUnit(indicator, norms, say);
  }
  if (indicator.weight === null) say('weight-missing', 'error', '没有分值，请填写。', 'it has no points; give them.');
  else if (indicator.weight.coefficient < 0n || compareDecimals(indicator.weight, hundred) > 0) {
    say('weight-out-of-range', 'error', `分值 ${plainDecimal(indicator.weight)} 不在 0 至 100 之间。`, `${plainDecimal(indicator.weight)} points are not between 0 and 100.`);
  }
  return issues;
}

type Say = (code: IndicatorIssueCode, level: IndicatorIssue['level'], zh: string, en: string, norm?: NormCodes | null) => void;

function checkClass(indicator: LedgerIndicator, norms: NormBook, date: string, place: string, say: Say): void {
  const found = classesAt(norms, date, place);
  if (found === null) return;
  const [first] = found.norms;
  const level1 = classWord(indicator.level1);
  const known = found.classes.find((each) => each.level1 === level1);
  if (known === undefined) {
    const names = found.classes.map((each) => each.level1).join('、');
    say('class-unknown', 'remark', `一级指标“${indicator.level1}”不在${names}之列。`, `the class “${indicator.level1}” is none of ${names}.`, first ?? null);
    return;
  }
  if (indicator.level2 === null || known.level2.length === 0) return;
  const level2 = classWord(indicator.level2);
  // 经济 stands for 经济效益 below 效益; old forms keep 成本 below 产出 and 可持续影响 below 效益.
  const isKnown = known.level2.some((word) => word === level2 || word.startsWith(level2)) || (level1 === '产出' && level2 === '成本') || (level1 === '效益' && level2.startsWith('可持续影响'));
  if (level2 !== '' && !isKnown) {
    say('subclass-unknown', 'remark', `二级指标“${indicator.level2}”不在${known.level2.join('、')}之列。`, `the class “${indicator.level2}” is none of ${known.level2.join(', ')}.`);
  }
}

function checkTarget(indicator: LedgerIndicator, say: Say): void {
  const { target, targetUpper, comparator, unit } = indicator;
  if (target === null) {
    if ((indicator.targetText ?? '').trim() === '') say('target-missing', 'error', '没有指标值，请填写。', 'it has no target; give one.');
    else say('target-in-words', 'remark', '指标值是文字，不能计算得分；请填写数值，或改为定性。', 'its target is in words and cannot be scored; give a number or make it qualitative.');
    return;
  }
  if (targetUpper !== null) {
    if (compareDecimals(target, targetUpper) > 0) say('range-reversed', 'error', `区间下限 ${plainDecimal(target)} 大于上限 ${plainDecimal(targetUpper)}。`, `the range starts at ${plainDecimal(target)} and ends below it, at ${plainDecimal(targetUpper)}.`);
    if (comparator !== '≥' && comparator !== '=') say('range-with-comparator', 'remark', `区间与“${comparator}”并用，按区间计算。`, `a range beside “${comparator}”; it is scored as a range.`);
  }
  if (target.coefficient < 0n) say('negative-target', 'remark', '指标值小于零，未达到时不能按比例计分，只能得零分。', 'its target is below zero: missed, there is no proportion to take and it earns nothing.');
  else if (target.coefficient === 0n && targetUpper === null) {
    if (comparator === '≥') say('always-reached', 'remark', '指标值为“≥0”，任何结果都达到。', 'at least nothing: any result reaches it.');
    else say('zero-target', 'remark', '指标值为零，未达到时不能按比例计分，只能得零分。', 'its target is zero: missed, there is no proportion to take and it earns nothing.');
  }
  if (unit === '%' && compareDecimals(target, hundred) > 0 && (comparator === '≥' || comparator === '>')) {
    say('percent-above-hundred', 'remark', `指标值为 ${plainDecimal(target)}%，超过 100%；增长率除外，请核对。`, `its target is ${plainDecimal(target)} %; unless it is a growth rate, see whether it is right.`);
  }
}

function checkUnit(indicator: LedgerIndicator, norms: NormBook, say: Say): void {
  if (indicator.target === null) return;
  if (indicator.unit === null || indicator.unit.trim() === '') say('unit-missing', 'error', '指标值没有计量单位，请填写。', 'its target has no unit; give one.');
  else if (!isUsualUnit(indicator.unit, norms)) say('unit-unusual', 'remark', `计量单位“${indicator.unit}”不在常用单位之列。`, `the unit “${indicator.unit}” is not of the usual ones.`);
}
