import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss, type Job as QueuedJob } from 'pg-boss';
import type { QueryResult } from 'pg';
import type * as z from 'zod';
import type { Bilingual } from '#core/finding.ts';
import { Refusal } from '#core/refusal.ts';
import type { Actor } from '#server/platform/audit/record-change.ts';
import type { Database, Transaction } from '#server/platform/database/handles.ts';
import { databaseErrorOf } from '#server/platform/database/open-database.ts';
import { problemOfStore } from '#server/platform/database/refusals.ts';
import { messages } from '#server/platform/jobs/messages.ts';
import { claimRun, createJobRow, finishRun, noteProgress, reportAbandoned, removeOldJobs, type ProblemOfJob } from '#server/platform/jobs/job-rows.ts';
import { fill, messages as platformMessages } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';

/** One run of a job. A job that was cut off by a crash is run again from its beginning: what it writes must be one transaction, or bear being written twice. */
export type JobRun<R> = {
  readonly id: string;
  readonly departmentId: string | null;
  readonly request: R;
  /** Who began it, for the audit trail. */
  readonly actor: Actor;
  /** Set when the job is cancelled or the service stops. */
  readonly signal: AbortSignal;
  /** Says how far it is; throws when the job has been cancelled. */
  readonly report: (done: number, total: number | null, message?: Bilingual) => Promise<void>;
};

export type NewJob = { readonly kind: string; readonly departmentId: string | null; readonly request: unknown; readonly actor: Actor };

export type Jobs = {
  /** Says what is done for jobs of a kind. The answer of the handler becomes the result; a Problem or Refusal it throws becomes the problem. */
  readonly define: <R>(kind: string, request: z.ZodType<R>, handler: (run: JobRun<R>) => Promise<unknown>) => void;
  /** Begins a job in a transaction: it is run once that is stored, and never otherwise. Answers its key. */
  readonly begin: (tx: Transaction, job: NewJob) => Promise<string>;
  /** Stops what this process runs of a job that was marked cancelled. */
  readonly abort: (id: string) => void;
  /** Starts looking for jobs; otherwise the first `begin` does. */
  readonly start: () => Promise<void>;
  /** Gives running jobs a moment to end; what does not is run again by the next service. */
  readonly stop: () => Promise<void>;
  /** Reports jobs that nobody runs any more, and forgets old ones. */
  readonly sweep: () => Promise<void>;
};

declare module 'fastify' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- merged with the type of the framework
  interface FastifyInstance {
    jobs: Jobs;
  }
}

const queue = 'hengji-jobs';
const schema = 'hengji_jobs';
/** Jobs at the same time in one process. */
const atOnce = 2;
const leastBetweenReports = 250;

type Ticket = { readonly jobId: string };
/** Runs a job whose request is still as it was stored. */
type Known = (run: JobRun<unknown>) => Promise<unknown>;

/** A text of several statements is answered by several results; the queue wants the rows of all of them. */
async function executeSql({ pool }: Database, text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  const answer: QueryResult | readonly QueryResult[] = await pool.query(text, values);
  return { rows: [answer].flat().flatMap(({ rows }) => rows) };
}

