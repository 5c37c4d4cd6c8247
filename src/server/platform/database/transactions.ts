import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import type { Transaction } from '#server/platform/database/handles.ts';
import { sendTogether } from '#server/platform/database/pipelines.ts';
import type { Statement } from '#server/platform/database/prepared.ts';

/**
 * Runs a transaction on a pipelined connection: its beginning, and statements whose answers nobody needs (`later`), are sent
 * without waiting, so that a change costs few turns between the program and the store.
 */
export async function runPipelined<T>(pool: pg.Pool, act: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isBroken = false;
  const note = (): void => { isBroken = true; };
  client.once('error', note);
  try {
    return await drizzle(deferring(client)).transaction(act);
  } finally {
    client.off('error', note);
    client.release(isBroken);
  }
}

/** The connection as the query layer sees it in one transaction. */
function deferring(client: pg.PoolClient): pg.PoolClient {
  /** The first error of what was sent without waiting, until somebody was told. */
  let failed: { readonly error: unknown } | null = null;
  const ask: (...parts: readonly unknown[]) => unknown = client.query.bind(client);
  const send = (...parts: readonly unknown[]): Promise<unknown> => {
    sendTogether(client, (act) => process.nextTick(act));
    return Promise.resolve(ask(...parts));
  };
  const defer = (...parts: readonly unknown[]): void => {
    send(...parts).catch((error: unknown) => { failed ??= { error }; });
  };
  const told = (): void => {
    if (failed === null) return;
    const { error } = failed;
    failed = null;
    throw error;
  };
  const query = async (...parts: readonly unknown[]): Promise<unknown> => {
    const text = textOf(parts[0]);
    if (text?.startsWith('begin') === true) {
      defer(...parts);
      return { rows: [], rowCount: 0, fields: [], command: 'BEGIN', oid: 0 };
    }
    const answer = send(...parts);
    // Answers come in the order of the questions: when this one is there, those before it are.
    const result = await answer.catch((error: unknown) => {
      if (text?.startsWith('rollback') === true) failed = null;
      told();
      throw error;
    });
    if (text?.startsWith('rollback') === true) failed = null;
    told();
    return result;
  };
  return Object.assign(Object.create(client), { query, later: (statement: Statement) => defer(statement) });
}

function textOf(query: unknown): string | null {
  if (typeof query === 'string') return query;
  const text: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, 'text') : null;
  return typeof text === 'string' ? text : null;
}
