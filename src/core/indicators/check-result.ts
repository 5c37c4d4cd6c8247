import { compareDecimals, plainDecimal } from '#core/decimal.ts';
import type { LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import type { IndicatorIssue, IndicatorIssueCode } from '#core/indicators/issue.ts';
import { quotientOf } from '#core/indicators/result-value.ts';
import { includes, printedInterval } from '#core/interval.ts';
import type { NormBook } from '#core/norm-book.ts';
import { isWithinBand, scoreIndicator } from '#core/scoring/indicator-score.ts';

/** What is wrong about a result beside its target: missing, another unit, a value that its own operands do not give, no reason where one is due. */
export function checkResult(indicator: LedgerIndicator, result: LedgerResult | null, norms: NormBook, date: string, place: string): readonly IndicatorIssue[] {
  const issues: IndicatorIssue[] = [];
  const say = (code: IndicatorIssueCode, level: IndicatorIssue['level'], zh: string, en: string): void => {
    issues.push({ code, level, indicatorId: indicator.id, norm: null, messages: { zh: `指标“${indicator.name}”：${zh}`, en: `Indicator “${indicator.name}”: ${en}` } });
  };
  const isQualitative = indicator.comparator === '定性' || indicator.target === null;
  if (result === null || (isQualitative ? result.band === null : result.value === null && quotientOf(indicator, result) === null)) {
    if (isQualitative && result !== null) say('band-missing', 'error', '没有选择达成档次。', 'no band is chosen.');
    else say('result-missing', 'error', '没有完成值，不能计分。', 'it has no result and cannot be scored.');
    if (result === null) return issues;
  }
  const { value, numerator, denominator, band, bandPercent } = result;
  if (denominator !== null && denominator.coefficient === 0n) say('denominator-zero', 'error', '分母为零，没有比率。', 'its denominator is zero: there is no share.');
  const quotient = quotientOf(indicator, result);
  if (value !== null && quotient !== null && !includes(printedInterval(value), quotient)) {
    say('quotient-differs', 'error', `完成值 ${plainDecimal(value)} 与分子分母之商不符。`, `its value of ${plainDecimal(value)} is not what its numerator and denominator give.`);
  }
  if (indicator.unit === '%' && numerator !== null && denominator !== null && denominator.coefficient > 0n && compareDecimals(numerator, denominator) > 0) {
    say('share-above-hundred', 'remark', '分子大于分母。', 'its numerator is above its denominator.');
  }
  const written = result.valueText === null ? null : unitAtEnd(result.valueText);
  if (written !== null && indicator.unit !== null && written !== indicator.unit) {
    say('unit-differs', 'error', `完成值的单位“${written}”与指标值的单位“${indicator.unit}”不同。`, `its result is in “${written}”, its target in “${indicator.unit}”.`);
  }
  if (isQualitative && band !== null && (bandPercent === null || !isWithinBand(band, bandPercent, norms, date, place))) {
    say('band-percent-outside', 'error', `“${band}”的得分比例须在该档之内。`, `the percent of its points must lie within the band “${band}”.`);
  }
  if (scoreIndicator(indicator, result, norms, date, place).reasonRequired && (result.reason ?? '').trim() === '') {
    say('reason-missing', 'error', '未达到或明显超过目标，须说明原因。', 'missed, or far above the target: a reason is due.');
  }
  return issues;
}

/** The unit that follows a number and nothing else: `12 项` is in 项. */
function unitAtEnd(text: string): string | null {
  const found = /^[^\d]*[\d,，.]+\s*([^\d\s,，.。]{1,6})$/.exec(text.trim());
  return found?.[1] ?? null;
}
