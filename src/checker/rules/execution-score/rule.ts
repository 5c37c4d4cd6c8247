import type { Claim } from '#core/claim.ts';
import { equalDecimals, plainDecimal, type Decimal } from '#core/decimal.ts';
import type { Fact } from '#core/fact.ts';
import { meets, pointInterval, printedInterval, type Interval } from '#core/interval.ts';
import { roundHalfUp } from '#core/rational.ts';
import { executionScore } from '#core/scoring/execution-score.ts';
import { inProject, normDay, spansOfClaim } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { printedForm } from '#checker/claims/show-figures.ts';
import { differs } from '#checker/rules/execution-score/messages.ts';

/** Points of the execution rate that weight × rate does not give, a rate above 100% counted as 100%, floors of the norm book applied. */
export const rule = {
  id: 'execution-score',
  family: 'rates',
  title: { zh: '执行率得分与执行率不符', en: 'Points of the execution rate do not follow from it' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const claim of context.claims) {
    const [weight, rate] = claim.operands;
    const stated = claim.stated.quantity.value;
    if (claim.kind !== 'score' || claim.basis !== 'execution-rate' || claim.verdict !== 'inconsistent' || claim.recomputed === null) continue;
    if (weight === undefined || rate === undefined || stated === null || fitsRecomputedRate(context, claim, stated, rate)) continue;
    const floored = withFloor(context, weight, rate);
    if (floored !== null && meets(floored.points, printedInterval(stated))) continue;
    const expected = plainDecimal(roundHalfUp((floored?.points ?? claim.recomputed).low, Math.max(2, stated.scale)));
    yield {
      message: differs(inProject(context, claim.project), { score: printedForm(text, claim.stated), weight: printedForm(text, weight), rate: printedForm(text, rate), expected }, floored?.floor ?? null),
      projects: [claim.project],
      spans: spansOfClaim(claim),
      stated: plainDecimal(stated),
      expected,
    };
  }
}

/** Points worked out on the right rate beside a wrong one: the rate is what has to be put right, and is a finding of its own. */
function fitsRecomputedRate(context: RuleContext, claim: Claim, stated: Decimal, rate: Fact): boolean {
  const [weight] = claim.operands;
  const ofRate = context.claims.find((other) => other.kind === 'rate' && other.stated === rate && (other.verdict === 'inconsistent' || other.verdict === 'other-basis'));
  if (weight?.quantity.value == null || ofRate?.recomputed == null) return false;
  const { numerator, denominator } = ofRate.recomputed.low;
  const points = { numerator: numerator * weight.quantity.value.coefficient, denominator: denominator * 100n * 10n ** BigInt(weight.quantity.value.scale) };
  return equalDecimals(roundHalfUp(points, stated.scale), stated);
}

/** What a floor of the norm book makes of the points; null where there is none or the rate is above it. */
function withFloor(context: RuleContext, weight: Fact, rate: Fact): { points: Interval; floor: string } | null {
  const day = normDay(context);
  if (day === null || rate.quantity.value === null || weight.quantity.value === null) return null;
  const scored = executionScore(pointInterval(rate.quantity.value), context.norms, day, '');
  return scored === null || scored.floor === null || scored.points.high.numerator !== 0n ? null : { points: scored.points, floor: plainDecimal(scored.floor.value) };
}
