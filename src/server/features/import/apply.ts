import { and, eq } from 'drizzle-orm';
import { figuresOf } from '#contract/figures-shown.ts';
import type { FundsFigures } from '#contract/funds.ts';
import type { ImportedProject, ImportHindrance } from '#contract/import.ts';
import type { Bilingual } from '#core/finding.ts';
import type { ProjectValue, RowValue } from '#core/import/proposal.ts';
import { projectKinds } from '#core/ledger/project.ts';
import type { NormBook } from '#core/norm-book.ts';
import { storedSummary } from '#server/features/funds/index.ts';
import { applyDocument, applyFinding, applyPart, findByName, makeProject } from '#server/features/import/apply-basis.ts';
import { Hindrance, type Applied, type ApplyContext } from '#server/features/import/apply-context.ts';
import { applyBudget, applyEntry } from '#server/features/import/apply-funds.ts';
import { applyRecord } from '#server/features/import/apply-record.ts';
import { applyIndicator, applyNarrative, confirmRate } from '#server/features/import/apply-results.ts';
import { messages } from '#server/features/import/messages.ts';
import { findProposal, readEarlier, readRows, valueOf, type ProposalRecord, type ProposalRowRecord } from '#server/features/import/store.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Database, Transaction } from '#server/platform/database/handles.ts';
import { databaseErrorOf } from '#server/platform/database/open-database.ts';
import { problemOfStore } from '#server/platform/database/refusals.ts';
import { narrative } from '#server/platform/database/schema/ledger.ts';
import { importProposal, importRow } from '#server/platform/database/schema/records.ts';
import { fill } from '#server/platform/messages.ts';
import { checkYear } from '#server/features/findings/index.ts';
import { Problem } from '#server/platform/problem.ts';

export type ApplyOptions = {
  readonly departmentId: string;
  readonly importId: string;
  readonly norms: NormBook;
  readonly actor: Actor;
  readonly now: () => Date;
  /** Told before each project; throws to stop between two. */
  readonly report?: (done: number, total: number, message: string) => Promise<void>;
};

/**
 * Puts what was decided into the ledger, each project in one transaction, and answers what became of each. A row that is
 * in the ledger is left alone, so that doing it again changes nothing and later decisions are carried on with.
 */
export async function applyProposal(database: Database, options: ApplyOptions): Promise<readonly ImportedProject[]> {
  const { departmentId, importId, report } = options;
  const groups = await groupsOf(database, departmentId, importId);
  const results: ImportedProject[] = [];
  for (const [index, group] of groups.entries()) {
    await report?.(index, groups.length, group.name);
    results.push(await database.transaction((tx) => applyGroup(tx, group, options)));
  }
  await report?.(groups.length, groups.length, '');
  const [year] = new Set(groups.map(({ proposal }) => proposal.year));
  // The rules look at what now stands in the ledger, between projects as well.
  if (year !== undefined) await database.transaction((tx) => checkYear(tx, { departmentId, year, norms: options.norms, actor: options.actor, at: options.now() }));
  await closeWhenDone(database, options);
  return results;
}

/** What applying would do: done and taken back, project by project. */
export async function previewProposal(database: Database, options: ApplyOptions, projectOrdinal: number | null): Promise<readonly ImportedProject[]> {
  const groups = await groupsOf(database, options.departmentId, options.importId);
  const results: ImportedProject[] = [];
  for (const group of groups.filter(({ ordinal }) => projectOrdinal === null || ordinal === projectOrdinal)) {
    try {
      await database.transaction(async (tx) => { throw new TakenBack(await applyGroup(tx, group, options)); });
    } catch (thrown) {
      if (!(thrown instanceof TakenBack)) throw thrown;
      results.push(thrown.result);
    }
  }
  return results;
}

class TakenBack extends Error {
  readonly result: ImportedProject;

  constructor(result: ImportedProject) {
    super('taken back');
    this.result = result;
  }
}

type Group = { readonly ordinal: number; readonly name: string; readonly proposal: ProposalRecord };

async function groupsOf({ orm }: Database, departmentId: string, importId: string): Promise<readonly Group[]> {
  const proposal = await findProposal(orm, departmentId, importId);
  if (proposal === null) throw new Problem(404, 'not-found', messages.importNotFound);
  const rows = await readRows(orm, departmentId, importId);
  const names = new Map<number, string>();
  for (const row of rows) {
    const { projectOrdinal, target, label } = row;
    const value = valueOf(row);
    const name = target === 'project' ? label : value.kind === 'record' ? value.fields['project'] ?? proposal.name : proposal.name;
    if (target !== 'bad-row' && (!names.has(projectOrdinal) || target === 'project')) names.set(projectOrdinal, name);
  }
  return [...names].map(([ordinal, name]) => ({ ordinal, name, proposal }));
}

