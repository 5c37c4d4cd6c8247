import { compareDecimals } from '#core/decimal.ts';
import type { Fact } from '#core/fact.ts';
import { inProject } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { printedForm } from '#checker/claims/show-figures.ts';
import { exceeds } from '#checker/rules/part-exceeds-whole/messages.ts';

/** A part larger than what it is part of: 收入支出总计 below 财政拨款收入; 购买给中小企业的 above all that was bought. */
export const rule = {
  id: 'part-exceeds-whole',
  family: 'parts',
  title: { zh: '部分大于整体', en: 'Part larger than the whole' },
  check,
} satisfies Rule;

const partOf = /(财政拨款)?(?:收入|支出)(?:合计)?$/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const totals = context.facts.filter((fact) => fact.measure === 'total' && fact.quantity.kind === 'money' && /收入支出总计$|收支总计$|收、支总计$/.test(fact.subject));
  if (totals.length === 0) return;
  const amounts = context.facts.filter((fact) => fact.measure === 'total' && fact.quantity.kind === 'money' && partOf.test(fact.subject) && !fact.subject.endsWith('总计'));
  for (const total of totals) {
    const fiscal = /财政拨款收/.test(total.subject);
    const part = amounts.find((fact) => isLarger(fact, total) && isPart(fact, fiscal));
    if (part === undefined) continue;
    yield {
      message: exceeds(inProject(context, total.project), `${total.subject}${printedForm(context.folded.text, total)}`, `${part.subject}${printedForm(context.folded.text, part)}`),
      projects: [total.project],
      spans: [total, part].flatMap((fact, at) => (fact.origin.kind === 'text' ? [{ ...fact.origin.span, role: at === 0 ? 'stated' as const : 'operand' as const }] : [])),
    };
  }
}

/** 财政拨款收入 belongs to 财政拨款收入支出总计; any income or spending belongs to 收入支出总计. */
function isPart(part: Fact, fiscal: boolean): boolean {
  if (fiscal) return /^(?:本年)?(?:一般公共预算)?财政拨款(?:收入|支出)(?:合计)?$/.test(part.subject);
  return /^(?:本年|年)?(?:财政拨款)?(?:收入|支出)(?:合计)?$/.test(part.subject);
}

function isLarger(part: Fact, whole: Fact): boolean {
  return part.quantity.value !== null && whole.quantity.value !== null && compareDecimals(part.quantity.value, whole.quantity.value) > 0;
}
