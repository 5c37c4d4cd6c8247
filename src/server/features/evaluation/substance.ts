import { sql } from 'drizzle-orm';
import { acts, weightsMustHold, type Act } from '#core/life-cycle/acts.ts';
import { findYearAct, isYearState, type YearState } from '#core/life-cycle/department-year.ts';
import { effectOf, fixedStates, isState, stateNames, states, type State, type Substance } from '#core/life-cycle/states.ts';
import { messages } from '#server/features/evaluation/messages.ts';
import { followState } from '#server/features/tasks/index.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { preparedOn } from '#server/platform/database/prepared.ts';
import { transition } from '#server/platform/database/schema/results.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';

export type FieldChange = { readonly field: string; readonly before: unknown; readonly after: unknown };

export type SubstanceChange = {
  readonly departmentId: string;
  readonly projectId: string;
  readonly substance: Substance;
  readonly changes: readonly FieldChange[];
  readonly actor: Actor;
  readonly at: Date;
};

export type HeldProject = { readonly year: number; readonly state: State; readonly yearState: 'open' | 'closing' | 'closed'; readonly ordinal: number; readonly name: string };

/**
 * Said before any change to what a project's paper rests on, in the transaction that makes it. Holds the project for the
 * transaction. Refuses where the year is closed or the content locked; where a review or an approval stood on the old
 * content, records that it is void and sends the project back; where only wording is put right, records the 勘误.
 */
export async function noteChangeOfSubstance(tx: Transaction, change: SubstanceChange): Promise<HeldProject> {
  const project = await holdProject(tx, change.departmentId, change.projectId);
  if (project.yearState === 'closed') throw new Problem(409, 'year-closed', fill(messages.yearClosed, { year: project.year }));
  const effect = effectOf(project.state, change.substance);
  if (effect === 'free') return project;
  if (effect === 'locked') {
    if (change.substance === 'targets' && effectOf(project.state, 'funds') !== 'locked') throw new Problem(409, 'targets-locked', messages.targetsLocked);
    const name = stateNames[project.state];
    throw new Problem(409, 'project-locked', { zh: messages.fixed.zh.replace('{state}', name.zh), en: messages.fixed.en.replace('{state}', name.en) });
  }
  const all: readonly Act[] = acts;
  const act = effect === 'erratum' ? null : all.find(({ permission, from }) => permission === null && from.includes(project.state));
  if (act === undefined) throw new Error(`nothing is void in state ${project.state}`);
  const reason = fill(messages.voided, { fields: change.changes.map(({ field }) => field).join(', ') }).zh;
  await recordTransition(tx, { ...change, year: project.year, act: act?.id ?? 'erratum', from: project.state, to: act?.to ?? project.state, reason, snapshotId: null });
  return act === null ? project : { ...project, state: act.to };
}

/** Where a project stands, for looking at it; whoever changes it holds it. */
export async function readProject(from: Orm, departmentId: string, projectId: string): Promise<Pick<HeldProject, 'state' | 'yearState'>> {
  const { rows } = await from.execute<{ state: string; year_state: HeldProject['yearState'] }>(sql`
    select p.state, y.state as year_state from project p join budget_year y on y.department_id = p.department_id and y.year = p.year where p.department_id = ${departmentId} and p.id = ${projectId}`);
  const [row] = rows;
  if (row === undefined) throw new Problem(404, 'not-found', messages.projectNotFound);
  if (!isState(row.state)) throw new Error(`unknown state of a project: ${row.state}`);
  return { state: row.state, yearState: row.year_state };
}

/** The project, kept from other changes until the transaction ends. */
export async function holdProject(tx: Transaction, departmentId: string, projectId: string): Promise<HeldProject> {
  const { rows } = await preparedOn(tx).query<{ year: number; state: string; year_state: 'open' | 'closing' | 'closed'; ordinal: number; name: string }>({
    name: 'hold-project', values: [departmentId, projectId],
    text: `select p.year, p.state, y.state as year_state, p.ordinal, p.name from project p join budget_year y on y.department_id = p.department_id and y.year = p.year
      where p.department_id = $1 and p.id = $2 for no key update of p`,
  });
  const [row] = rows;
  if (row === undefined) throw new Problem(404, 'not-found', messages.projectNotFound);
  if (!isState(row.state)) throw new Error(`unknown state of a project: ${row.state}`);
  return { year: row.year, state: row.state, yearState: row.year_state, ordinal: row.ordinal, name: row.name };
}

