import { groupedDecimal } from '#core/decimal.ts';
import { lineOfLowRates, lowRate, percentOf } from '#checker/rules/low-rate.ts';
import { lowWithoutReason } from '#checker/rules/low-rate-without-reason/messages.ts';
import { givesReasonForMoney } from '#checker/rules/missed-target.ts';
import { placeOfFact, projectViews } from '#checker/rules/project-view.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';

/** An execution rate under the line at which a reason is due, in a project that gives none; late money is one. */
export const rule = {
  id: 'low-rate-without-reason',
  family: 'reasons',
  title: { zh: '执行率偏低，未说明原因', en: 'A low execution rate without a reason' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { line, isNorm } = lineOfLowRates(context);
  for (const view of projectViews(context)) {
    const rate = lowRate(context, view);
    if (rate === null || givesReasonForMoney(context, view)) continue;
    yield {
      message: lowWithoutReason(percentOf(rate), isNorm ? `${groupedDecimal(line)}%` : null),
      projects: [view.project.ordinal],
      spans: placeOfFact(rate, 'stated'),
    };
  }
}
