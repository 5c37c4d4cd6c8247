import { compareDecimals, equalDecimals, isZero, parseDecimal, plainDecimal, type Decimal } from '#core/decimal.ts';
import { divideRationals, fromDecimal, multiplyRationals, roundHalfUp } from '#core/rational.ts';
import { inProject } from '#checker/rules/claim-findings.ts';
import { placesOf, resultOf, type IndicatorResult } from '#checker/rules/indicator-result.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import type { Indicator } from '#checker/structure/structure.ts';
import { fullScore } from '#checker/rules/full-score-for-missed-target/messages.ts';

/** An indicator that misses its target and scores every point it can. */
export const rule = {
  id: 'full-score-for-missed-target',
  family: 'contradictions',
  title: { zh: '未达目标值却得满分', en: 'Full points for a missed target' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const indicator of context.structure.indicators) {
    const weight = parseDecimal(indicator.weight ?? '');
    const points = parseDecimal(indicator.points ?? '');
    if (weight === null || points === null || isZero(weight) || !equalDecimals(weight, points)) continue;
    const result = resultOf(context, indicator);
    const { target, value } = indicator.spans;
    if (result === null || !result.isMissed || target === null || value === null) continue;
    const expected = inProportion(result, indicator, weight);
    yield {
      message: fullScore(inProject(context, indicator.project), indicator.name, text.slice(target.start, target.end), text.slice(value.start, value.end), plainDecimal(points), expected),
      projects: [indicator.project],
      spans: placesOf(indicator),
      stated: plainDecimal(points),
      expected,
    };
  }
}

/** Weight × result / target, or the other way round where less is better; null where that is no number. */
function inProportion({ target, value }: IndicatorResult, { comparator }: Indicator, weight: Decimal): string | null {
  const [over, under] = comparator === '≤' || comparator === '<' ? [target, value] : [value, target];
  if (compareDecimals(under, { coefficient: 0n, scale: 0 }) <= 0 || over.coefficient < 0n) return null;
  return plainDecimal(roundHalfUp(divideRationals(multiplyRationals(fromDecimal(weight), fromDecimal(over)), fromDecimal(under)), 2));
}
