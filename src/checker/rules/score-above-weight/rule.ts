import { plainDecimal } from '#core/decimal.ts';
import { inProject, spansOfClaim } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { printedForm } from '#checker/claims/show-figures.ts';
import { above } from '#checker/rules/score-above-weight/messages.ts';

/** A score above the points that can be earned for it. */
export const rule = {
  id: 'score-above-weight',
  family: 'sums',
  title: { zh: '得分高于分值', en: 'Score above its weight' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const claim of context.claims) {
    const [weight] = claim.operands;
    if (claim.kind !== 'score' || claim.verdict !== 'inconsistent' || claim.comparison !== 'less' || weight === undefined) continue;
    const { value } = claim.stated.quantity;
    yield {
      message: above(inProject(context, claim.project), weight.measure === 'weight' ? claim.stated.subject : '', printedForm(text, claim.stated), printedForm(text, weight)),
      projects: [claim.project],
      spans: spansOfClaim(claim),
      stated: value === null ? null : plainDecimal(value),
      expected: weight.quantity.value === null ? null : plainDecimal(weight.quantity.value),
    };
  }
}
