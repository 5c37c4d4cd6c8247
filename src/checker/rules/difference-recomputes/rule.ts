import { equalDecimals, plainDecimal, shiftDecimal } from '#core/decimal.ts';
import { roundHalfUp } from '#core/rational.ts';
import { repairClaim } from '#checker/hypotheses/repair-claim.ts';
import { capOfClaim, measureName, placeOfClaim, spansOfClaim } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { printedForm, showQuantity } from '#checker/claims/show-figures.ts';
import { doesNotHold, otherDirection } from '#checker/rules/difference-recomputes/messages.ts';

/** Balances, adjusted budgets and changes that are not the difference or sum of what they are said to come from. */
export const rule = {
  id: 'difference-recomputes',
  family: 'growth',
  title: { zh: '结余、调整、增减额与所列金额不符', en: 'Balance, adjustment or change does not follow from its amounts' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const claim of context.claims) {
    if (claim.kind !== 'difference' || claim.comparison !== null || claim.verdict !== 'inconsistent' || claim.recomputed === null) continue;
    const exponent = claim.stated.quantity.kind === 'money' ? -4 : 0;
    const expected = roundHalfUp(claim.recomputed.low, 6);
    const [left, right] = claim.operands.map((operand) => printedForm(text, operand));
    const place = placeOfClaim(context, claim);
    const printed = printedForm(text, claim.stated);
    const isOpposite = claim.direction !== null && claim.stated.quantity.value !== null && left !== undefined && right !== undefined
      && equalDecimals(claim.stated.quantity.value, { coefficient: -expected.coefficient, scale: expected.scale });
    // The operands of a rise are the later and the earlier figure, those of a fall the other way round.
    const up = claim.direction === 'up';
    yield {
      message: isOpposite
        ? otherDirection(place, up, printed, up ? left : right, up ? right : left)
        : doesNotHold(place, measureName(claim.stated.measure), printed, claim.operands.map((operand) => printedForm(text, operand)), showQuantity({ ...claim.stated.quantity, value: expected })),
      projects: [claim.project],
      spans: spansOfClaim(claim),
      stated: claim.stated.quantity.value === null ? null : plainDecimal(shiftDecimal(claim.stated.quantity.value, exponent)),
      expected: plainDecimal(shiftDecimal(expected, exponent)),
      ...capOfClaim(claim),
      hypotheses: repairClaim(claim, { text, facts: context.facts, claims: context.claims }),
    };
  }
}