async function applyGroup(tx: Transaction, { ordinal, name, proposal }: Group, options: ApplyOptions): Promise<ImportedProject> {
  const { departmentId, importId, norms, actor } = options;
  const at = options.now();
  const rows = await tx.select().from(importRow).where(and(eq(importRow.departmentId, departmentId), eq(importRow.proposalId, importId), eq(importRow.projectOrdinal, ordinal))).orderBy(importRow.ordinal).for('update');
  const waiting = rows.filter(({ decision, target }) => decision === 'pending' && target !== 'bad-row').length;
  const todo = rows.filter(({ decision, appliedId }) => (decision === 'accepted' || decision === 'changed') && appliedId === null);
  const head = rows.find(({ target }) => target === 'project');
  const places = await placesOf(tx, departmentId, proposal, rows);
  const hindrances: ImportHindrance[] = [];
  const made: Record<string, number> = {};
  const mark = async (row: ProposalRowRecord, applied: Applied): Promise<void> => {
    places.set(row.rowKey, applied);
    made[row.target] = (made[row.target] ?? 0) + 1;
    await tx.update(importRow).set({ appliedType: applied.type, appliedId: applied.id }).where(and(eq(importRow.departmentId, departmentId), eq(importRow.id, row.id)));
  };
  const hinder = (row: ProposalRowRecord, { code, messages: texts }: { readonly code: string; readonly messages: Bilingual }): void => { hindrances.push({ rowId: row.id, key: row.rowKey, label: row.label, code, messages: texts }); };

  const place = await projectOf(tx, proposal, head, rows[0], ordinal, actor, at);
  const before = place === null || place.isNew ? null : figuresOf(await storedSummary(tx, departmentId, place.id));
  const isRecord = head !== undefined && valueOf(head).kind === 'record';
  if (place !== null && head !== undefined && !isRecord && todo.includes(head)) await mark(head, { type: 'project', id: place.id });
  let count = place?.isNew === true ? 1 : 0;
  for (const row of todo) {
    if (row === head && !isRecord) continue;
    try {
      // What fails in the store is taken back alone.
      const applied = await tx.transaction((inner) => applyRow(inner, row, place, { proposal, norms, actor, at, placeOf: (key) => places.get(key) ?? null }));
      await mark(row, applied);
      count += 1;
    } catch (thrown) {
      const stored = databaseErrorOf(thrown);
      const known = thrown instanceof Hindrance || thrown instanceof Problem ? thrown : stored === null ? null : problemOfStore(stored);
      if (known === null) throw thrown;
      hinder(row, known);
    }
  }
  if (place !== null && count > 0) await settle(tx, rows, place, { proposal, norms, actor, at, placeOf: (key) => places.get(key) ?? null });
  if (count > 0) await recordChange(tx, { departmentId, actor, act: 'import.apply', subject: { type: 'import', id: importId }, after: { projectOrdinal: ordinal, projectId: place?.id ?? null, made, hindrances: hindrances.length }, at });
  const after: FundsFigures | null = place === null ? null : figuresOf(await storedSummary(tx, departmentId, place.id));
  return { projectOrdinal: ordinal, projectId: place?.id ?? null, name, before, after, made, waiting, hindrances };
}

type Place = { readonly id: string; readonly kind: string; readonly isNew: boolean };
type Around = Pick<ApplyContext, 'proposal' | 'norms' | 'actor' | 'at' | 'placeOf'>;

/** The project of a group: the one of its row, or made of it where the row was accepted; null for the paper as a whole and where nothing is there yet. */
async function projectOf(tx: Transaction, proposal: ProposalRecord, head: ProposalRowRecord | undefined, first: ProposalRowRecord | undefined, ordinal: number, actor: Actor, at: Date): Promise<Place | null> {
  const { departmentId, year } = proposal;
  if (head === undefined) {
    // Rows of a template name a project that is there already.
    const name = first === undefined ? null : valueOf(first);
    const there = name?.kind === 'record' ? await findByName(tx, { departmentId, year }, '', name.fields['project'] ?? '') : null;
    return there === null ? null : { ...there, isNew: false };
  }
  const value = projectValueOf(valueOf(head), ordinal);
  const prefix = head.rowKey.slice(0, -'/project'.length);
  const there = await findByName(tx, { departmentId, year }, prefix, value.name, value.id);
  if (there !== null) return { ...there, isNew: false };
  if (head.decision !== 'accepted' && head.decision !== 'changed') return null;
  return { id: await makeProject(tx, { departmentId, year }, prefix, value, actor, at), kind: value.projectKind, isNew: true };
}

/** A project as a paper or a row of a template gives it. */
function projectValueOf(value: RowValue, ordinal: number): ProjectValue & { readonly id: string | null } {
  if (value.kind === 'project') return { ...value, ordinal: Math.max(1, value.ordinal), id: null };
  if (value.kind !== 'record' || value.record !== 'projects') throw new Error(`a row of kind ${value.kind} is no project`);
  const { fields } = value;
  return { kind: 'project', name: fields['name'] ?? '', ordinal: Number(fields['ordinal'] ?? ordinal), projectKind: projectKinds.find((kind) => kind === fields['kind']) ?? '本级', id: fields['id'] ?? null };
}

