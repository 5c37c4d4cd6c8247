import { addDecimals, compareDecimals, plainDecimal, shiftDecimal, subtractDecimals, wholeNumber, type Decimal } from '#core/decimal.ts';
import type { Quantity } from '#core/fact.ts';
import { repairClaim } from '#checker/hypotheses/repair-claim.ts';
import { capOfClaim, placeOfClaim, spansOfClaim } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { explainingRepeat } from '#checker/rules/same-cause.ts';
import { printedForm, showQuantity } from '#checker/claims/show-figures.ts';
import { doesNotAddUp, onlyByRounding } from '#checker/rules/sum-recomputes/messages.ts';

/** Parts that do not add up to the total they are listed for. */
export const rule = {
  id: 'sum-recomputes',
  family: 'sums',
  title: { zh: '分项之和与总数不符', en: 'Parts do not add up to their total' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const claim of context.claims) {
    if (claim.kind !== 'sum' || (claim.verdict !== 'inconsistent' && claim.verdict !== 'only-by-rounding')) continue;
    const total = claim.stated.quantity.value;
    if (total === null || explainingRepeat(context, claim) !== null) continue;
    const sum = claim.operands.reduce<Decimal>((so, part) => addDecimals(so, part.quantity.value ?? wholeNumber(0)), wholeNumber(0));
    const difference = subtractDecimals(sum, total);
    const show = (value: Decimal): string => showQuantity({ ...claim.stated.quantity, value });
    const plain = (value: Decimal): string => plainDecimal(shiftDecimal(value, exponentOf(claim.stated.quantity)));
    const parts = claim.operands.map((part) => printedForm(text, part));
    const common = {
      projects: [claim.project],
      spans: spansOfClaim(claim),
      stated: plain(total),
      expected: plain(sum),
      difference: plain(difference),
      ...capOfClaim(claim),
    };
    const place = placeOfClaim(context, claim);
    if (claim.verdict === 'only-by-rounding') {
      yield { ...common, case: 'rounding', message: onlyByRounding(place, printedForm(text, claim.stated), show(sum)) };
      continue;
    }
    yield {
      ...common,
      case: claim.exhaustive || compareDecimals(difference, wholeNumber(0)) > 0 ? 'complete' : 'perhaps-incomplete',
      message: doesNotAddUp(place, { total: printedForm(text, claim.stated), parts, sum: show(sum), difference: show(difference), over: compareDecimals(difference, wholeNumber(0)) > 0 }),
      hypotheses: repairClaim(claim, { text, facts: context.facts, claims: context.claims }),
    };
  }
}

/** Amounts are given in 万元, all else in its own unit. */
function exponentOf(quantity: Quantity): number {
  return quantity.kind === 'money' ? -4 : 0;
}
