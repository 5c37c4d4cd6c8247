import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { sessionOf } from '#server/platform/access/access.ts';
import type { Database, Transaction } from '#server/platform/database/handles.ts';
import { messages } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';

/** A request whose body is not in `request.body`: what stands for it when requests are compared. */
export type RequestWithBody = { readonly request: FastifyRequest; readonly body: unknown };

/**
 * Runs a create in one transaction. With an `Idempotency-Key` the answer is stored in the same transaction, so that the same
 * request sent again, also after a crash, gives the same answer and makes nothing twice. Sent again while the first is
 * still at work it is told to wait.
 */
export async function once<T extends object>(database: Database, asked: FastifyRequest | RequestWithBody, act: (tx: Transaction) => Promise<T>): Promise<T> {
  const { request, body } = 'request' in asked ? asked : { request: asked, body: asked.body ?? null };
  const key = keyOf(request);
  if (key === null) return database.transaction(act);
  const { accountId } = sessionOf(request).principal;
  const digest = createHash('sha256').update(`${request.method} ${request.url}\n${JSON.stringify(body)}`).digest('hex');
  return database.transaction(async (tx) => {
    // Whoever holds the lock is at work on the key; nobody waits for it with a connection in hand.
    const { rowCount } = await tx.execute(sql`insert into idempotency_key (account_id, key, request)
      select ${accountId}::uuid, ${key}, ${digest} where pg_try_advisory_xact_lock(hashtextextended(${`${accountId} ${key}`}, 0)) on conflict do nothing`);
    if (rowCount === 0) {
      const { rows } = await tx.execute<{ request: string; body: string | null }>(sql`select request, body from idempotency_key where account_id = ${accountId} and key = ${key}`);
      const [stored] = rows;
      if (stored === undefined || stored.body === null) throw new Problem(409, 'in-progress', messages.inProgress, {}, { 'retry-after': '1' });
      if (stored.request !== digest) throw new Problem(422, 'idempotency-key-reused', messages.keyReused);
      return JSON.parse(stored.body) as T;
    }
    const answer = await act(tx);
    await tx.execute(sql`update idempotency_key set status = 201, body = ${JSON.stringify(answer)} where account_id = ${accountId} and key = ${key}`);
    return answer;
  });
}

function keyOf(request: FastifyRequest): string | null {
  const given = request.headers['idempotency-key'];
  if (given === undefined) return null;
  if (typeof given !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(given)) throw new Problem(400, 'idempotency-key', messages.keyMalformed);
  return given;
}

/** Forgets answers older than a day. */
export async function forgetOldAnswers(database: Database, now: Date): Promise<void> {
  await database.orm.execute(sql`delete from idempotency_key where created_at < ${new Date(now.getTime() - 86_400_000).toISOString()}::timestamptz`);
}
