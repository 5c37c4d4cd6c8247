import type { Claim } from '#core/claim.ts';
import { equalDecimals, isZero, wholeNumber } from '#core/decimal.ts';
import { inProject, spansOfClaim } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { printedForm } from '#checker/claims/show-figures.ts';
import { sameAsNeighbour } from '#checker/rules/percent-copied/messages.ts';

/** A percentage that does not follow from its amounts and is the same as that of a neighbouring item, where it does. */
export const rule = {
  id: 'percent-copied',
  family: 'parts',
  title: { zh: '比率与相邻项相同，疑为抄录', en: 'Percentage the same as its neighbour’s' },
  check,
} satisfies Rule;

const reach = 400;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const rates = context.claims.filter((claim) => claim.kind === 'rate' || claim.kind === 'share' || claim.kind === 'growth');
  for (const claim of rates) {
    if (claim.verdict !== 'inconsistent' || isTrivial(claim)) continue;
    const neighbour = rates.find((other) => other !== claim && other.verdict === 'exact' && isNear(claim, other) && isSame(claim, other));
    if (neighbour === undefined) continue;
    yield {
      message: sameAsNeighbour(inProject(context, claim.project), printedForm(text, claim.stated), neighbour.operands[0]?.subject ?? ''),
      projects: [claim.project],
      spans: [...spansOfClaim(claim).slice(0, 1), ...spansOfClaim(neighbour).slice(0, 1).map((span) => ({ ...span, role: 'operand' as const }))],
      stated: printedForm(text, claim.stated).replace('%', ''),
    };
  }
}

/** 100% and 0% stand everywhere. */
function isTrivial(claim: Claim): boolean {
  const { value } = claim.stated.quantity;
  return value === null || isZero(value) || equalDecimals(value, wholeNumber(100));
}

function isSame(left: Claim, right: Claim): boolean {
  return left.stated.quantity.value !== null && right.stated.quantity.value !== null && equalDecimals(left.stated.quantity.value, right.stated.quantity.value);
}

function isNear(left: Claim, right: Claim): boolean {
  const { origin } = left.stated;
  const other = right.stated.origin;
  return origin.kind === 'text' && other.kind === 'text' && Math.abs(origin.span.start - other.span.start) < reach;
}
