import type { Claim } from '#core/claim.ts';
import { addDecimals, equalDecimals, parseDecimal, plainDecimal, subtractDecimals, wholeNumber, type Decimal } from '#core/decimal.ts';
import type { FindingSpan } from '#core/finding.ts';
import { valueAt } from '#core/norm-book.ts';
import { roundHalfUp } from '#core/rational.ts';
import type { Span } from '#core/span.ts';
import { inProject, normDay, spansOfClaim } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { printedForm } from '#checker/claims/show-figures.ts';
import type { SelfEvaluationForm } from '#checker/structure/structure.ts';
import { notAsRequired, notTheTotal } from '#checker/rules/weights-add-up/messages.ts';

/** Weights that do not add up to their printed total, or to the total that the norm book has for the day. */
export const rule = {
  id: 'weights-add-up',
  family: 'sums',
  title: { zh: '分值合计不符', en: 'Weights do not add up' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const said = new Set<number>();
  for (const claim of context.claims) {
    if (claim.kind !== 'score' || claim.verdict !== 'inconsistent' || claim.comparison !== null || claim.stated.measure !== 'weight') continue;
    if (claim.stated.origin.kind === 'text') said.add(claim.stated.origin.span.start);
    yield againstTotal(context, claim);
  }
  for (const form of context.structure.forms) {
    if (form.totalWeight !== null && said.has(form.totalWeight.start)) continue;
    const finding = againstNorm(context, form);
    if (finding !== null) yield finding;
  }
}

function againstTotal(context: RuleContext, claim: Claim): RuleFinding {
  const { text } = context.folded;
  const stated = claim.stated.quantity.value;
  const sum = claim.recomputed === null ? null : roundHalfUp(claim.recomputed.low, 4);
  return {
    message: notTheTotal(inProject(context, claim.project), printedForm(text, claim.stated), claim.operands.map((part) => printedForm(text, part)), sum === null ? '' : plainDecimal(sum)),
    projects: [claim.project],
    spans: spansOfClaim(claim),
    stated: stated === null ? null : plainDecimal(stated),
    expected: sum === null ? null : plainDecimal(sum),
  };
}

/** A form that gives no points to the execution rate, as when targets are set, makes the total without them. */
function againstNorm(context: RuleContext, form: SelfEvaluationForm): RuleFinding | null {
  const { text } = context.folded;
  const day = normDay(context);
  const total = day === null ? null : valueAt(context.norms, 'weight-total', day, '');
  const execution = day === null ? null : valueAt(context.norms, 'weight-execution-rate', day, '');
  const cell = form.funds.find((row) => row.kind === 'total')?.points ?? null;
  const ofRate = cell === null || numberAt(text, cell) === null ? null : cell;
  const spans = [...(ofRate === null ? [] : [ofRate]), ...form.indicators.flatMap(({ spans: { weight } }) => (weight === null ? [] : [weight]))];
  if (total === null || spans.length < 2 || form.indicators.some(({ spans: { weight } }) => weight === null)) return null;
  const weights = spans.map((span) => numberAt(text, span));
  if (weights.some((weight) => weight === null)) return null;
  const sum = weights.reduce<Decimal>((so, weight) => (weight === null ? so : addDecimals(so, weight)), wholeNumber(0));
  const withoutRate = ofRate !== null || execution === null ? null : subtractDecimals(total.value, execution.value);
  if (equalDecimals(sum, total.value) || (withoutRate !== null && equalDecimals(sum, withoutRate))) return null;
  const required = [total.value, ...(withoutRate === null ? [] : [withoutRate])].map(plainDecimal);
  return {
    message: notAsRequired(inProject(context, form.project), plainDecimal(sum), required.join('/'), total.verified),
    projects: [form.project],
    spans: spans.map((span, at): FindingSpan => ({ ...span, role: at === 0 ? 'stated' : 'operand' })),
    stated: plainDecimal(sum),
    expected: required[0] ?? null,
  };
}

function numberAt(text: string, span: Span): Decimal | null {
  return parseDecimal(text.slice(span.start, span.end).replace(/分$/, ''));
}
