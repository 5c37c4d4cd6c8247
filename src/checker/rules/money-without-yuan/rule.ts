import type { FindingSpan } from '#core/finding.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectsOf } from '#checker/rules/place-of.ts';
import { noYuan } from '#checker/rules/money-without-yuan/messages.ts';

/** Amounts in 万 or 亿 alone, in a paper that writes 万元. */
export const rule = {
  id: 'money-without-yuan',
  family: 'wording',
  title: { zh: '金额只写“万”没有“元”', en: 'Amount without its unit of currency' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  const spans: FindingSpan[] = [];
  let written = false;
  for (const { kind, unit, start, end } of context.figures) {
    if (kind !== 'money') continue;
    if (unit === '万' || unit === '亿') spans.push({ start, end, role: 'stated' });
    else if (unit === '万元' || unit === '亿元') written = true;
  }
  const [first] = spans;
  if (first === undefined || !written) return;
  yield { message: noYuan(text.slice(first.start, first.end), spans.length), projects: projectsOf(context, spans), spans };
}
