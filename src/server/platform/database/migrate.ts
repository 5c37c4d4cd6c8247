import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Refusal } from '#core/refusal.ts';
import { messages } from '#server/platform/database/messages.ts';
import { fill } from '#server/platform/messages.ts';

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

/** Key of the advisory lock: one process migrates, the others wait and find it done. */
const lockKey = 7_264_839_114n;

/** The migrations of the program, in order of their names. */
export function readMigrations(folder: string = join(import.meta.dirname, 'migrations')): readonly Migration[] {
  return readdirSync(folder).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).toSorted().map((file) => {
    const sql = readFileSync(join(folder, file), 'utf8');
    return { name: file.replace(/\.sql$/, ''), sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Brings the database up to the program: every migration it does not have yet, each in a transaction of its own, one
 * process at a time. Answers the names of those applied. Refuses a database that a later program migrated, and a
 * migration that was altered since.
 */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[] = readMigrations()): Promise<readonly string[]> {
  const applied: string[] = [];
  const client = await pool.connect();
  try {
    for (;;) {
      const name = await applyNext(client, migrations);
      if (name === null) return applied;
      applied.push(name);
    }
  } finally {
    client.release();
  }
}

/** What the database says of itself: names and checksums of the migrations it went through. */
export async function appliedMigrations(client: pg.Pool | pg.ClientBase): Promise<readonly Pick<Migration, 'name' | 'checksum'>[]> {
  const { rows: [found] } = await client.query<{ table: string | null }>(`select to_regclass('public.migration')::text as table`);
  if (found?.table == null) return [];
  return (await client.query<{ name: string; checksum: string }>('select name, checksum from public.migration order by name')).rows;
}

/** The lock lasts as long as the transaction, so that it holds behind a pooler as well. */
async function applyNext(client: pg.PoolClient, migrations: readonly Migration[]): Promise<string | null> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [lockKey.toString()]);
    const applied = await appliedMigrations(client);
    await refuseUnknown(client, applied, migrations);
    const next = migrations.find(({ name }) => !applied.some((each) => each.name === name));
    if (next !== undefined) {
      if (applied.length === 0) await client.query('create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())');
      await client.query(next.sql);
      await client.query('insert into migration (name, checksum) values ($1, $2)', [next.name, next.checksum]);
    }
    await client.query('commit');
    return next?.name ?? null;
  } catch (thrown) {
    await client.query('rollback').catch(() => undefined);
    if (thrown instanceof pg.DatabaseError && thrown.code === '42501' && /pg_trgm/.test(thrown.message)) throw new Refusal('database', messages.noTrigrams, { cause: thrown });
    throw thrown;
  }
}

async function refuseUnknown(client: pg.PoolClient, applied: readonly Pick<Migration, 'name' | 'checksum'>[], migrations: readonly Migration[]): Promise<void> {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const foreign = applied.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (foreign.length > 0) throw new Refusal('database', fill(messages.newerDatabase, { names: foreign.join(', ') }));
  for (const { name, checksum } of applied) {
    if (known.get(name)?.checksum !== checksum) throw new Refusal('database', fill(await holdsOnlyExample(client) ? messages.changedMigrationOfExample : messages.changedMigration, { name }));
  }
}

/** Whether nothing would be missed of the database. Its tables may be those of any version: what cannot be told counts as somebody's data. */
async function holdsOnlyExample(client: pg.PoolClient): Promise<boolean> {
  try {
    const { rows: [counted] } = await client.query<{ examples: number; own: number }>('select count(*) filter (where is_example)::int as examples, count(*) filter (where not is_example)::int as own from department');
    return counted !== undefined && counted.examples > 0 && counted.own === 0;
  } catch {
    return false;
  }
}
