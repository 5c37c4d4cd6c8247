import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Pool } from 'pg';
import type { Queryable } from '#server/platform/database/prepared.ts';

/** Queries by the query layer, outside a transaction. */
export type Orm = NodePgDatabase<Record<string, never>>;

/** The same inside one transaction. */
export type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];

/** The store of one running product. */
export type Database = {
  readonly pool: Pool;
  readonly orm: Orm;
  /** Short reads that stand alone, many at once over few connections. */
  readonly prepared: Queryable;
  /** Everything in it is stored, or nothing is. */
  readonly transaction: <T>(act: (tx: Transaction) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};
