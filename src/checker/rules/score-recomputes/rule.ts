import { formatDecimal, plainDecimal, subtractDecimals } from '#core/decimal.ts';
import { roundHalfUp } from '#core/rational.ts';
import { repairClaim } from '#checker/hypotheses/repair-claim.ts';
import { inProject, spansOfClaim } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { printedForm } from '#checker/claims/show-figures.ts';
import { doesNotAddUp, meanDiffers } from '#checker/rules/score-recomputes/messages.ts';

/** Total scores that the scores of their parts do not give, and mean scores. */
export const rule = {
  id: 'score-recomputes',
  family: 'sums',
  title: { zh: '总分与各项得分不符', en: 'Total score does not follow from its parts' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const claim of context.claims) {
    if (claim.kind !== 'score' || claim.verdict !== 'inconsistent' || claim.comparison !== null || claim.stated.measure === 'weight') continue;
    const stated = claim.stated.quantity.value;
    if (claim.basis === 'execution-rate' || stated === null || claim.recomputed === null) continue;
    const isMean = claim.basis === 'average';
    const expected = roundHalfUp(claim.recomputed.low, isMean ? Math.max(2, stated.scale) : 4);
    const difference = subtractDecimals(stated, expected);
    const apart = plainDecimal({ coefficient: difference.coefficient < 0n ? -difference.coefficient : difference.coefficient, scale: difference.scale });
    const place = inProject(context, claim.project);
    const printed = printedForm(text, claim.stated);
    yield {
      message: isMean
        ? meanDiffers(place, printed, claim.operands.length, formatDecimal(expected))
        : doesNotAddUp(place, printed, claim.operands.map((part) => printedForm(text, part)), plainDecimal(expected), apart),
      projects: [claim.project],
      spans: spansOfClaim(claim),
      stated: plainDecimal(stated),
      expected: plainDecimal(expected),
      difference: apart,
      hypotheses: repairClaim(claim, { text, facts: context.facts, claims: context.claims }),
    };
  }
}
