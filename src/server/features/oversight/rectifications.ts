import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { NewRectification, Rectification } from '#contract/oversight.ts';
import { findRectificationAct, rectificationStateNames, type RectificationAct, type RectificationState } from '#core/life-cycle/rectification.ts';
import type { NormBook } from '#core/norm-book.ts';
import { readYearState, takeStep, takeYearStep } from '#server/features/evaluation/index.ts';
import { messages } from '#server/features/oversight/messages.ts';
import { closeTasks, openTask, todayOf } from '#server/features/tasks/index.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { project } from '#server/platform/database/schema/ledger.ts';
import { rectification } from '#server/platform/database/schema/oversight.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';

export type RectificationRow = typeof rectification.$inferSelect;
type Context = { readonly departmentId: string; readonly norms: NormBook; readonly actor: Actor; readonly at: Date };

/** Asks for rectification: the issue with its deadline, a task for the department, and the state of what it is about. */
export async function openRectification(tx: Transaction, context: Context, year: number, given: NewRectification): Promise<string> {
  const { departmentId, norms, actor, at } = context;
  const { projectId, issue, dueOn } = given;
  if (dueOn !== null && dueOn < todayOf(at)) throw new Problem(422, 'due-in-past', messages.dueInPast);
  if (projectId === null) {
    const { state } = await readYearState(tx, departmentId, year);
    if (state === 'reported' || state === 'published') await takeYearStep(tx, { departmentId, year, act: 'open-rectification', reason: shortened(issue), asked: null, actor, norms, at });
  } else {
    const [row] = await tx.select({ state: project.state }).from(project).where(and(eq(project.departmentId, departmentId), eq(project.id, projectId), eq(project.year, year)));
    if (row === undefined) throw new Problem(404, 'not-found', fill(messages.projectOfOtherYear, { year }));
    if (row.state === 'reported') await takeStep(tx, { departmentId, projectId, act: 'open-rectification', reason: shortened(issue), version: null, asked: null, actor, norms, at });
  }
  const id = newId(at.getTime());
  await tx.insert(rectification).values({ departmentId, id, year, projectId, issue, dueOn, openedBy: actor.accountId, openedAt: at, createdAt: at, updatedAt: at });
  await openTask(tx, { departmentId, year, projectId, kind: 'answer-rectification', permission: 'evaluation.submit', dueOn, values: { issue: shortened(issue), rectificationId: id } }, at);
  await recordChange(tx, { departmentId, actor, act: 'oversight.rectification.open', subject: { type: 'rectification', id }, after: { year, projectId, issue, dueOn }, at });
  return id;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** Answers, returns or closes a rectification. Null where somebody else was faster. */
export async function stepRectification(tx: Transaction, context: Context, rectificationId: string, version: number, act: RectificationAct['id'], text: string | null): Promise<RectificationRow | null> {
  const { departmentId, actor, at } = context;
  const which = and(eq(rectification.departmentId, departmentId), eq(rectification.id, rectificationId));
  const [before] = await tx.select().from(rectification).where(which).for('update');
  if (before === undefined) throw new Problem(404, 'not-found', messages.rectificationNotFound);
  if (before.version !== version) return null;
  const step = findRectificationAct(act, before.state);
  if (step === null) {
    const name = rectificationStateNames[before.state];
    throw new Problem(409, 'act-not-possible', { zh: fill(messages.notPossible, { state: name.zh }).zh, en: fill(messages.notPossible, { state: name.en }).en });
  }
  const [after] = await tx.update(rectification).set({
    state: step.to, updatedAt: at, version: before.version + 1,
    ...(act === 'answer' ? { answer: text, answeredBy: actor.accountId, answeredAt: at } : act === 'return' ? { returnedReason: text } : { closedBy: actor.accountId, closedAt: at }),
  }).where(which).returning();
  if (after === undefined) throw new Error('a row updated is not returned');
  const values = { issue: shortened(before.issue), rectificationId };
  await closeTasks(tx, { departmentId, kinds: ['answer-rectification', 'close-rectification-of'], values: { rectificationId } }, 'done', at);
  const task = { departmentId, year: before.year, projectId: before.projectId, values } as const;
  if (act === 'answer') await openTask(tx, { ...task, kind: 'close-rectification-of', permission: 'oversight.review', dueOn: null }, at);
  if (act === 'return') await openTask(tx, { ...task, kind: 'answer-rectification', permission: 'evaluation.submit', dueOn: before.dueOn }, at);
  await recordChange(tx, { departmentId, actor, act: `oversight.rectification.${act}`, subject: { type: 'rectification', id: rectificationId }, before: { state: before.state }, after: { state: after.state }, reason: text, at });
  if (act === 'close') await closeWhatItIsAbout(tx, context, after);
  return after;
}

/** With the last rectification closed, what it was about goes on. */
async function closeWhatItIsAbout(tx: Transaction, context: Context, row: RectificationRow): Promise<void> {
  const { departmentId, norms, actor, at } = context;
  const { year, projectId } = row;
  const open = await tx.$count(rectification, and(eq(rectification.departmentId, departmentId), eq(rectification.year, year), sql`${rectification.state} <> 'closed'`, sql`${rectification.projectId} is not distinct from ${projectId}`));
  if (open > 0) return;
  const reason = messages.closed.zh;
  if (projectId !== null) {
    const [found] = await tx.select({ state: project.state }).from(project).where(and(eq(project.departmentId, departmentId), eq(project.id, projectId)));
    if (found?.state === 'rectifying') await takeStep(tx, { departmentId, projectId, act: 'close-rectification', reason, version: null, asked: null, actor, norms, at });
    return;
  }
  const rest = await tx.$count(rectification, and(eq(rectification.departmentId, departmentId), eq(rectification.year, year), sql`${rectification.state} <> 'closed'`));
  const { state } = await readYearState(tx, departmentId, year);
  if (state === 'rectifying' && rest === 0) await takeYearStep(tx, { departmentId, year, act: 'close-rectification', reason, asked: null, actor, norms, at });
}

type ShownRow = {
  readonly id: string; readonly department_id: string; readonly department: string; readonly year: number; readonly project_id: string | null; readonly project: string | null; readonly issue: string; readonly due_on: string | null;
  readonly state: RectificationState; readonly answer: string | null; readonly returned_reason: string | null; readonly opened: string; readonly answered: string | null; readonly closed: string | null; readonly version: number;
};

const instant = (column: SQL): SQL => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Rectifications that meet a condition over `r`, their departments `d` and projects `p`; those due first first. */
export async function listRectifications(from: Orm | Transaction, condition: SQL, today: string): Promise<readonly Rectification[]> {
  const { rows } = await from.execute<ShownRow>(sql`
    select r.id, r.department_id, d.name as department, r.year, r.project_id, p.name as project, r.issue, r.due_on::text as due_on, r.state, r.answer, r.returned_reason,
      ${instant(sql`r.opened_at`)} as opened, ${instant(sql`r.answered_at`)} as answered, ${instant(sql`r.closed_at`)} as closed, r.version
    from rectification r join department d on d.id = r.department_id left join project p on p.department_id = r.department_id and p.id = r.project_id
    where ${condition} order by (r.state = 'closed'), coalesce(r.due_on, date '9999-12-31'), r.opened_at, r.id limit 2000`);
  return rows.map((row): Rectification => ({
    id: row.id, departmentId: row.department_id, departmentName: row.department, year: row.year, projectId: row.project_id, projectName: row.project, issue: row.issue, dueOn: row.due_on,
    overdue: row.state === 'opened' && row.due_on !== null && row.due_on < today, state: row.state, stateName: rectificationStateNames[row.state], answer: row.answer, returnedReason: row.returned_reason,
    openedAt: row.opened, answeredAt: row.answered, closedAt: row.closed, version: row.version,
  }));
}
