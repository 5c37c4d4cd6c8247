import { eq, sql } from 'drizzle-orm';
import type { Bilingual } from '#core/finding.ts';
import type { Job as JobShown } from '#contract/jobs.ts';
import type { Database, Transaction } from '#server/platform/database/handles.ts';
import { job } from '#server/platform/database/schema/records.ts';
import type { NewJob } from '#server/platform/jobs/jobs.ts';
import { newId } from '#server/platform/row-id.ts';

export type ProblemOfJob = { readonly code: string; readonly messages: Bilingual };

const keptDays = 30;

export async function createJobRow(tx: Transaction, { kind, departmentId, request, actor }: NewJob, at: Date): Promise<string> {
  const id = newId(at.getTime());
  await tx.insert(job).values({ id, kind, departmentId, request, createdBy: actor.accountId, createdAt: at, updatedAt: at });
  return id;
}

type Claimed = { readonly kind: string; readonly departmentId: string | null; readonly request: unknown; readonly createdBy: string | null; readonly name: string };

/** Marks a job as running; null where there is nothing left to run. */
export async function claimRun({ pool }: Database, id: string, at: Date): Promise<Claimed | null> {
  const { rows } = await pool.query<{ kind: string; department_id: string | null; request: unknown; created_by: string | null; name: string | null }>({
    name: 'job-claim',
    text: `update job set state = 'running', progress = 0, message = null, updated_at = $2 where id = $1 and state in ('waiting', 'running')
      returning kind, department_id, request, created_by, (select display_name from account where account.id = created_by) as name`,
    values: [id, at],
  });
  const [row] = rows;
  return row === undefined ? null : { kind: row.kind, departmentId: row.department_id, request: row.request, createdBy: row.created_by, name: row.name ?? '' };
}

/** Answers whether the job still runs: false once it was cancelled. */
export async function noteProgress({ pool }: Database, id: string, { done, total, message }: { readonly done: number; readonly total: number | null; readonly message: Bilingual | null }, at: Date): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'job-progress', text: `update job set progress = $2, total = $3, message = coalesce($4::jsonb, message), updated_at = $5 where id = $1 and state = 'running'`,
    values: [id, done, total, message === null ? null : JSON.stringify(message), at],
  });
  return rowCount === 1;
}

/** Whichever end comes first stays. */
export async function finishRun({ pool }: Database, id: string, end: { readonly result: unknown } | { readonly problem: ProblemOfJob }, at: Date): Promise<boolean> {
  const isDone = 'result' in end;
  const { rowCount } = await pool.query({
    name: 'job-finish', text: `update job set state = $2, result = $3, problem = $4, progress = case when $2 = 'done' then coalesce(total, progress) else progress end, updated_at = $5
      where id = $1 and state in ('waiting', 'running')`,
    values: [id, isDone ? 'done' : 'failed', isDone ? JSON.stringify(end.result) : null, isDone ? null : JSON.stringify(end.problem), at],
  });
  return rowCount === 1;
}

/** Jobs that are said to wait or run while the queue knows nothing of them any more. */
export async function reportAbandoned({ pool }: Database, queueTable: string, queue: string, problem: ProblemOfJob, at: Date): Promise<void> {
  await pool.query(
    `update job set state = 'failed', problem = $1, updated_at = $2 where state in ('waiting', 'running')
      and not exists (select from ${queueTable} q where q.name = $3 and q.state in ('created', 'retry', 'active') and q.data->>'jobId' = job.id::text)`,
    [JSON.stringify(problem), at, queue]);
}

export async function removeOldJobs({ pool }: Database, at: Date): Promise<void> {
  await pool.query(`delete from job where state in ('done', 'failed') and updated_at < $1`, [new Date(at.getTime() - keptDays * 86_400_000)]);
}

export async function findJob({ orm }: Database, id: string): Promise<typeof job.$inferSelect | null> {
  const [row] = await orm.select().from(job).where(eq(job.id, id));
  return row ?? null;
}

/** Counts of jobs by state, for measurements. */
export async function countJobs({ orm }: Database): Promise<readonly { readonly state: string; readonly count: number }[]> {
  const { rows } = await orm.execute<{ state: string; count: number }>(sql`select state, count(*)::int as count from job group by state`);
  return rows;
}

export function shownJob(row: typeof job.$inferSelect): JobShown {
  return {
    id: row.id, kind: row.kind, departmentId: row.departmentId, state: row.state, progress: row.progress, total: row.total, message: row.message, result: row.result ?? null,
    problem: row.problem as ProblemOfJob | null, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString(),
  };
}
