import { equalDecimals } from '#core/decimal.ts';
import { ownFacts, placeOfFact, projectViews } from '#checker/rules/project-view.ts';
import { plannedDiffers } from '#checker/rules/planned-differs-from-budget/messages.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';

/** 计划支出 that is not 年度预算, in a project that has no word on why: adjusted, cut, added to, issued late. */
export const rule = {
  id: 'planned-differs-from-budget',
  family: 'parts',
  title: { zh: '计划支出与年度预算不同', en: 'Planned spending is not the budget' },
  check,
} satisfies Rule;

const why = /因(?!此|素)|由于|原因|调整|调剂|追加|压减|核减|调减|调增|收回|下达|批复|结转|分年度|分期/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  for (const view of projectViews(context)) {
    const [planned] = ownFacts(view, 'planned');
    const budgets = ownFacts(view, 'budget', 'adjusted-budget');
    const [budget] = budgets;
    const amount = planned?.quantity.value;
    if (planned === undefined || budget === undefined || amount === null || amount === undefined) continue;
    if (budgets.some(({ quantity }) => quantity.value === null || equalDecimals(quantity.value, amount))) continue;
    if (why.test(context.folded.text.slice(view.project.heading.end, view.project.end))) continue;
    const spans = [...placeOfFact(planned, 'stated'), ...placeOfFact(budget, 'basis')];
    const words = spans.map(({ start, end }) => context.folded.text.slice(start, end));
    yield { message: plannedDiffers(words[0] ?? '', words[1] ?? ''), projects: [view.project.ordinal], spans };
  }
}
