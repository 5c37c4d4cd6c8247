import { compareDecimals, subtractDecimals } from '#core/decimal.ts';
import { inProject, spansOfClaim } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { printedForm, showYuan } from '#checker/claims/show-figures.ts';
import { notQuiteFull } from '#checker/rules/full-rate-with-remainder/messages.ts';

/** A rate or share printed as 100% although the amounts differ a little: right when rounded, but not what 100% says to a reader. */
export const rule = {
  id: 'full-rate-with-remainder',
  family: 'rates',
  title: { zh: '写作100%而金额有差', en: '100% beside amounts that differ' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  for (const claim of context.claims) {
    if ((claim.kind !== 'rate' && claim.kind !== 'share') || claim.verdict !== 'exact' || claim.operands.length !== 2) continue;
    const [over, under] = claim.operands;
    const stated = claim.stated.quantity.value;
    if (over === undefined || under === undefined || stated === null || over.quantity.value === null || under.quantity.value === null) continue;
    if (compareDecimals(stated, { coefficient: 100n, scale: 0 }) !== 0 || compareDecimals(over.quantity.value, under.quantity.value) === 0) continue;
    const { text } = context.folded;
    yield {
      message: notQuiteFull(inProject(context, claim.project), printedForm(text, over), printedForm(text, under), showYuan(subtractDecimals(under.quantity.value, over.quantity.value))),
      projects: [claim.project],
      spans: spansOfClaim(claim),
      stated: '100',
    };
  }
}
