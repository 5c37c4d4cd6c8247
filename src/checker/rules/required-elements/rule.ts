import { isZero } from '#core/decimal.ts';
import type { FindingSpan } from '#core/finding.ts';
import { ownFacts, projectViews, type ProjectView } from '#checker/rules/project-view.ts';
import { missingElements, type Element } from '#checker/rules/required-elements/messages.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { statesBasis } from '#checker/rules/stated-basis.ts';

/**
 * Projects that do not say on what document they rest, what their budget is, what was spent, or at what rate. An amount
 * given in words alone (资金已全部使用完) is not one; a rate is asked for only where there is a budget above zero.
 */
export const rule = {
  id: 'required-elements',
  family: 'required',
  title: { zh: '立项依据、预算、支出或执行率缺失', en: 'Basis, budget, spending or rate is missing' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  if (context.structure.kind !== 'performance-report') return;
  const lacking: { ordinal: number; name: string; elements: Element[] }[] = [];
  const spans: FindingSpan[] = [];
  for (const view of projectViews(context)) {
    const elements = elementsMissing(context, view);
    if (elements.length === 0) continue;
    lacking.push({ ordinal: view.project.ordinal, name: view.project.name, elements });
    spans.push({ ...view.project.heading, role: 'stated' });
  }
  if (lacking.length === 0) return;
  yield { message: missingElements(lacking), projects: lacking.map(({ ordinal }) => ordinal), spans };
}

function elementsMissing(context: RuleContext, view: ProjectView): Element[] {
  const budget = ownFacts(view, 'budget', 'adjusted-budget');
  const elements: Element[] = [];
  if (!statesBasis(context, view)) elements.push('basis');
  if (budget.length === 0) elements.push('budget');
  if (ownFacts(view, 'spent').length === 0) elements.push('spent');
  const isAboveZero = budget.some(({ quantity }) => quantity.value === null || !isZero(quantity.value));
  if (isAboveZero && ownFacts(view, 'execution-rate').length === 0) elements.push('rate');
  return elements;
}
