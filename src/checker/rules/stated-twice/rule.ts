import { repairClaim } from '#checker/hypotheses/repair-claim.ts';
import { capOfClaim, inProject, namedFigure, spansOfClaim } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { explainedBy, isSaidByOther } from '#checker/rules/same-cause.ts';
import { printedForm } from '#checker/claims/show-figures.ts';
import { differ } from '#checker/rules/stated-twice/messages.ts';

/** The same figure given twice with two values. */
export const rule = {
  id: 'stated-twice',
  family: 'repeats',
  title: { zh: '同一数字前后不一', en: 'One figure with two values' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const claim of context.claims) {
    if (claim.kind !== 'repeat' || claim.verdict !== 'inconsistent') continue;
    const [earlier] = claim.operands;
    if (earlier === undefined || isSaidByOther(context, claim)) continue;
    const explained = explainedBy(context, claim).flatMap(({ stated }) => (stated.origin.kind === 'text' ? [{ ...stated.origin.span, role: 'operand' as const }] : []));
    yield {
      message: differ(inProject(context, claim.project), namedFigure(context, earlier), printedForm(text, claim.stated)),
      projects: [claim.project],
      spans: [...spansOfClaim(claim), ...explained],
      ...(claim.stated.quantity.kind === 'count' ? { cap: 'warning' as const } : capOfClaim(claim)),
      hypotheses: repairClaim(claim, { text, facts: context.facts, claims: context.claims }),
    };
  }
}
