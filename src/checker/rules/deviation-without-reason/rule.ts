import { compareDecimals, parseDecimal, plainDecimal } from '#core/decimal.ts';
import { valueAt } from '#core/norm-book.ts';
import { inProject, normDay } from '#checker/rules/claim-findings.ts';
import { placesOf, resultOf } from '#checker/rules/indicator-result.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import type { SelfEvaluationForm } from '#checker/structure/structure.ts';
import { lowRateWithoutReason, missedWithoutReason } from '#checker/rules/deviation-without-reason/messages.ts';

/** A missed target, or an execution rate below the line, in a form whose column for reasons is empty there. */
export const rule = {
  id: 'deviation-without-reason',
  family: 'reasons',
  title: { zh: '自评表有偏差未写原因', en: 'Deviation in a form without its reason' },
  check,
} satisfies Rule;

const reasonHead = /偏差原因|未完成原因|原因分析/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const form of context.structure.forms) {
    const rate = lowRate(context, form);
    if (rate !== null) yield rate;
    // A form without the column has its reasons elsewhere.
    if (!reasonHead.test(text.slice(form.start, form.end))) continue;
    for (const indicator of form.indicators) {
      const { target, value } = indicator.spans;
      if (indicator.reason !== null && !/^[-—–\/无]+$/.test(indicator.reason)) continue;
      if (target === null || value === null || resultOf(context, indicator)?.isMissed !== true) continue;
      yield {
        message: missedWithoutReason(inProject(context, form.project), indicator.name, text.slice(target.start, target.end), text.slice(value.start, value.end)),
        projects: [form.project],
        spans: placesOf(indicator),
      };
    }
  }
}

/** Only forms that have a column for reasons beside the rate; a reason anywhere in the form's problems counts. */
function lowRate(context: RuleContext, form: SelfEvaluationForm): RuleFinding | null {
  const { text } = context.folded;
  const total = form.funds.find((row) => row.kind === 'total');
  const day = normDay(context);
  const line = day === null ? null : valueAt(context.norms, 'reason-required-below', day, '');
  if (total === undefined || total.rate === null || total.reason !== null || line === null) return null;
  const isAsked = form.funds.some((row) => row.reason !== null) || /执行率[^\n]{0,40}原因/.test(text.slice(form.start, total.start));
  const printed = text.slice(total.rate.start, total.rate.end);
  const rate = parseDecimal(printed.replace(/%$/, ''));
  if (!isAsked || form.problems !== null || rate === null || !printed.endsWith('%') || compareDecimals(rate, line.value) >= 0) return null;
  return {
    message: lowRateWithoutReason(inProject(context, form.project), printed, plainDecimal(line.value)),
    projects: [form.project],
    spans: [{ ...total.rate, role: 'stated' }],
    stated: plainDecimal(rate),
  };
}
