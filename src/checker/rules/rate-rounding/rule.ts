import { percentFigures, placeOfClaim, spansOfClaim } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { printedForm } from '#checker/claims/show-figures.ts';
import { byAmounts, cutOff } from '#checker/rules/rate-rounding/messages.ts';

/** Percentages that agree only when cut off instead of rounded, or when the amounts are taken as rounded. A remark, never more. */
export const rule = {
  id: 'rate-rounding',
  family: 'rates',
  title: { zh: '比率末位取舍不同', en: 'Last digit of a percentage rounded another way' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  for (const claim of context.claims) {
    if (claim.kind !== 'rate' && claim.kind !== 'share' && claim.kind !== 'growth') continue;
    if (claim.verdict !== 'other-rounding' && claim.verdict !== 'only-by-rounding') continue;
    const figures = percentFigures(claim);
    const message = claim.verdict === 'other-rounding' ? cutOff : byAmounts;
    yield {
      message: message(placeOfClaim(context, claim), printedForm(context.folded.text, claim.stated), figures.expected ?? ''),
      projects: [claim.project],
      spans: spansOfClaim(claim),
      ...figures,
    };
  }
}
