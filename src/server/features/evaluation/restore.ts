import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Restored } from '#contract/evaluation.ts';
import { findAct } from '#core/life-cycle/acts.ts';
import { stateNames } from '#core/life-cycle/states.ts';
import { messages } from '#server/features/evaluation/messages.ts';
import { readProjectRows, recordTables, textOf, type ProjectRows, type Row } from '#server/features/evaluation/record.ts';
import { contentDifferences, findSnapshot, isIntact, takeProjectSnapshot } from '#server/features/evaluation/snapshots.ts';
import { inBoth, versionOf, type StepRequest } from '#server/features/evaluation/steps.ts';
import { holdProject, recordTransition } from '#server/features/evaluation/substance.ts';
import { rescore } from '#server/features/indicators/index.ts';
import { recordChange } from '#server/platform/audit/record-change.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
import { narrative, projectDocument, projectPart } from '#server/platform/database/schema/ledger.ts';
import { indicator, indicatorResult } from '#server/platform/database/schema/results.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';

/** What of the project row itself a version brings back; who is in charge of it stays as it is. */
const restoredColumns = ['name', 'code', 'unit_code', 'kind', 'mechanism', 'functional_code', 'economic_code', 'period_from', 'period_until', 'total_amount_fen', 'execution_weight_hundredths', 'note'] as const;
const mostChanges = 200;

type Restoring = Omit<StepRequest, 'act' | 'asked' | 'reason'> & { readonly snapshotId: string; readonly reason: string };

/**
 * Puts a project back to a version that was fixed. What stands now is fixed first, so that nothing is lost; entries booked
 * since are voided, entries voided since are booked again, budgets get a version that says the amount of then, targets,
 * results and texts are those of then. The restoration is a step of its own.
 */
