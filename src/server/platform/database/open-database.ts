import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { Refusal } from '#core/refusal.ts';
import { openEmbedded, ownUser, type EmbeddedServer } from '#server/platform/database/embedded/server.ts';
import type { Database, Orm } from '#server/platform/database/handles.ts';
import { messages } from '#server/platform/database/messages.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { fill } from '#server/platform/messages.ts';

export type DatabaseOptions = {
  /** Folder of the product's data; the shipped server keeps its files in it. */
  readonly dataFolder: string;
  /** A server of one's own (`DATABASE_URL`) in place of the shipped one. */
  readonly url?: string | undefined;
  readonly connections?: number;
  readonly settings?: readonly string[];
  readonly binaries?: string;
  /** Whether to bring the schema up to the program; commands that only look need not. */
  readonly migrating?: boolean;
};

const databaseName = 'hengji';

/** Opens the store, starting and migrating it where needed. `close` leaves no process behind. */
export async function openDatabase(options: DatabaseOptions): Promise<Database & { readonly server: EmbeddedServer | null; readonly applied: readonly string[] }> {
  const server = options.url === undefined || options.url === '' ? await openEmbedded(options) : null;
  try {
    if (server !== null) await createWhenMissing(server.socket);
    const pool = createPool(server === null ? { connectionString: options.url } : { host: server.socket, user: ownUser, database: databaseName }, options.connections ?? 20);
    try {
      await checkServer(pool, server === null);
      const applied = options.migrating === false ? [] : await migrate(pool);
      const database = databaseOf(pool);
      return { ...database, server, applied, close: async () => { await database.close(); await server?.release(); } };
    } catch (thrown) {
      await pool.end();
      throw thrown;
    }
  } catch (thrown) {
    await server?.release();
    throw thrown;
  }
}

/** A pool whose whole numbers of eight bytes arrive as bigint, days as ISO text, decimals as text. */
export function createPool(config: pg.PoolConfig, connections: number): pg.Pool {
  const pool = new pg.Pool({ ...config, max: connections, application_name: 'hengji', idleTimeoutMillis: 30_000, types: { getTypeParser } });
  // A connection that breaks while idle is replaced with the next query.
  pool.on('error', () => undefined);
  return pool;
}

const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, (text) => BigInt(text)],
  [pg.types.builtins.DATE, (text) => text],
]);

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  (format === 'binary' ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format as 'text');

/** The store over a pool. */
export function databaseOf(pool: pg.Pool): Database {
  const orm: Orm = drizzle(pool);
  return {
    pool,
    orm,
    transaction: (act) => withRetries(() => orm.transaction(act)),
    close: () => pool.end(),
  };
}

const retried = new Set(['40001', '40P01']);
const mostAttempts = 4;

/** A transaction that lost against another one is run again: nothing of it was stored. */
async function withRetries<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (thrown) {
      if (attempt >= mostAttempts || !retried.has(sqlStateOf(thrown) ?? '')) throw thrown;
    }
  }
}

/** The error of the server behind an error of the query layer; null where it is something else. */
export function databaseErrorOf(thrown: unknown): pg.DatabaseError | null {
  for (let at: unknown = thrown; at instanceof Error; at = at.cause) if (at instanceof pg.DatabaseError) return at;
  return null;
}

function sqlStateOf(thrown: unknown): string | null {
  return databaseErrorOf(thrown)?.code ?? null;
}

async function createWhenMissing(socket: string): Promise<void> {
  const client = new pg.Client({ host: socket, user: ownUser, database: 'postgres', application_name: 'hengji' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } catch (thrown) {
    // Another process made it at the same moment.
    if (!['42P04', '23505'].includes(sqlStateOf(thrown) ?? '')) throw thrown;
  } finally {
    await client.end();
  }
}

async function checkServer(pool: pg.Pool, isForeign: boolean): Promise<void> {
  try {
    const { rows } = await pool.query<{ version: string; shown: string; encoding: string }>(
      `select current_setting('server_version_num') as version, current_setting('server_version') as shown, current_setting('server_encoding') as encoding`);
    const [row] = rows;
    if (row === undefined || Number(row.version) < 150_000) throw new Refusal('database', fill(messages.tooOld, { version: row?.shown ?? '?' }));
    if (row.encoding !== 'UTF8') throw new Refusal('database', fill(messages.notUtf8, { encoding: row.encoding }));
  } catch (thrown) {
    if (thrown instanceof Refusal || !isForeign) throw thrown;
    throw new Refusal('database', fill(messages.cannotConnect, { why: thrown instanceof Error ? thrown.message : String(thrown) }), { cause: thrown });
  }
}