/** The queue of long work, kept in the same store as everything else. */
export function createJobs(database: Database, options: { readonly now: () => Date; readonly onDefect: (id: string, error: unknown) => void }): Jobs {
  const { now } = options;
  const kinds = new Map<string, Known>();
  const running = new Map<string, AbortController>();
  let started: Promise<PgBoss> | null = null;
  let stopping = false;
  let worker = '';

  const open = async (): Promise<PgBoss> => {
    const boss = new PgBoss({
      db: { executeSql: (text, values) => executeSql(database, text, values) },
      schema, schedule: false, superviseIntervalSeconds: 10, monitorIntervalSeconds: 10, queueCacheIntervalSeconds: 60, openTelemetry: { enabled: false }, monitorVacuum: false, reindex: false,
    });
    // What goes wrong with the queue goes wrong with the store, and is said by whatever asks it next.
    boss.on('error', (error) => { if (!stopping) options.onDefect('jobs', error); });
    await boss.start();
    await boss.createQueue(queue, { retryLimit: 3, retryDelay: 1, expireInSeconds: 6 * 3600, heartbeatSeconds: 20, deleteAfterSeconds: 7 * 86_400, retentionSeconds: 7 * 86_400 });
    worker = await boss.work<Ticket, void, { localConcurrency: number; pollingIntervalSeconds: number }>(queue, { localConcurrency: atOnce, pollingIntervalSeconds: 1 }, async ([ticket]) => {
      if (ticket !== undefined) await runTicket(ticket);
    });
    return boss;
  };
  const ensureStarted = (): Promise<PgBoss> => {
    if (started === null) {
      started = open();
      started.catch(() => { started = null; });
    }
    return started;
  };

  const runTicket = async ({ data: { jobId }, signal: lost }: QueuedJob<Ticket>): Promise<void> => {
    const row = await claimRun(database, jobId, now());
    // Cancelled while it waited, or already ended by a run whose end was not noted in the queue.
    if (row === null) return;
    const cancelling = new AbortController();
    running.set(jobId, cancelling);
    const signal = AbortSignal.any([cancelling.signal, lost]);
    let last = 0;
    try {
      const known = kinds.get(row.kind);
      if (known === undefined) throw new Problem(422, 'unknown-kind', fill(messages.unknownKind, { kind: row.kind }));
      const result = await known({
        id: jobId, departmentId: row.departmentId, request: row.request, signal,
        actor: { accountId: row.createdBy, name: row.name, requestId: jobId },
        report: async (done, total, message) => {
          signal.throwIfAborted();
          const at = performance.now();
          if (at - last < leastBetweenReports && done !== total && message === undefined) return;
          last = at;
          if (!(await noteProgress(database, jobId, { done, total, message: message ?? null }, now()))) cancelling.abort();
          signal.throwIfAborted();
        },
      });
      await finishRun(database, jobId, { result: result ?? null }, now());
    } catch (thrown) {
      // The service stops, or another process took the job over: it is run again.
      if ((stopping || lost.aborted) && signal.aborted) throw thrown;
      await finishRun(database, jobId, { problem: problemOf(thrown, cancelling.signal.aborted) }, now());
    } finally {
      running.delete(jobId);
    }
  };

  const problemOf = (thrown: unknown, wasCancelled: boolean): ProblemOfJob => {
    if (wasCancelled) return { code: 'cancelled', messages: messages.cancelled };
    if (thrown instanceof Problem || thrown instanceof Refusal) return { code: thrown.code, messages: thrown.messages };
    const stored = databaseErrorOf(thrown);
    const refused = stored === null ? null : problemOfStore(stored);
    if (refused !== null) return { code: refused.code, messages: refused.messages };
    const id = randomUUID().slice(0, 8);
    options.onDefect(id, thrown);
    return { code: 'defect', messages: fill(platformMessages.defect, { id }) };
  };

  return {
    define: (kind, request, handler) => {
      if (kinds.has(kind)) throw new Error(`jobs of kind ${kind} are defined twice`);
      kinds.set(kind, (run) => handler({ ...run, request: request.parse(run.request) }));
    },
    begin: async (tx, job) => {
      if (!kinds.has(job.kind)) throw new Error(`jobs of kind ${job.kind} are not defined`);
      const boss = await ensureStarted();
      const id = await createJobRow(tx, job, now());
      await boss.send(queue, { jobId: id } satisfies Ticket, { db: fromDrizzle(tx, sql) });
      setTimeout(() => { if (!stopping) boss.notifyWorker(worker); }, 50).unref();
      return id;
    },
    abort: (id) => running.get(id)?.abort(),
    start: async () => { await ensureStarted(); },
    stop: async () => {
      stopping = true;
      if (started === null) return;
      const boss = await started.catch(() => null);
      // Most work ends by itself in a moment; what listens to its signal is asked to.
      const asking = setTimeout(() => { for (const each of running.values()) each.abort(); }, 500);
      await boss?.stop({ graceful: true, timeout: 2500, close: false }).catch(() => undefined);
      clearTimeout(asking);
    },
    sweep: async () => {
      if (started === null) return;
      await started;
      await reportAbandoned(database, `${schema}.job`, queue, { code: 'interrupted', messages: messages.interrupted }, now());
      await removeOldJobs(database, now());
    },
  };
}
