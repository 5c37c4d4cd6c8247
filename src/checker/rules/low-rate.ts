import { compareDecimals, groupedDecimal, wholeNumber, type Decimal } from '#core/decimal.ts';
import type { Fact } from '#core/fact.ts';
import { valueAt } from '#core/norm-book.ts';
import { ownFacts, type ProjectView } from '#checker/rules/project-view.ts';
import type { RuleContext } from '#checker/rules/rule.ts';

/** A rate that leaves more than half of the money unspent is low wherever the book has no line. */
const plainlyLow = wholeNumber(50);

/** The line under which an execution rate needs a reason, on the last day of the report's year. */
export function lineOfLowRates(context: RuleContext): { readonly line: Decimal; readonly isNorm: boolean } {
  const { year } = context.structure;
  const norm = year === null ? null : valueAt(context.norms, 'reason-required-below', `${year}-12-31`, '');
  return norm === null ? { line: plainlyLow, isNorm: false } : { line: norm.value, isNorm: true };
}

/** The project's own execution rate, where it is below the line; a missing or malformed one is not. */
export function lowRate(context: RuleContext, view: ProjectView): Fact | null {
  const { line } = lineOfLowRates(context);
  return ownFacts(view, 'execution-rate').find(({ quantity }) => quantity.value !== null && compareDecimals(quantity.value, line) < 0) ?? null;
}

/** `40.9%` */
export function percentOf(fact: Fact): string {
  return fact.quantity.value === null ? '' : `${groupedDecimal(fact.quantity.value)}%`;
}