export type NewTransition = {
  readonly departmentId: string; readonly projectId: string; readonly year: number; readonly act: string; readonly from: State; readonly to: State; readonly reason: string | null;
  readonly changes: readonly FieldChange[]; readonly actor: Actor; readonly at: Date; readonly snapshotId: string | null;
};

/** Writes a step and puts the project where it leads. */
export async function recordTransition(tx: Transaction, step: NewTransition): Promise<string> {
  const id = newId(step.at.getTime());
  await tx.insert(transition).values({
    departmentId: step.departmentId, id, year: step.year, projectId: step.projectId, act: step.act, fromState: step.from, toState: step.to, reason: step.reason, changes: step.changes,
    actorId: step.actor.accountId, actorName: step.actor.name, at: step.at, snapshotId: step.snapshotId,
  });
  if (step.from !== step.to || step.act === 'take-over') {
    const { rows } = await tx.execute<{ taken: boolean }>(sql`select exists (select from transition where department_id = ${step.departmentId} and project_id = ${step.projectId} and act = 'take-over') as taken`);
    const holds = weightsMustHold(step.to, step.act === 'take-over' || rows[0]?.taken === true);
    const locked = effectOf(step.to, 'funds') === 'locked';
    await tx.execute(sql`update project set state = ${step.to}, weights_hold = ${holds}, locked = ${locked}, version = version + 1, updated_at = ${step.at.toISOString()}::timestamptz
      where department_id = ${step.departmentId} and id = ${step.projectId}`);
    await followState(tx, { ...step, wentBack: states.indexOf(step.to) < states.indexOf(step.from) });
    if (isFixed(step.from) && !isFixed(step.to)) await voidReport(tx, step);
  }
  return id;
}

function isFixed(state: State): boolean {
  const fixed: readonly State[] = fixedStates;
  return fixed.includes(state);
}

/** A report of the year that stood on a project which is open again stands no longer. */
async function voidReport(tx: Transaction, step: NewTransition): Promise<void> {
  const { departmentId, year, projectId, actor, at } = step;
  const { state } = await readYearState(tx, departmentId, year);
  const act = findYearAct('void-report');
  if (act === null || !act.from.includes(state)) return;
  const { rows } = await tx.execute<{ name: string }>(sql`select name from project where department_id = ${departmentId} and id = ${projectId}`);
  const reason = fill(messages.reportVoided, { project: rows[0]?.name ?? '' }).zh;
  await recordYearTransition(tx, { departmentId, year, act: act.id, from: state, to: act.to, reason, actor, at, snapshotId: null });
  await recordChange(tx, { departmentId, actor, act: `evaluation.year.${act.id}`, subject: { type: 'year', id: String(year) }, before: { state }, after: { state: act.to }, reason, at });
}

/** Where a department's year stands, and since when. */
export async function readYearState(tx: Transaction | Orm, departmentId: string, year: number): Promise<{ readonly state: YearState; readonly since: string | null }> {
  const { rows } = await tx.execute<{ to_state: string; at: string }>(sql`select to_state, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from transition
    where department_id = ${departmentId} and project_id is null and year = ${year} order by sequence desc limit 1`);
  const [last] = rows;
  if (last === undefined) return { state: 'collecting', since: null };
  if (!isYearState(last.to_state)) throw new Error(`unknown state of a year: ${last.to_state}`);
  return { state: last.to_state, since: last.at };
}

export type NewYearTransition = Omit<NewTransition, 'projectId' | 'from' | 'to' | 'changes'> & { readonly from: YearState; readonly to: YearState };

/** Writes a step of the department-year. */
export async function recordYearTransition(tx: Transaction, step: NewYearTransition): Promise<string> {
  const id = newId(step.at.getTime());
  await tx.insert(transition).values({
    departmentId: step.departmentId, id, year: step.year, projectId: null, act: step.act, fromState: step.from, toState: step.to, reason: step.reason, changes: [],
    actorId: step.actor.accountId, actorName: step.actor.name, at: step.at, snapshotId: step.snapshotId,
  });
  return id;
}
