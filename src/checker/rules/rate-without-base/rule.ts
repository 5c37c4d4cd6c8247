import type { FindingSpan } from '#core/finding.ts';
import { projectsOf } from '#checker/rules/place-of.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { cannotBeChecked } from '#checker/rules/rate-without-base/messages.ts';

/** Execution rates whose amounts are not given anywhere: nobody can check them. One finding for the paper. */
export const rule = {
  id: 'rate-without-base',
  family: 'rates',
  title: { zh: '执行率没有可复核的金额', en: 'Rate without the amounts behind it' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const spans: FindingSpan[] = [];
  const { text } = context.folded;
  for (const fact of context.facts) {
    if (fact.measure !== 'execution-rate' || fact.quantity.kind !== 'percent' || fact.origin.kind !== 'text') continue;
    const claim = context.claims.find((candidate) => candidate.stated === fact);
    if (claim !== undefined && claim.reason !== 'operand-missing') continue;
    spans.push({ ...fact.origin.span, role: 'stated' });
  }
  const [first] = spans;
  if (first === undefined) return;
  yield { message: cannotBeChecked(text.slice(first.start, first.end), spans.length), projects: projectsOf(context, spans), spans };
}
