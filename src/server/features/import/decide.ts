import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { ChangedValue, RowDecision } from '#contract/import.ts';
import type { Certainty, RowValue } from '#core/import/proposal.ts';
import type { DatePrecision } from '#core/ledger/funds.ts';
import { messages } from '#server/features/import/messages.ts';
import { valueOf, type ProposalRowRecord } from '#server/features/import/store.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
import { importRow } from '#server/platform/database/schema/records.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';

/** Takes down what a person decides of a row; answers the row as it stands where somebody was faster. */
export async function decideRow(
  tx: Transaction, place: { readonly departmentId: string; readonly importId: string; readonly rowId: string }, version: number, given: RowDecision, actor: Actor, at: Date,
): Promise<ProposalRowRecord | { readonly stale: ProposalRowRecord }> {
  const { departmentId, importId, rowId } = place;
  const which = and(eq(importRow.departmentId, departmentId), eq(importRow.proposalId, importId), eq(importRow.id, rowId));
  const [before] = await tx.select().from(importRow).where(which).for('update');
  if (before === undefined) throw new Problem(404, 'not-found', messages.rowNotFound);
  if (before.version !== version) return { stale: before };
  if (before.appliedId !== null) throw new Problem(409, 'row-applied', messages.rowApplied);
  const decidedValue = given.decision === 'changed' ? changed(before, given) : null;
  if (before.target === 'bad-row' && given.decision !== 'refused') throw new Problem(422, 'bad-row', messages.badRow);
  if (given.decision === 'accepted' && !isComplete(before.value as RowValue, before.certainty)) throw new Problem(422, 'figure-needed', messages.figureNeeded);
  const isDecided = given.decision !== 'pending';
  const [row] = await tx.update(importRow).set({
    decision: given.decision, decidedValue, voucher: given.voucher, note: given.note, decidedBy: isDecided ? actor.accountId : null, decidedAt: isDecided ? at : null, version: version + 1,
  }).where(which).returning();
  if (row === undefined) throw new Error('a row updated is not returned');
  await recordChange(tx, {
    departmentId, actor, act: `import.row.${given.decision}`, subject: { type: 'import-row', id: rowId }, at, reason: given.note,
    before: { decision: before.decision, value: valueOf(before) }, after: { key: before.rowKey, decision: given.decision, value: valueOf(row), voucher: given.voucher },
  });
  return row;
}

/** Accepts every row that waits and may be taken as it stands: the certain ones, or all that have a value. */
export async function acceptRows(tx: Transaction, departmentId: string, importId: string, which: 'certain' | 'all', projectOrdinal: number | undefined, actor: Actor, at: Date): Promise<number> {
  const levels: readonly Certainty[] = which === 'certain' ? ['certain'] : ['certain', 'uncertain', 'wording'];
  const rows = await tx.update(importRow).set({ decision: 'accepted', decidedBy: actor.accountId, decidedAt: at, version: sql`${importRow.version} + 1` }).where(and(
    eq(importRow.departmentId, departmentId), eq(importRow.proposalId, importId), eq(importRow.decision, 'pending'), isNull(importRow.appliedId), inArray(importRow.certainty, [...levels]),
    // What has no amount waits for one; a stated rate that the figures do not bear out is for a person alone.
    sql`not (${importRow.value} ? 'yuan' and ${importRow.value} ->> 'yuan' is null)`, sql`not (${importRow.target} = 'stated-rate' and ${importRow.certainty} <> 'certain')`, sql`${importRow.target} <> 'bad-row'`,
    projectOrdinal === undefined ? undefined : eq(importRow.projectOrdinal, projectOrdinal),
  )).returning({ id: importRow.id });
  if (rows.length > 0) await recordChange(tx, { departmentId, actor, act: 'import.accept', subject: { type: 'import', id: importId }, after: { which, projectOrdinal: projectOrdinal ?? null, rows: rows.length }, at });
  return rows.length;
}

function isComplete(value: RowValue, certainty: Certainty): boolean {
  if (certainty === 'malformed') return false;
  return !('yuan' in value) || value.yuan !== null;
}

/** The value with a person's in its place. */
function changed(row: ProposalRowRecord, { value: given, voucher, note }: RowDecision): RowValue {
  const value = row.value as RowValue;
  if (given === undefined || Object.keys(given).length === 0) throw new Problem(422, 'value-needed', messages.valueNeeded);
  const allowed = fieldsOf(value);
  const strange = Object.keys(given).filter((field) => !allowed.some((each) => each === field));
  if (strange.length > 0) throw new Problem(422, 'value-not-fitting', fill(messages.valueNotFitting, { fields: strange.join(', ') }));
  if ((value.kind === 'entry' || value.kind === 'budget') && (voucher === null || note === null)) throw new Problem(422, 'voucher-needed', messages.voucherNeeded);
  const merged = merge(value, given);
  if ('yuan' in merged && merged.yuan === null) throw new Problem(422, 'figure-needed', messages.figureNeeded);
  return merged;
}

function fieldsOf(value: RowValue): readonly (keyof ChangedValue)[] {
  switch (value.kind) {
    case 'entry': return ['yuan', 'occurredOn', 'datePrecision'];
    case 'budget': return ['yuan'];
    case 'project': case 'part': return ['name'];
    case 'indicator': return ['name', 'level1', 'level2', 'unit', 'value'];
    case 'narrative': return ['text'];
    case 'document': case 'stated-rate': case 'finding': case 'record': case 'bad-row': return [];
  }
}

function merge(value: RowValue, given: ChangedValue): RowValue {
  const { text, ...fields } = given;
  if (value.kind === 'narrative') return { ...value, pieces: text === undefined ? value.pieces : [{ kind: 'text', text }] };
  if (value.kind === 'entry') {
    const occurredOn = fields.occurredOn === undefined ? value.occurredOn : fields.occurredOn;
    return { ...value, yuan: fields.yuan ?? value.yuan, occurredOn, datePrecision: precisionOf(occurredOn, fields.datePrecision ?? (fields.occurredOn === undefined ? value.datePrecision : 'day')) };
  }
  if (value.kind === 'indicator') return { ...value, ...definedOf(fields), valueText: fields.value === undefined ? value.valueText : null };
  return { ...value, ...definedOf(fields) };
}

/** A day has a precision, and no day has none. */
function precisionOf(occurredOn: string | null, precision: DatePrecision): DatePrecision {
  if (occurredOn === null) return 'none';
  return precision === 'none' ? 'day' : precision;
}

function definedOf<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
