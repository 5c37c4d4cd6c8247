import { sql, type SQL } from 'drizzle-orm';
import type { Task, TaskQuery } from '#contract/tasks.ts';
import { permissionsOfRole } from '#core/organisation/permissions.ts';
import type { Principal } from '#core/organisation/roles.ts';
import { taskText } from '#server/features/tasks/service.ts';
import type { Orm } from '#server/platform/database/handles.ts';
import { pageOf, readCursor, type Page } from '#server/platform/pages.ts';

/** Tasks whose permission the person holds where the task stands. A task given to somebody by name is theirs alone. */
export function tasksOf(principal: Principal): SQL {
  const reached = principal.grants.map((grant): SQL => {
    const permitted = sql`t.permission in (${sql.join(permissionsOfRole[grant.role].map((each) => sql`${each}`), sql`, `)})`;
    switch (grant.scope) {
      case 'all': return grant.bureauId === null ? permitted : sql`(${permitted} and d.bureau_id = ${grant.bureauId})`;
      case 'department': return sql`(${permitted} and t.department_id = ${grant.departmentId})`;
      case 'division': return sql`(${permitted} and t.department_id = ${grant.departmentId} and p.division_id = ${grant.divisionId})`;
      case 'own': return sql`(${permitted} and t.department_id = ${grant.departmentId} and p.owner_id = ${principal.accountId})`;
    }
  });
  if (reached.length === 0) return sql`false`;
  return sql`((${sql.join(reached, sql` or `)}) and (t.assignee_id is null or t.assignee_id = ${principal.accountId}))`;
}

type TaskRow = {
  readonly id: string; readonly department_id: string; readonly department: string; readonly year: number; readonly project_id: string | null; readonly project: string | null;
  readonly ordinal: number | null; readonly kind: string; readonly values: Readonly<Record<string, string>>; readonly due_on: string | null; readonly state: Task['state'];
  readonly created_at: string; readonly done_at: string | null; readonly due_key: string;
};

const source = sql`task t join department d on d.id = t.department_id left join project p on p.department_id = t.department_id and p.id = t.project_id`;

/** A page of tasks, what is due first first. */
export async function listTasks(orm: Orm, principal: Principal, departmentId: string | null, query: TaskQuery, today: string): Promise<Page<Task>> {
  const after = readCursor(query.cursor, 'due');
  const dueKey = sql`coalesce(t.due_on, date '9999-12-31')`;
  const { rows } = await orm.execute<TaskRow>(sql`
    select t.id, t.department_id, d.name as department, t.year, t.project_id, p.name as project, p.ordinal, t.kind, t."values", t.due_on::text as due_on, t.state,
      to_char(t.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as created_at, to_char(t.done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as done_at, ${dueKey}::text as due_key
    from ${source}
    where t.state = ${query.state} and ${tasksOf(principal)}
      ${departmentId === null ? sql`` : sql`and t.department_id = ${departmentId}`}
      ${query.year === undefined ? sql`` : sql`and t.year = ${query.year}`}
      ${query.kind === undefined ? sql`` : sql`and t.kind = ${query.kind}`}
      ${after === null ? sql`` : sql`and (${dueKey}, t.id) > (${after.value}::date, ${after.id}::uuid)`}
    order by ${dueKey}, t.id limit ${query.limit + 1}`);
  return pageOf(rows, query.limit, 'due', (row) => ({ value: row.due_key, id: row.id }), (row): Task => ({
    id: row.id, departmentId: row.department_id, departmentName: row.department, year: row.year, projectId: row.project_id, projectName: row.project, ordinal: row.ordinal, kind: row.kind,
    roundId: row.values['roundId'] ?? null, text: taskText(row.kind, row.values), dueOn: row.due_on, overdue: row.state === 'open' && row.due_on !== null && row.due_on < today, state: row.state, createdAt: row.created_at, doneAt: row.done_at,
  }));
}

/** How many open tasks wait for the person, and how many of them are late. */
export async function countTasks(orm: Orm, principal: Principal, today: string): Promise<{ readonly open: number; readonly overdue: number }> {
  const { rows } = await orm.execute<{ open: number; overdue: number }>(sql`
    select count(*)::integer as open, count(*) filter (where t.due_on < ${today}::date)::integer as overdue from ${source} where t.state = 'open' and ${tasksOf(principal)}`);
  return rows[0] ?? { open: 0, overdue: 0 };
}
