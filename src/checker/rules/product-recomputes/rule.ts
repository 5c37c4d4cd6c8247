import { multiplyDecimals, plainDecimal, shiftDecimal, subtractDecimals, wholeNumber, type Decimal } from '#core/decimal.ts';
import { repairClaim } from '#checker/hypotheses/repair-claim.ts';
import { capOfClaim, inProject, spansOfClaim } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { printedForm, showYuan } from '#checker/claims/show-figures.ts';
import { doesNotHold } from '#checker/rules/product-recomputes/messages.ts';

/** Amounts that unit price × number does not give. */
export const rule = {
  id: 'product-recomputes',
  family: 'products',
  title: { zh: '单价乘数量与金额不符', en: 'Amount is not unit price times number' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const claim of context.claims) {
    if (claim.kind !== 'product' || claim.verdict !== 'inconsistent' || claim.stated.quantity.value === null) continue;
    const product = claim.operands.reduce<Decimal>((so, factor) => multiplyDecimals(so, factor.quantity.value ?? wholeNumber(0)), wholeNumber(1));
    yield {
      message: doesNotHold(inProject(context, claim.project), printedForm(text, claim.stated), claim.operands.map((factor) => printedForm(text, factor)), showYuan(product)),
      projects: [claim.project],
      spans: spansOfClaim(claim),
      stated: plainDecimal(shiftDecimal(claim.stated.quantity.value, -4)),
      expected: plainDecimal(shiftDecimal(product, -4)),
      difference: plainDecimal(shiftDecimal(subtractDecimals(claim.stated.quantity.value, product), -4)),
      ...capOfClaim(claim),
      hypotheses: repairClaim(claim, { text, facts: context.facts, claims: context.claims }),
    };
  }
}
