import { sql, type SQL } from 'drizzle-orm';
import { isState, states, type State } from '#core/life-cycle/states.ts';
import { moveOf, type Deadline, type Move } from '#core/life-cycle/moves.ts';
import type { Permission } from '#core/organisation/permissions.ts';
import type { Bilingual } from '#core/finding.ts';
import { messages } from '#server/features/tasks/messages.ts';
import { fill } from '#server/platform/messages.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
import { task } from '#server/platform/database/schema/results.ts';
import { newId } from '#server/platform/row-id.ts';

const lifeCycleKinds = [...new Set(states.flatMap((state) => moveOf(state)?.kind ?? [])), 'reminder'];

/** Kinds of tasks that are no step of the life cycle. */
export type TaskKind = 'reminder' | 'report-monitoring' | 'answer-warning' | 'review-monitoring' | 'answer-rectification' | 'close-rectification-of' | 'review-sample';

export type NewTask = {
  readonly departmentId: string; readonly year: number; readonly projectId: string | null; readonly kind: TaskKind; readonly permission: Permission;
  readonly dueOn: string | null; readonly values: Readonly<Record<string, string>>;
};

export async function openTask(tx: Transaction, given: NewTask, at: Date): Promise<string> {
  const id = newId(at.getTime());
  await tx.insert(task).values({ ...given, id, createdAt: at });
  return id;
}

export type TaskFilter = { readonly departmentId: string; readonly projectId?: string | null; readonly kinds: readonly TaskKind[]; readonly values?: Readonly<Record<string, string>> };

/** What was to be done is done, or need not be done any more. */
export async function closeTasks(tx: Transaction, filter: TaskFilter, state: 'done' | 'dropped', at: Date): Promise<void> {
  const { departmentId, projectId, kinds, values } = filter;
  await tx.execute(sql`update task set state = ${state}, done_at = ${at.toISOString()}::timestamptz, version = version + 1
    where department_id = ${departmentId} and state = 'open' and kind in (${listed(kinds)})
    ${projectId === undefined || projectId === null ? sql`` : sql`and project_id = ${projectId}`}
    ${values === undefined ? sql`` : sql`and "values" @> ${JSON.stringify(values)}::jsonb`}`);
}

/** A project came to a state: the task of the state before is over, that of the new one stands. `steps` says whether it went on or back. */
export async function followState(tx: Transaction, step: { readonly departmentId: string; readonly projectId: string; readonly year: number; readonly to: State; readonly wentBack: boolean; readonly at: Date }): Promise<void> {
  const { departmentId, projectId, year, to, at } = step;
  await tx.execute(sql`update task set state = ${step.wentBack ? 'dropped' : 'done'}, done_at = ${at.toISOString()}::timestamptz, version = version + 1
    where department_id = ${departmentId} and project_id = ${projectId} and state = 'open' and kind in (${listed(lifeCycleKinds)})`);
  const move = moveOf(to);
  if (move === null) return;
  await tx.insert(task).values({ departmentId, id: newId(at.getTime()), year, projectId, kind: move.kind, permission: move.permission, dueOn: await dueOf(tx, departmentId, year, move), createdAt: at });
}

/** A project that came to be: its targets are to be set. */
export async function openFirstTask(tx: Transaction, project: { readonly departmentId: string; readonly projectId: string; readonly year: number; readonly at: Date }): Promise<void> {
  await followState(tx, { ...project, to: 'draft', wentBack: false });
}

const deadlineColumns = { targets: sql`targets_due`, 'self-evaluation': sql`self_evaluation_due`, report: sql`report_due` } as const satisfies Record<Deadline, SQL>;

async function dueOf(tx: Transaction, departmentId: string, year: number, move: Move): Promise<string | null> {
  if (move.deadline === null) return null;
  const { rows } = await tx.execute<{ due: string | null }>(sql`select ${deadlineColumns[move.deadline]}::text as due from budget_year where department_id = ${departmentId} and year = ${year}`);
  return rows[0]?.due ?? null;
}

/** What a task says. */
export function taskText(kind: string, values: Readonly<Record<string, string>>): Bilingual {
  const named = moveNames.get(kind);
  if (named !== undefined) return named;
  const both = (message: Bilingual, given: Readonly<Record<string, string>> = values): Bilingual => fill(message, given);
  switch (kind) {
    case 'reminder': {
      const { zh, en } = moveNames.get(values['of'] ?? '') ?? { zh: '', en: '' };
      const note = values['note'] === undefined ? '' : values['note'];
      return { zh: fill(messages.reminder, { what: zh, note: note === '' ? '' : `（${note}）` }).zh, en: fill(messages.reminder, { what: en, note: note === '' ? '' : ` (${note})` }).en };
    }
    case 'report-monitoring': return both(messages.reportMonitoring);
    case 'review-monitoring': return both(messages.reviewMonitoring);
    case 'answer-warning': {
      const light = values['light'] === 'red' ? messages.red : messages.yellow;
      return { zh: fill(messages.answerWarning, { ...values, light: light.zh }).zh, en: fill(messages.answerWarning, { ...values, light: light.en }).en };
    }
    case 'answer-rectification': return both(messages.answerRectification);
    case 'close-rectification-of': return both(messages.closeRectification);
    case 'review-sample': return messages.reviewSample;
    default: return fill(messages.other, { kind });
  }
}

const moveNames: ReadonlyMap<string, Bilingual> = new Map(states.flatMap((state) => {
  const move = moveOf(state);
  return move === null ? [] : [[move.kind, move.name] as const];
}));

/** Reminds whoever's move it is: of the named projects, or of all that are late. Answers how many tasks it made. */
export async function remind(tx: Transaction, departmentId: string, year: number, projectIds: readonly string[] | undefined, note: string | null, today: string, at: Date): Promise<number> {
  const { rows } = await tx.execute<{ id: string; state: string; permission: string; due: string | null; kind: string }>(sql`
    select p.id, p.state, t.permission, t.due_on::text as due, t.kind from project p join task t on t.department_id = p.department_id and t.project_id = p.id and t.state = 'open'
    where p.department_id = ${departmentId} and p.year = ${year} and t.kind in (${listed(lifeCycleKinds.filter((kind) => kind !== 'reminder'))})
      and ${projectIds === undefined ? sql`t.due_on < ${today}::date` : projectIds.length === 0 ? sql`false` : sql`p.id in (${listed(projectIds)})`}
      and not exists (select from task r where r.department_id = p.department_id and r.project_id = p.id and r.state = 'open' and r.kind = 'reminder' and r.created_at > ${new Date(at.getTime() - 86_400_000).toISOString()}::timestamptz)`);
  for (const row of rows) {
    if (!isState(row.state)) continue;
    await tx.insert(task).values({
      departmentId, id: newId(at.getTime()), year, projectId: row.id, kind: 'reminder', permission: row.permission, dueOn: row.due, values: { of: row.kind, ...(note === null ? {} : { note }) }, createdAt: at,
    });
  }
  return rows.length;
}

function listed(values: readonly string[]): SQL {
  return sql.join(values.map((value) => sql`${value}`), sql`, `);
}
