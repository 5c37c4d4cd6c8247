import { and, eq, sql } from 'drizzle-orm';
import type { EntryChange, NewRound } from '#contract/monitoring.ts';
import { formatDecimal, parseDecimal, type Decimal } from '#core/decimal.ts';
import type { ProjectRecord } from '#core/ledger/department-year.ts';
import { followUps } from '#core/monitoring/follow-up.ts';
import type { NormBook } from '#core/norm-book.ts';
import type { Bilingual } from '#core/finding.ts';
import { figuresAt, type MonitoredFigures } from '#server/features/monitoring/figures.ts';
import { messages } from '#server/features/monitoring/messages.ts';
import { findEntry, type EntryRow, type RoundRow } from '#server/features/monitoring/store.ts';
import { readLedger } from '#server/features/projects/index.ts';
import { closeTasks, openTask, todayOf } from '#server/features/tasks/index.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
import { budgetYear } from '#server/platform/database/schema/organisation.ts';
import { monitoringEntry, monitoringRound } from '#server/platform/database/schema/results.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';

export type MonitoringContext = { readonly departmentId: string; readonly place: string; readonly norms: NormBook; readonly actor: Actor; readonly at: Date };

/** Opens a round: an entry for every project of the year, filled from the ledger as of the cut-off, with a task for whoever reports. */
export async function openRound(tx: Transaction, context: MonitoringContext, year: number, given: NewRound): Promise<RoundRow> {
  const { departmentId, actor, at } = context;
  await requireOpenYear(tx, departmentId, year);
  if (!given.cutOff.startsWith(`${year}-`)) throw new Problem(422, 'cut-off-outside-year', fill(messages.cutOffOutside, { year }));
  if (given.dueOn !== null && given.dueOn < given.cutOff) throw new Problem(422, 'due-before-cut-off', messages.dueBeforeCutOff);
  const [round] = await tx.insert(monitoringRound).values({ departmentId, id: newId(at.getTime()), year, ...given, createdAt: at, updatedAt: at }).returning();
  if (round === undefined) throw new Error('a row inserted is not returned');
  const ledger = await readLedger(tx, departmentId, year);
  for (const record of ledger?.projects ?? []) {
    const figures = figuresAt(record, round.cutOff, { completionPercent: null, unreachable: [] }, context.norms, context.place);
    await tx.insert(monitoringEntry).values({ departmentId, id: newId(at.getTime()), roundId: round.id, projectId: record.project.id, ...stored(figures), createdAt: at, updatedAt: at });
    await openTask(tx, {
      departmentId, year, projectId: record.project.id, kind: 'report-monitoring', permission: 'monitoring.write', dueOn: round.dueOn, values: { round: round.name, roundId: round.id },
    }, at);
    await warn(tx, context, round, record.project.id, figures);
  }
  await recordChange(tx, { departmentId, actor, act: 'monitoring.round.open', subject: { type: 'monitoring-round', id: round.id }, after: { ...given, year, projects: ledger?.projects.length ?? 0 }, at });
  return round;
}

async function requireOpenYear(tx: Transaction, departmentId: string, year: number): Promise<void> {
  const [row] = await tx.select({ state: budgetYear.state }).from(budgetYear).where(and(eq(budgetYear.departmentId, departmentId), eq(budgetYear.year, year))).for('update');
  if (row === undefined) throw new Problem(404, 'not-found', fill(messages.yearNotFound, { year }));
  if (row.state === 'closed') throw new Problem(409, 'year-closed', fill(messages.yearClosed, { year }));
}

function stored(figures: MonitoredFigures) {
  const { completionPercent, ...rest } = figures;
  return { ...rest, completionPercent: completionPercent === null ? null : formatDecimal(completionPercent) };
}

/** A light that is not green asks for an answer. */
async function warn(tx: Transaction, { departmentId, norms, place, at }: MonitoringContext, round: RoundRow, projectId: string, figures: MonitoredFigures): Promise<void> {
  await closeTasks(tx, { departmentId, projectId, kinds: ['answer-warning'], values: { roundId: round.id } }, 'dropped', at);
  if (figures.light === 'green') return;
  const due = followUps({ light: figures.light, causes: figures.causes.map((cause) => ({ ...cause, norm: null })) }, norms, todayOf(at), place).find(({ kind }) => kind === 'answer-warning');
  await openTask(tx, {
    departmentId, year: round.year, projectId, kind: 'answer-warning', permission: 'monitoring.write', dueOn: due?.dueOn ?? round.dueOn, values: { round: round.name, roundId: round.id, light: figures.light },
  }, at);
}

