import type pg from 'pg';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';

/** Who answers a prepared statement: the pool, or a transaction's own connection. */
export type Queryable = { readonly query: <Row extends pg.QueryResultRow>(statement: { readonly name: string; readonly text: string; readonly values: unknown[] }) => Promise<{ readonly rows: Row[]; readonly rowCount: number | null }> };

/**
 * The connection of a transaction, or the pool outside one, for statements that are prepared once by name and then only bound: what is asked many
 * times a second is neither built nor planned anew.
 */
export function preparedOn(from: Orm | Transaction): Queryable {
  const session: unknown = Reflect.get(from, 'session');
  const client: unknown = typeof session === 'object' && session !== null ? Reflect.get(session, 'client') : null;
  if (!isQueryable(client)) throw new Error('the query layer no longer shows the connection of a transaction');
  return client;
}

function isQueryable(client: unknown): client is Queryable {
  return typeof client === 'object' && client !== null && 'query' in client && typeof client.query === 'function';
}
