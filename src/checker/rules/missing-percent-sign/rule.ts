import { inProject } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { noSign } from '#checker/rules/missing-percent-sign/messages.ts';

/** A rate without its percent sign: 增长13.95。 A number with a unit behind it, or a year, is no such case. */
export const rule = {
  id: 'missing-percent-sign',
  family: 'units',
  title: { zh: '比率缺少百分号', en: 'Rate without its percent sign' },
  check,
} satisfies Rule;

const rates = new Set(['growth-rate', 'execution-rate', 'share']);

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const fact of context.facts) {
    if (fact.quantity.kind !== 'number' || !rates.has(fact.measure) || fact.origin.kind !== 'text') continue;
    const { start, end } = fact.origin.span;
    if (!/^(?:[，。；、）]|$)/.test(text.slice(end, end + 1)) && text.charAt(end) !== '\n') continue;
    const printed = text.slice(start, end);
    yield { message: noSign(inProject(context, fact.project), printed), projects: [fact.project], spans: [{ start, end, role: 'stated' }], stated: printed, expected: `${printed}%` };
  }
}