/** Fills the entries that are not submitted from the ledger anew. */
export async function refreshRound(tx: Transaction, context: MonitoringContext, round: RoundRow): Promise<number> {
  const { departmentId, actor, at } = context;
  if (round.state === 'closed') throw new Problem(409, 'round-closed', messages.roundClosed);
  await requireOpenYear(tx, departmentId, round.year);
  const ledger = await readLedger(tx, departmentId, round.year);
  const rows = await tx.select().from(monitoringEntry).where(and(eq(monitoringEntry.departmentId, departmentId), eq(monitoringEntry.roundId, round.id))).for('update');
  let refreshed = 0;
  for (const record of ledger?.projects ?? []) {
    const row = rows.find(({ projectId }) => projectId === record.project.id);
    if (row?.state === 'submitted' || row?.state === 'accepted') continue;
    refreshed += 1;
    const figures = figuresAt(record, round.cutOff, statedOf(row), context.norms, context.place);
    if (row === undefined) {
      await tx.insert(monitoringEntry).values({ departmentId, id: newId(at.getTime()), roundId: round.id, projectId: record.project.id, ...stored(figures), createdAt: at, updatedAt: at });
      await openTask(tx, { departmentId, year: round.year, projectId: record.project.id, kind: 'report-monitoring', permission: 'monitoring.write', dueOn: round.dueOn, values: { round: round.name, roundId: round.id } }, at);
    } else {
      await tx.update(monitoringEntry).set({ ...stored(figures), updatedAt: at, version: row.version + 1 }).where(and(eq(monitoringEntry.departmentId, departmentId), eq(monitoringEntry.id, row.id)));
    }
    await warn(tx, context, round, record.project.id, figures);
  }
  await recordChange(tx, { departmentId, actor, act: 'monitoring.round.refresh', subject: { type: 'monitoring-round', id: round.id }, after: { refreshed }, at });
  return refreshed;
}

/** What was said by a person and is kept when the figures are worked out anew. */
function statedOf(row: EntryRow | undefined): { readonly completionPercent: Decimal | null; readonly unreachable: readonly string[] } {
  return { completionPercent: row === undefined || !row.completionStated || row.completionPercent === null ? null : parseDecimal(row.completionPercent), unreachable: row?.unreachable ?? [] };
}

/** What a person adds; the light is worked out anew with it. Null where somebody else was faster. */
export async function changeEntry(tx: Transaction, context: MonitoringContext, projectId: string, roundId: string, version: number, change: EntryChange): Promise<EntryRow | null> {
  const { departmentId, actor, at } = context;
  const { round, row } = await holdEntry(tx, departmentId, projectId, roundId);
  if (row.version !== version) return null;
  if (row.state === 'submitted' || row.state === 'accepted') throw new Problem(409, 'entry-not-editable', messages.notEditable);
  const unreachable = change.unreachable ?? row.unreachable;
  const record = await recordOf(tx, departmentId, round.year, projectId);
  if (unreachable.some((id) => !record.indicators.some(({ indicator: each }) => each.id === id))) throw new Problem(422, 'unknown-indicator', messages.unknownIndicator);
  const stated = { completionPercent: change.completionPercent === undefined ? statedOf(row).completionPercent : change.completionPercent === null ? null : parseDecimal(change.completionPercent), unreachable };
  const figures = figuresAt(record, round.cutOff, stated, context.norms, context.place);
  const [after] = await tx.update(monitoringEntry).set({
    ...stored(figures), unreachable, ...(change.completionPercent === undefined ? {} : { completionStated: change.completionPercent !== null }), ...(change.reason === undefined ? {} : { reason: change.reason }), ...(change.measures === undefined ? {} : { measures: change.measures }),
    ...(change.answer === undefined ? {} : { answer: change.answer }), updatedAt: at, version: row.version + 1,
  }).where(and(eq(monitoringEntry.departmentId, departmentId), eq(monitoringEntry.id, row.id))).returning();
  if (after === undefined) throw new Error('a row updated is not returned');
  if (after.light !== row.light) await warn(tx, context, round, projectId, figures);
  await recordChange(tx, { departmentId, actor, act: 'monitoring.entry.update', subject: { type: 'monitoring-entry', id: row.id }, before: said(row), after: said(after), at });
  return after;
}

function said({ completionPercent, reason, measures, answer, light, state, projectId }: EntryRow) {
  return { projectId, completionPercent, reason, measures, answer, light, state };
}

async function recordOf(tx: Transaction, departmentId: string, year: number, projectId: string): Promise<ProjectRecord> {
  const ledger = await readLedger(tx, departmentId, year, projectId);
  const record = ledger?.projects[0];
  if (record === undefined) throw new Problem(404, 'not-found', messages.entryNotFound);
  return record;
}

async function holdEntry(tx: Transaction, departmentId: string, projectId: string, roundId: string): Promise<{ readonly round: RoundRow; readonly row: EntryRow }> {
  const found = await findEntry(tx, departmentId, projectId, roundId, true);
  if (found.round.state === 'closed') throw new Problem(409, 'round-closed', messages.roundClosed);
  await requireOpenYear(tx, departmentId, found.round.year);
  return found;
}

export type EntryStep = 'submit' | 'return' | 'accept';

