import type { Claim } from '#core/claim.ts';
import type { Bilingual } from '#core/finding.ts';
import { crossesLine, executionConsequence } from '#core/scoring/execution-consequence.ts';
import { repairClaim } from '#checker/hypotheses/repair-claim.ts';
import { capOfClaim, measureName, normDay, percentFigures, placeOfClaim, spansOfClaim } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { explainingRepeat } from '#checker/rules/same-cause.ts';
import { printedForm, showValue } from '#checker/claims/show-figures.ts';
import { sumOf } from '#checker/claims/relations/rejudge.ts';
import { doesNotHold, otherBasis, zeroBase } from '#checker/rules/rate-recomputes/messages.ts';

/** Execution, use and arrival rates that their own amounts do not give, or give only on another base than the named one. */
export const rule = {
  id: 'rate-recomputes',
  family: 'rates',
  title: { zh: '执行率与所列金额不符', en: 'Rate does not follow from its amounts' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  for (const claim of context.claims) {
    if (claim.kind !== 'rate' || !(claim.verdict === 'inconsistent' || claim.verdict === 'other-basis' || claim.reason === 'zero-base')) continue;
    if (explainingRepeat(context, claim) === null) yield findingOf(context, claim);
  }
}

function findingOf(context: RuleContext, claim: Claim): RuleFinding {
  const { text } = context.folded;
  const figures = percentFigures(claim);
  const day = normDay(context);
  const printed = printedForm(text, claim.stated);
  const base = claim.operands[claim.operands.length - 1];
  const parts = claim.operands.slice(0, -1);
  const over = parts.length === 1 && parts[0] !== undefined ? printedForm(text, parts[0]) : showValue({ ...claim.stated, quantity: sumOf(parts.map((part) => part.quantity)) });
  const under = base === undefined ? '' : printedForm(text, base);
  const consequence: Bilingual | null = claim.recomputed === null || claim.stated.quantity.value === null || day === null
    ? null
    : executionConsequence(claim.stated.quantity.value, claim.recomputed, context.norms, day, '');
  const isOfCounts = base?.quantity.kind === 'count';
  const common = {
    projects: [claim.project],
    spans: spansOfClaim(claim),
    ...figures,
    consequence: isOfCounts ? null : consequence,
    ...capOfClaim(claim),
  };
  const place = placeOfClaim(context, claim);
  if (claim.reason === 'zero-base') {
    return { ...common, case: 'zero-base', message: zeroBase(place, printed, base === undefined ? measureName('budget') : measureName(base.measure), claim.fittingBasis === null ? null : fitting(context, claim)) };
  }
  if (claim.verdict === 'other-basis' && claim.fittingBasis !== null) {
    const crosses = claim.recomputed !== null && claim.stated.quantity.value !== null && day !== null
      && crossesLine(claim.stated.quantity.value, claim.recomputed, context.norms, day, '');
    return {
      ...common,
      case: crosses ? 'other-basis-over-line' : 'other-basis',
      message: otherBasis(place, { printed, over, under, required: measureName(base?.measure ?? 'budget'), expected: figures.expected ?? '', fitting: fitting(context, claim) }),
    };
  }
  return {
    ...common,
    ...(isOfCounts ? { case: 'counts' } : {}),
    message: doesNotHold(place, { printed, over, under, base: measureName(base?.measure ?? ''), expected: figures.expected ?? '', difference: figures.difference ?? '' }),
    hypotheses: repairClaim(claim, { text, facts: context.facts, claims: context.claims }),
  };
}

function fitting(context: RuleContext, claim: Claim): { name: Bilingual; printed: string } {
  const fact = claim.fittingBasis;
  return fact === null ? { name: { zh: '', en: '' }, printed: '' } : { name: measureName(fact.measure), printed: printedForm(context.folded.text, fact) };
}
