import { compareDecimals, parseDecimal, type Decimal } from '#core/decimal.ts';
import type { FindingSpan } from '#core/finding.ts';
import type { RuleContext } from '#checker/rules/rule.ts';
import type { Indicator } from '#checker/structure/structure.ts';

/** Names of results of which less is better; without a sign before the target it is not sure which way they count. */
const lessIsBetter = /成本|费用|单价|时间|时长|天数|投诉|事故|差错|错误|死亡|发病|损失|违规|违纪|下降|降低|减少|偏差|周期/;

/** A target and a result as numbers of one unit, and whether the target was missed; null where they cannot be compared. */
export type IndicatorResult = { readonly target: Decimal; readonly value: Decimal; readonly isMissed: boolean };

/** Compares what was reached with what was to be reached. A target without ≥ or ≤ is a least one, except where less may be better. */
export function resultOf(context: RuleContext, indicator: Indicator): IndicatorResult | null {
  const target = parseDecimal(indicator.target ?? '');
  const value = parseDecimal(indicator.value ?? '');
  if (target === null || value === null || !haveOneUnit(context, indicator)) return null;
  const difference = compareDecimals(value, target);
  switch (indicator.comparator) {
    case '≥': case '=': return { target, value, isMissed: difference < 0 };
    case '>': return { target, value, isMissed: difference <= 0 };
    case '≤': return { target, value, isMissed: difference > 0 };
    case '<': return { target, value, isMissed: difference >= 0 };
    default:
      if (indicator.level1 === '成本' || indicator.level2 === '成本' || indicator.level2 === '时效' || lessIsBetter.test(indicator.name)) return null;
      return { target, value, isMissed: difference < 0 };
  }
}

/** 5万元 beside 50000元 is no comparison of 5 and 50000. */
function haveOneUnit(context: RuleContext, { spans }: Indicator): boolean {
  if (spans.target === null || spans.value === null) return false;
  const [target, value] = [spans.target, spans.value].map(({ start, end }) => /\d([^\d]*)$/.exec(context.folded.text.slice(start, end))?.[1]?.replace(/以[上内下]$|左右$/, '') ?? '');
  return target === value || target === '' || value === '';
}

/** The places of an indicator that a reader compares: the result first, then the target and the points. */
export function placesOf({ spans, start, end }: Indicator): FindingSpan[] {
  const places: FindingSpan[] = [];
  if (spans.value !== null) places.push({ ...spans.value, role: 'stated' });
  if (spans.target !== null) places.push({ ...spans.target, role: 'basis' });
  if (spans.points !== null) places.push({ ...spans.points, role: 'operand' });
  return places.length > 0 ? places : [{ start, end, role: 'stated' }];
}
