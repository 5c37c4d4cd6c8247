import { isZero } from '#core/decimal.ts';
import type { Measure } from '#core/fact.ts';
import { inProject } from '#checker/rules/claim-findings.ts';
import { blockAt } from '#checker/rules/place-of.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { noUnit } from '#checker/rules/missing-unit/messages.ts';

/** An amount of money without 元 or 万元 in prose: 年度预算30，支出21.62万元. Cells of tables take their unit from the head. */
export const rule = {
  id: 'missing-unit',
  family: 'units',
  title: { zh: '金额缺少单位', en: 'Amount without its unit' },
  check,
} satisfies Rule;

const amounts = new Set<Measure>(['budget', 'adjusted-budget', 'planned', 'issued', 'received', 'spent', 'balance']);

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const fact of context.facts) {
    if (fact.quantity.kind !== 'number' || !amounts.has(fact.measure) || fact.origin.kind !== 'text' || fact.quantity.value === null || isZero(fact.quantity.value)) continue;
    const { start, end } = fact.origin.span;
    if (blockAt(context, start)?.kind === 'cell' || !/^[，。；、）\n]?$/.test(text.charAt(end))) continue;
    const printed = text.slice(start, end);
    yield { message: noUnit(inProject(context, fact.project), text.slice(Math.max(0, start - 6), end).replace(/^.*[，。；\n]/s, ''), printed), projects: [fact.project], spans: [{ start, end, role: 'stated' }], stated: printed };
  }
}
