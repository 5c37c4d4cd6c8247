import { repairClaim } from '#checker/hypotheses/repair-claim.ts';
import { capOfClaim, percentFigures, placeOfClaim, spansOfClaim } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { printedForm, showQuantity } from '#checker/claims/show-figures.ts';
import { baseOf } from '#checker/claims/relations/growth.ts';
import { doesNotHold, noBase } from '#checker/rules/growth-recomputes/messages.ts';

/** Growth and fall in percent that the amounts do not give, and growth on a base of zero, which does not exist. */
export const rule = {
  id: 'growth-recomputes',
  family: 'growth',
  title: { zh: '增减幅度与所列金额不符', en: 'Growth does not follow from its amounts' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const claim of context.claims) {
    if (claim.kind !== 'growth' || (claim.verdict !== 'inconsistent' && claim.reason !== 'zero-base')) continue;
    const [current, second] = claim.operands;
    if (current === undefined || second === undefined) continue;
    const figures = percentFigures(claim);
    const common = { projects: [claim.project], spans: spansOfClaim(claim), ...figures, ...capOfClaim(claim) };
    const place = placeOfClaim(context, claim);
    const printed = printedForm(text, claim.stated);
    if (claim.reason === 'zero-base') {
      yield { ...common, case: 'zero-base', message: noBase(place, printed, printedForm(text, current), second.measure === 'change' ? printedForm(text, second) : null) };
      continue;
    }
    const change = second.measure === 'change' || claim.basis === 'change';
    const base = change && current.quantity.value !== null && second.quantity.value !== null
      ? showQuantity({ ...current.quantity, value: baseOf(current.quantity.value, second.quantity.value, claim.direction ?? 'up') })
      : printedForm(text, second);
    yield {
      ...common,
      message: doesNotHold(place, { printed, current: printedForm(text, current), base, change: change ? printedForm(text, second) : null, expected: figures.expected }),
      hypotheses: repairClaim(claim, { text, facts: context.facts, claims: context.claims }),
    };
  }
}