export async function restoreSnapshot(tx: Transaction, request: Restoring): Promise<Restored> {
  const { departmentId, projectId, reason, actor, at, norms } = request;
  const held = await holdProject(tx, departmentId, projectId);
  const version = await versionOf(tx, departmentId, projectId);
  if (request.version !== null && request.version !== version) throw new Problem(412, 'changed-meanwhile', fill(messages.projectChanged, { version }), { current: { id: projectId, state: held.state, version } });
  const act = findAct('restore');
  if (act === null) throw new Error('no act restores');
  if (held.yearState === 'closed') throw new Problem(409, 'year-closed', fill(messages.yearClosed, { year: held.year }));
  if (!act.from.includes(held.state)) throw new Problem(409, 'act-not-possible', inBoth(messages.actNotPossible, { state: stateNames[held.state], act: act.name }));
  const kept = await findSnapshot(tx, departmentId, request.snapshotId, { projectId });
  if (kept.kind !== 'project') throw new Problem(422, 'not-a-fixed-version', messages.snapshotOfOther);
  if (!isIntact(kept)) throw new Problem(409, 'snapshot-broken', messages.snapshotBroken);
  const then = kept.content as ProjectRows;
  const keptAs = await takeProjectSnapshot(tx, { departmentId, projectId, kind: 'before-restoration', norms, actor, at });
  const now = await readProjectRows(tx, departmentId, projectId);
  if (now === null) throw new Problem(404, 'not-found', messages.projectNotFound);
  const changes = contentDifferences(now, then);

  // Weights hold again when the transaction ends; on the way they may not.
  await restoreProjectRow(tx, departmentId, projectId, then.project);
  await putBack(tx, 'parts', projectPart, then.parts);
  await replace(tx, departmentId, projectId, 'documents', projectDocument, then.documents);
  await replace(tx, departmentId, projectId, 'narratives', narrative, then.narratives);
  await putBack(tx, 'indicators', indicator, then.indicators);
  await removeOthers(tx, departmentId, projectId, 'indicators', then.indicators);
  await putBack(tx, 'results', indicatorResult, then.results);
  await tx.execute(sql`update indicator_result set current = false where department_id = ${departmentId} and project_id = ${projectId} and current and ${notAmong(then.results)}`);
  const budgetsAdded = await restoreBudgets(tx, then.budgets, now.budgets, { departmentId, projectId, reason, at, accountId: actor.accountId });
  const { voided, booked } = await restoreEntries(tx, then.entries, now.entries, { departmentId, projectId, reason, at, accountId: actor.accountId });

  await recordTransition(tx, {
    departmentId, projectId, year: held.year, act: act.id, from: held.state, to: act.to, reason, actor, at, snapshotId: kept.id,
    changes: changes.slice(0, mostChanges).map(({ path, before, after }) => ({ field: path, before, after })),
  });
  // A fixed version restored over a fixed one leads to the same state: its number must still go up.
  if (held.state === act.to) await tx.execute(sql`update project set version = version + 1, updated_at = ${at.toISOString()}::timestamptz where department_id = ${departmentId} and id = ${projectId}`);
  await rescore(tx, departmentId, projectId, norms, at);
  await recordChange(tx, {
    departmentId, actor, act: 'evaluation.restore', subject: { type: 'project', id: projectId }, before: { state: held.state, keptAs }, after: { state: act.to, snapshotId: kept.id, contentHash: kept.contentHash, changes: changes.length }, reason, at,
  });
  const restored = await readProjectRows(tx, departmentId, projectId);
  return {
    projectId, state: act.to, version: await versionOf(tx, departmentId, projectId), keptAs, voidedEntries: voided, bookedAgain: booked, budgetsAdded,
    remaining: contentDifferences(then, restored).filter(({ path }) => !/^(?:entries|budgets)\//.test(path)).slice(0, mostChanges),
  };
}

async function restoreProjectRow(tx: Transaction, departmentId: string, projectId: string, then: Row): Promise<void> {
  const columns = sql.join(restoredColumns.map((name) => sql`${sql.identifier(name)} = r.${sql.identifier(name)}`), sql`, `);
  await tx.execute(sql`update project p set ${columns} from jsonb_populate_record(null::project, ${JSON.stringify(then)}::jsonb) r where p.department_id = ${departmentId} and p.id = ${projectId}`);
}

/** Writes rows as they were, over those that are there. */
async function putBack(tx: Transaction, part: keyof typeof recordTables, table: PgTable, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.values(getTableColumns(table)).map(({ name }) => name).filter((name) => name !== 'department_id' && name !== 'id');
  const name = sql.identifier(recordTables[part]);
  const set = sql.join(columns.map((column) => (column === 'version' ? sql`version = ${name}.version + 1` : sql`${sql.identifier(column)} = excluded.${sql.identifier(column)}`)), sql`, `);
  await tx.execute(sql`insert into ${name} select r.* from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb) r on conflict (department_id, id) do update set ${set}`);
}

/** Takes away what the version does not have: it is kept whole in the version fixed just before. */
async function removeOthers(tx: Transaction, departmentId: string, projectId: string, part: keyof typeof recordTables, kept: readonly Row[]): Promise<void> {
  await tx.execute(sql`delete from ${sql.identifier(recordTables[part])} where department_id = ${departmentId} and project_id = ${projectId} and ${notAmong(kept)}`);
}

async function replace(tx: Transaction, departmentId: string, projectId: string, part: keyof typeof recordTables, table: PgTable, rows: readonly Row[]): Promise<void> {
  await removeOthers(tx, departmentId, projectId, part, rows);
  await putBack(tx, part, table, rows);
}

function notAmong(rows: readonly Row[]): SQL {
  return rows.length === 0 ? sql`true` : sql`id not in (${sql.join(rows.map((row) => sql`${textOf(row, 'id')}::uuid`), sql`, `)})`;
}

type Restoration = { readonly departmentId: string; readonly projectId: string; readonly reason: string; readonly at: Date; readonly accountId: string | null };

/** Where a budget was changed since, a further version says the amount of then. */
async function restoreBudgets(tx: Transaction, then: readonly Row[], now: readonly Row[], { departmentId, projectId, reason, at, accountId }: Restoration): Promise<number> {
  const keyOf = (row: Row): string => `${textOf(row, 'source')}/${textOf(row, 'part_id')}`;
  const lastOf = (rows: readonly Row[]): ReadonlyMap<string, Row> => new Map(rows.toSorted((left, right) => Number(left['sequence']) - Number(right['sequence'])).map((row) => [keyOf(row), row]));
  const wanted = lastOf(then);
  let sequence = Math.max(0, ...now.map((row) => Number(row['sequence'])));
  let added = 0;
  for (const [key, row] of lastOf(now)) {
    const amount = textOf(wanted.get(key), 'amount_fen') || '0';
    if (textOf(row, 'amount_fen') === amount) continue;
    sequence += 1;
    added += 1;
    await tx.execute(sql`insert into budget_version (department_id, id, project_id, sequence, kind, source, part_id, amount_fen, reason, created_at, created_by)
      values (${departmentId}, ${newId(at.getTime())}, ${projectId}, ${sequence}, 'adjustment', ${textOf(row, 'source')}, ${row['part_id'] === null ? null : textOf(row, 'part_id')}::uuid, ${amount}::bigint,
        ${fill(messages.restoredBudget, { reason }).zh}, ${at.toISOString()}::timestamptz, ${accountId}::uuid)`);
  }
  return added;
}

async function restoreEntries(tx: Transaction, then: readonly Row[], now: readonly Row[], { departmentId, projectId, reason, at, accountId }: Restoration): Promise<{ readonly voided: number; readonly booked: number }> {
  const standing = new Map(now.map((row) => [row['id'], row['voided'] === true]));
  const known = new Set(then.filter((row) => row['voided'] !== true).map((row) => row['id']));
  const later = now.filter((row) => row['voided'] !== true && !known.has(row['id'] ?? null));
  for (const row of later) {
    await tx.execute(sql`update fund_entry set voided = true, voided_reason = ${fill(messages.restoredEntry, { reason }).zh}, voided_at = ${at.toISOString()}::timestamptz, version = version + 1
      where department_id = ${departmentId} and id = ${textOf(row, 'id')}`);
  }
  const lost = then.filter((row) => row['voided'] !== true && standing.get(row['id'] ?? null) === true);
  const again = lost.map((row): Row => ({
    ...row, id: newId(at.getTime()), note: [textOf(row, 'note'), messages.restoredCopy.zh].filter((each) => each !== '').join('；'), created_at: at.toISOString(), created_by: accountId, version: 1,
  }));
  if (again.length > 0) await tx.execute(sql`insert into fund_entry select r.* from jsonb_populate_recordset(null::fund_entry, ${JSON.stringify(again)}::jsonb) r where r.project_id = ${projectId}`);
  return { voided: later.length, booked: again.length };
}
