import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { Refusal } from '#core/refusal.ts';
import { openEmbedded, ownDatabase, ownUser, type EmbeddedServer } from '#server/platform/database/embedded/server.ts';
import type { Database, Orm } from '#server/platform/database/handles.ts';
import { messages } from '#server/platform/database/messages.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { createPipelines } from '#server/platform/database/pipelines.ts';
import { runPipelined } from '#server/platform/database/transactions.ts';
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
  /** False where a pooler hands each transaction to another connection (pgbouncer in transaction mode); `DATABASE_NAMED_STATEMENTS=off`. */
  readonly namedStatements?: boolean;
};

export type OpenDatabase = Database & {
  /** The server started or joined; null for a server of one's own. */
  readonly server: EmbeddedServer | null;
  /** Names of the migrations that were applied just now. */
  readonly applied: readonly string[];
};

/** Opens the store, starting and migrating it where needed. `close` leaves no process behind. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const server = options.url === undefined || options.url === '' ? await openEmbedded(options) : null;
  const place: pg.PoolConfig = server === null ? { connectionString: options.url } : { host: server.socket, user: ownUser, database: ownDatabase };
  const pool = createPool(place, options.connections ?? 20, options.namedStatements ?? process.env['DATABASE_NAMED_STATEMENTS'] !== 'off');
  try {
    await checkServer(pool, server === null);
    const applied = options.migrating === false ? [] : await migrate(pool);
    let closing: Promise<void> | null = null;
    const database = databaseOf(pool);
    const close = async (): Promise<void> => {
      await database.close();
      await server?.release();
    };
    return { ...database, server, applied, close: () => (closing ??= close()) };
  } catch (thrown) {
    await pool.end();
    await server?.release();
    throw thrown;
  }
}

/** A pool whose whole numbers of eight bytes arrive as bigint, days as ISO text, decimals as text. */
export function createPool(config: pg.PoolConfig, connections: number, namedStatements = true): pg.Pool {
  const pool = new pg.Pool({
    ...config, max: connections, application_name: 'hengji', idleTimeoutMillis: 30_000, connectionTimeoutMillis: 15_000, types: { getTypeParser },
    ...(namedStatements ? {} : { Client: ClientWithoutNames }),
  });
  return listening(pool);
}

function listening(pool: pg.Pool): pg.Pool {
  // A connection that breaks while idle is replaced with the next query.
  pool.on('error', () => undefined);
  // One that breaks in use fails the query under way; without a listener it would end the process as well.
  pool.on('connect', (client) => { client.on('error', () => undefined); });
  return pool;
}

/** Leaves the names of prepared statements out: each query is planned by itself. */
class ClientWithoutNames extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const query: (...parts: unknown[]) => unknown = this.query.bind(this);
    Object.assign(this, { query: (first: unknown, ...rest: unknown[]) => query(withoutName(first), ...rest) });
  }
}

function withoutName(query: unknown): unknown {
  if (typeof query !== 'object' || query === null || !('name' in query) || 'submit' in query) return query;
  return { ...query, name: undefined };
}

const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, (text) => BigInt(text)],
  [pg.types.builtins.DATE, (text) => text],
]);

// The query layer hands raw statements its own parsers, which fall back to those of the driver as a whole.
for (const [oid, parse] of parsers) pg.types.setTypeParser(oid, parse);

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  (format === 'binary' ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format);

/** Connections over which single reads share their way, and over which changes are sent. */
const readingLines = 3;
const mostWriters = 32;

/** The store over a pool. */
export function databaseOf(pool: pg.Pool): Database {
  const orm: Orm = drizzle(pool);
  // Behind a pooler that changes connections between statements nothing is sent ahead.
  const isPlain = pool.options.Client === ClientWithoutNames;
  const writers = isPlain ? null : listening(new pg.Pool({ ...pool.options, max: Math.min(mostWriters, 2 * (pool.options.max ?? mostWriters)), pipeline: true }));
  const pipelines = isPlain ? null : createPipelines(pool.options, readingLines);
  return {
    pool,
    orm,
    prepared: pipelines ?? pool,
    transaction: (act) => withRetries(() => (writers === null ? orm.transaction(act) : runPipelined(writers, act))),
    close: async () => {
      await Promise.all([pipelines?.close(), writers?.end()]);
      await pool.end();
    },
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
