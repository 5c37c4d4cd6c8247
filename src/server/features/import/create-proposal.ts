import type { PaperPlace } from '#core/import/paper-place.ts';
import type { ProposalRow, RowValue } from '#core/import/proposal.ts';
import { messages } from '#server/features/import/messages.ts';
import { findByContent, insertRows, readEarlier, valueOf, type NewRow, type ProposalRecord, type ProposalRowRecord } from '#server/features/import/store.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
import { importProposal } from '#server/platform/database/schema/records.ts';
import { fill } from '#server/platform/messages.ts';
import { newId } from '#server/platform/row-id.ts';

export type NewProposal = {
  readonly departmentId: string;
  readonly year: number;
  readonly name: string;
  readonly contentHash: string;
  readonly fileId: string | null;
  readonly checkId: string | null;
  readonly rows: readonly ProposalRow[];
  /** What the paper itself names. */
  readonly paper?: PaperPlace;
};

/**
 * Stores what a paper proposes; the same content again is the proposal that is there. What an earlier paper of the year
 * brought into the ledger unchanged is marked as there; what differs waits for a person.
 */
export async function createProposal(tx: Transaction, given: NewProposal, actor: Actor, at: Date): Promise<{ readonly proposal: ProposalRecord; readonly isNew: boolean }> {
  const { departmentId, year, name, contentHash, fileId, checkId } = given;
  const [inserted] = await tx.insert(importProposal).values({ departmentId, id: newId(at.getTime()), year, name, contentHash, fileId, checkId, paperDepartment: given.paper?.department ?? null, paperYear: given.paper?.year ?? null, createdAt: at, createdBy: actor.accountId, updatedAt: at }).onConflictDoNothing().returning();
  if (inserted === undefined) {
    const there = await findByContent(tx, departmentId, year, contentHash);
    if (there === null) throw new Error('a proposal that conflicts is not found');
    return { proposal: there, isNew: false };
  }
  const earlier = await readEarlier(tx, departmentId, year);
  await insertRows(tx, departmentId, inserted.id, given.rows.map((row) => comparedWith(row, earlier.get(row.key))), () => newId(at.getTime()));
  await recordChange(tx, { departmentId, actor, act: 'import.propose', subject: { type: 'import', id: inserted.id }, after: { year, name, contentHash, rows: given.rows.length }, at });
  return { proposal: inserted, isNew: true };
}

function comparedWith(row: ProposalRow, before: ProposalRowRecord | undefined): NewRow {
  if (before === undefined) return row;
  const was = valueOf(before);
  const carried = {
    decision: before.decision, decidedValue: before.decidedValue, voucher: before.voucher, note: before.note, decidedBy: before.decidedBy, decidedAt: before.decidedAt, appliedType: before.appliedType, appliedId: before.appliedId,
  };
  // The paper says what it said: what was decided of it stands.
  if (sameValue(row.value, before.value as RowValue)) return { ...row, ...carried };
  if (before.appliedId === null) return row;
  // The paper now says what a person had entered.
  if (sameValue(row.value, was)) return { ...row, ...carried, decision: 'accepted', decidedValue: null };
  if (!isFigure(row.value)) return row;
  const why = fill(messages.differsFromLedger, { before: shortly(was), after: shortly(row.value) });
  return { ...row, certainty: row.certainty === 'certain' ? 'uncertain' : row.certainty, why: row.why ?? why };
}

/** Compared without what only points into the paper. */
function sameValue(left: RowValue, right: RowValue): boolean {
  return comparable(left) === comparable(right);
}

function comparable(value: RowValue): string {
  if (value.kind === 'narrative') return JSON.stringify([value.section, value.pieces.map((piece) => (piece.kind === 'text' ? piece.text : piece.printed)).join('')]);
  if (value.kind === 'project') return JSON.stringify([value.name]);
  if (value.kind === 'finding') return JSON.stringify([value.rule, value.message.zh]);
  return canonical(value);
}

/** JSON with keys in order: the store keeps them in its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'object' && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1))) : each));
}

function isFigure(value: RowValue): boolean {
  return value.kind === 'entry' || value.kind === 'budget' || value.kind === 'indicator';
}

function shortly(value: RowValue): string {
  if (value.kind === 'entry' || value.kind === 'budget') return value.yuan === null ? '—' : fill(messages.yuan, { amount: value.yuan }).zh;
  return value.kind === 'indicator' ? `${value.value ?? value.valueText ?? '—'}${value.unit ?? ''}` : value.kind;
}
