import { repairClaim } from '#checker/hypotheses/repair-claim.ts';
import { capOfClaim, percentFigures, placeOfClaim, spansOfClaim } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { printedForm } from '#checker/claims/show-figures.ts';
import { doesNotHold } from '#checker/rules/share-recomputes/messages.ts';

/** Shares (占比, 拨付50%…) that part and whole do not give. */
export const rule = {
  id: 'share-recomputes',
  family: 'parts',
  title: { zh: '占比与所列金额不符', en: 'Share does not follow from part and whole' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const claim of context.claims) {
    if (claim.kind !== 'share' || claim.verdict !== 'inconsistent') continue;
    const [part, whole] = claim.operands;
    if (part === undefined || whole === undefined) continue;
    const figures = percentFigures(claim);
    yield {
      message: doesNotHold(placeOfClaim(context, claim), {
        printed: printedForm(text, claim.stated), part: printedForm(text, part), whole: printedForm(text, whole),
        expected: figures.expected ?? '', difference: figures.difference ?? '',
      }),
      projects: [claim.project],
      spans: spansOfClaim(claim),
      ...figures,
      ...capOfClaim(claim),
      hypotheses: repairClaim(claim, { text, facts: context.facts, claims: context.claims }),
    };
  }
}
