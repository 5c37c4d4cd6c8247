import { sql } from 'drizzle-orm';
import { acts, weightsMustHold, type Act } from '#core/life-cycle/acts.ts';
import { effectOf, isState, stateNames, type State, type Substance } from '#core/life-cycle/states.ts';
import { messages } from '#server/features/evaluation/messages.ts';
import type { Actor } from '#server/platform/audit/record-change.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
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

/** The project, kept from other changes until the transaction ends. */
export async function holdProject(tx: Transaction, departmentId: string, projectId: string): Promise<HeldProject> {
  const { rows } = await tx.execute<{ year: number; state: string; year_state: 'open' | 'closing' | 'closed'; ordinal: number; name: string }>(sql`
    select p.year, p.state, y.state as year_state, p.ordinal, p.name from project p join budget_year y on y.department_id = p.department_id and y.year = p.year
    where p.department_id = ${departmentId} and p.id = ${projectId} for update of p`);
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
    const holds = weightsMustHold(step.to, rows[0]?.taken === true);
    await tx.execute(sql`update project set state = ${step.to}, weights_hold = ${holds}, version = version + 1, updated_at = ${step.at.toISOString()}::timestamptz
      where department_id = ${step.departmentId} and id = ${step.projectId}`);
  }
  return id;
}