/** Submits, returns with a reason, or accepts what a project reported. Null where somebody else was faster. */
export async function stepEntry(tx: Transaction, context: MonitoringContext, projectId: string, roundId: string, version: number, step: EntryStep, reason: string | null): Promise<EntryRow | null> {
  const { departmentId, actor, at } = context;
  const { round, row } = await holdEntry(tx, departmentId, projectId, roundId);
  if (row.version !== version) return null;
  const isOpen = row.state === 'draft' || row.state === 'returned';
  if (step === 'submit' ? !isOpen : row.state !== 'submitted') throw new Problem(409, 'act-not-possible', messages.notPossible);
  if (step === 'submit') {
    const missing = missingOf(row);
    if (missing.length > 0) {
      const why = { zh: missing.map(({ messages: { zh } }) => zh).join(''), en: missing.map(({ messages: { en } }) => en).join(' ') };
      throw new Problem(422, 'incomplete', { zh: fill(messages.incomplete, { why: why.zh }).zh, en: fill(messages.incomplete, { why: why.en }).en }, { errors: missing });
    }
  }
  const state = step === 'submit' ? 'submitted' : step === 'return' ? 'returned' : 'accepted';
  const [after] = await tx.update(monitoringEntry).set({ state, returnedReason: step === 'return' ? reason : row.returnedReason, updatedAt: at, version: row.version + 1 })
    .where(and(eq(monitoringEntry.departmentId, departmentId), eq(monitoringEntry.id, row.id))).returning();
  if (after === undefined) throw new Error('a row updated is not returned');
  const values = { round: round.name, roundId };
  const task = { departmentId, year: round.year, projectId, values } as const;
  if (step === 'submit') {
    await closeTasks(tx, { departmentId, projectId, kinds: ['report-monitoring', 'answer-warning'], values: { roundId } }, 'done', at);
    await openTask(tx, { ...task, kind: 'review-monitoring', permission: 'monitoring.manage', dueOn: null }, at);
  } else {
    await closeTasks(tx, { departmentId, projectId, kinds: ['review-monitoring'], values: { roundId } }, 'done', at);
    if (step === 'return') await openTask(tx, { ...task, kind: 'report-monitoring', permission: 'monitoring.write', dueOn: round.dueOn }, at);
  }
  await recordChange(tx, { departmentId, actor, act: `monitoring.entry.${step}`, subject: { type: 'monitoring-entry', id: row.id }, before: said(row), after: said(after), reason, at });
  return after;
}

function missingOf(row: EntryRow): readonly { readonly path: string; readonly messages: Bilingual }[] {
  const isWarned = row.light === 'yellow' || row.light === 'red';
  const missing: { readonly path: string; readonly messages: Bilingual }[] = [];
  if (isWarned && (row.reason ?? '') === '') missing.push({ path: 'reason', messages: messages.reasonMissing });
  if (isWarned && (row.measures ?? '') === '') missing.push({ path: 'measures', messages: messages.measuresMissing });
  if (isWarned && row.answer === null) missing.push({ path: 'answer', messages: messages.answerMissing });
  return missing;
}

/** Another name or deadline, closing, opening again. Null where somebody else was faster. */
export async function changeRound(
  tx: Transaction, context: MonitoringContext, roundId: string, version: number, change: { readonly name?: string | undefined; readonly dueOn?: string | null | undefined; readonly state?: 'open' | 'closed' | undefined; readonly reason?: string | undefined },
): Promise<RoundRow | null> {
  const { departmentId, actor, at } = context;
  const which = and(eq(monitoringRound.departmentId, departmentId), eq(monitoringRound.id, roundId));
  const [before] = await tx.select().from(monitoringRound).where(which).for('update');
  if (before === undefined) throw new Problem(404, 'not-found', messages.roundNotFound);
  if (before.version !== version) return null;
  await requireOpenYear(tx, departmentId, before.year);
  if (before.state === 'closed' && change.state === 'open' && change.reason === undefined) throw new Problem(422, 'reason-missing', messages.reopeningNeedsReason);
  const dueOn = change.dueOn === undefined ? before.dueOn : change.dueOn;
  if (dueOn !== null && dueOn < before.cutOff) throw new Problem(422, 'due-before-cut-off', messages.dueBeforeCutOff);
  const [after] = await tx.update(monitoringRound).set({ name: change.name ?? before.name, dueOn, state: change.state ?? before.state, updatedAt: at, version: before.version + 1 }).where(which).returning();
  if (after === undefined) throw new Error('a row updated is not returned');
  if (after.state === 'closed' && before.state === 'open') await closeTasks(tx, { departmentId, kinds: ['report-monitoring', 'answer-warning', 'review-monitoring'], values: { roundId } }, 'dropped', at);
  if (after.state === 'open') await tx.execute(sql`update task set due_on = ${dueOn}::date where department_id = ${departmentId} and kind = 'report-monitoring' and state = 'open' and "values" @> ${JSON.stringify({ roundId })}::jsonb`);
  await recordChange(tx, {
    departmentId, actor, act: change.state === undefined ? 'monitoring.round.update' : `monitoring.round.${change.state}`, subject: { type: 'monitoring-round', id: roundId },
    before: { name: before.name, dueOn: before.dueOn, state: before.state }, after: { name: after.name, dueOn: after.dueOn, state: after.state }, reason: change.reason ?? null, at,
  });
  return after;
}
