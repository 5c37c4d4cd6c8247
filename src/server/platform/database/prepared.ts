import type pg from 'pg';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';

/** A statement that is prepared once by its name and then only bound; without a name it is planned each time. */
export type Statement = { readonly name?: string; readonly text: string; readonly values: unknown[] };

/** Who answers prepared statements: the pool, a transaction's own connection, the pipelines of single reads. */
export type Queryable = { readonly query: <Row extends pg.QueryResultRow>(statement: Statement) => Promise<{ readonly rows: Row[]; readonly rowCount: number | null }> };

/**
 * The connection of a transaction, or the pool outside one, for what is asked many times a second: such statements are
 * neither built nor planned anew each time.
 */
export function preparedOn(from: Orm | Transaction | Queryable): Queryable {
  if (isQueryable(from)) return from;
  const client = connectionOf(from);
  if (!isQueryable(client)) throw new Error('the query layer no longer shows its connection');
  return client;
}

/**
 * Sends a statement of a transaction whose answer nobody needs. If it fails, what is asked next fails with its error, at the
 * latest the end of the transaction, and nothing is stored.
 */
export async function later(tx: Transaction, statement: Statement): Promise<void> {
  const client = connectionOf(tx);
  if (canDefer(client)) client.later(statement);
  else await preparedOn(tx).query(statement);
}

/**
 * What several statements of a transaction that were sent together answer. Waits for all of them, whatever happens to one, and
 * then fails with the first error: nothing may go on behind a transaction that has ended.
 */
export async function together<T extends readonly unknown[]>(...asked: { readonly [Place in keyof T]: Promise<T[Place]> }): Promise<T> {
  const settled = await Promise.allSettled(asked);
  const failed = settled.find((each) => each.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return Promise.all(asked);
}

function connectionOf(from: object): unknown {
  const session: unknown = Reflect.get(from, 'session');
  return typeof session === 'object' && session !== null ? Reflect.get(session, 'client') : null;
}

function isQueryable(client: unknown): client is Queryable {
  return typeof client === 'object' && client !== null && 'query' in client && typeof client.query === 'function';
}

function canDefer(client: unknown): client is { readonly later: (statement: Statement) => void } {
  return typeof client === 'object' && client !== null && 'later' in client && typeof client.later === 'function';
}