async function applyRow(tx: Transaction, row: ProposalRowRecord, place: Place | null, around: Around): Promise<Applied> {
  const value: RowValue = valueOf(row);
  const { departmentId, year, checkId } = around.proposal;
  if (value.kind === 'finding') {
    if (place === null && row.projectOrdinal > 0) throw new Hindrance('project-first', messages.projectFirst);
    return applyFinding(tx, { departmentId, year, projectId: place?.id ?? null, checkId }, value, around.actor, around.at);
  }
  if (place === null) throw value.kind === 'record' ? new Hindrance('project-unknown', fill(messages.projectUnknown, { name: value.fields['project'] ?? '' })) : new Hindrance('project-first', messages.projectFirst);
  const context = contextOf(tx, place, around);
  switch (value.kind) {
    case 'project': return { type: 'project', id: place.id };
    case 'document': return applyDocument(context, value);
    case 'part': return applyPart(context, value);
    case 'budget': return applyBudget(context, value, row);
    case 'entry': return applyEntry(context, value, row);
    case 'indicator': return applyIndicator(context, value, row.rowKey);
    case 'narrative': return applyNarrative(context, value);
    case 'stated-rate': return confirmRate(context, value);
    case 'record': return applyRecord(context, value, row);
    case 'bad-row': throw new Hindrance('bad-row', messages.badRow);
  }
}

function contextOf(tx: Transaction, place: Place, around: Around): ApplyContext {
  return { ...around, tx, departmentId: around.proposal.departmentId, projectId: place.id, source: place.kind === '上级转移支付' ? '上级转移支付' : '本级' };
}

/** After later decisions: the total is what the parts leave of it again, and the narrative shows the figures that are now in the ledger. */
async function settle(tx: Transaction, rows: readonly ProposalRowRecord[], place: Place, around: Around): Promise<void> {
  const context = contextOf(tx, place, around);
  for (const row of rows) {
    const value = valueOf(row);
    const there = context.placeOf(row.rowKey);
    if (there === null || row.decision === 'pending' || row.decision === 'refused') continue;
    if (value.kind === 'entry' && value.whole) {
      const applied = await tx.transaction((inner) => applyEntry({ ...context, tx: inner }, value, row)).catch((thrown: unknown) => { if (thrown instanceof Hindrance) return there; throw thrown; });
      if (applied.id !== there.id) await tx.update(importRow).set({ appliedType: applied.type, appliedId: applied.id }).where(and(eq(importRow.departmentId, row.departmentId), eq(importRow.id, row.id)));
    }
    // A narrative that a person has rewritten since is theirs.
    if (value.kind === 'narrative' && row.appliedId !== null && await isUntouched(tx, row, there.id)) await applyNarrative(context, value);
  }
}

async function isUntouched(tx: Transaction, row: ProposalRowRecord, narrativeId: string): Promise<boolean> {
  const value = valueOf(row);
  const [stored] = await tx.select({ content: narrative.content }).from(narrative).where(and(eq(narrative.departmentId, row.departmentId), eq(narrative.id, narrativeId)));
  if (stored === undefined || value.kind !== 'narrative') return false;
  // Written by the import: the same words between the figures.
  const words = (pieces: readonly { readonly kind: string; readonly text?: string; readonly printed?: string }[]): string => pieces.map((piece) => (piece.kind === 'text' ? piece.text ?? '' : '')).join('');
  const printed = value.pieces.flatMap((piece) => (piece.kind === 'fact' ? [piece.printed] : []));
  const without = (text: string): string => printed.reduce((rest, each) => rest.replace(each, ''), text);
  return without(words(stored.content)) === without(words(value.pieces));
}

/** Where rows of these keys went: in this proposal, else in an earlier one. */
async function placesOf(tx: Transaction, departmentId: string, proposal: ProposalRecord, rows: readonly ProposalRowRecord[]): Promise<Map<string, Applied>> {
  const places = new Map<string, Applied>();
  const add = ({ rowKey, appliedType, appliedId }: ProposalRowRecord): void => { if (appliedId !== null && appliedType !== null) places.set(rowKey, { type: appliedType as Applied['type'], id: appliedId }); };
  for (const row of (await readEarlier(tx, departmentId, proposal.year)).values()) add(row);
  for (const row of rows) add(row);
  return places;
}

/** A proposal with nothing left to decide or to apply is done. */
async function closeWhenDone(database: Database, { departmentId, importId, now }: ApplyOptions): Promise<void> {
  const rows = await readRows(database.orm, departmentId, importId);
  if (rows.some(({ decision, appliedId, target }) => target !== 'bad-row' && (decision === 'pending' || (decision !== 'refused' && appliedId === null)))) return;
  await database.orm.update(importProposal).set({ state: 'applied', updatedAt: now() }).where(and(eq(importProposal.departmentId, departmentId), eq(importProposal.id, importId), eq(importProposal.state, 'open')));
}
