import type pg from 'pg';
import type { Bilingual } from '#core/finding.ts';
import { messages } from '#server/platform/database/messages.ts';
import { Problem } from '#server/platform/problem.ts';

/** What a constraint of the store means to the person who ran into it: one place for all of them. */
const byConstraint: Readonly<Record<string, readonly [status: number, code: string, texts: Bilingual]>> = {
  project_weights_hold: [422, 'weights-do-not-add-up', messages.weightsDoNotAddUp],
  fund_entry_needs_budget: [422, 'no-budget-version', messages.noBudgetVersion],
  fund_entry_unchangeable: [409, 'entry-unchangeable', messages.entryUnchangeable],
  fund_entry_stays_voided: [409, 'entry-stays-voided', messages.entryStaysVoided],
  fund_entry_not_negative: [422, 'negative-amount', messages.negativeAmount],
  budget_not_negative: [422, 'negative-amount', messages.negativeAmount],
  fund_entry_dated: [422, 'date-and-precision', messages.dateAndPrecision],
  fund_entry_mark_has_reason: [422, 'mark-needs-reason', messages.markNeedsReason],
  project_name_not_empty: [422, 'name-empty', messages.nameEmpty],
  project_period_in_order: [422, 'period-order', messages.periodOrder],
  project_document_named: [422, 'document-unnamed', messages.documentUnnamed],
  indicator_target_given: [422, 'target-missing', messages.targetMissing],
  indicator_range_in_order: [422, 'range-order', messages.rangeOrder],
  indicator_weight_in_range: [422, 'weight-range', messages.weightRange],
  indicator_result_denominator: [422, 'zero-denominator', messages.zeroDenominator],
};

/** The refusal that an error of the store means; null where it is a defect of ours. */
export function problemOfStore(error: pg.DatabaseError): Problem | null {
  const known = error.constraint === undefined ? undefined : byConstraint[error.constraint];
  if (known !== undefined) return new Problem(...known);
  switch (error.code) {
    case '23505': return new Problem(409, 'already-exists', messages.alreadyExists);
    case '23503': return new Problem(422, 'unknown-reference', messages.unknownReference);
    case '22003': return new Problem(422, 'out-of-range', messages.outOfRange);
    case '22021': case '22P05': return new Problem(422, 'invalid-text', messages.invalidText);
    case '22P02': case '22007': case '22008': return new Problem(422, 'invalid-value', messages.invalidValue);
    case '53300': case '57P03': return new Problem(503, 'store-busy', messages.storeBusy, {}, { 'retry-after': '2' });
    case '57P01': return new Problem(503, 'store-stopping', messages.storeBusy, {}, { 'retry-after': '2' });
    default: return null;
  }
}
