import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
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
 * Brings the database up to the program: every migration it does not have yet, each in a transaction of its own. Answers
 * the names of those applied. Refuses a database that a later program migrated, and a migration that was altered since.
 */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[] = readMigrations()): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey.toString()]);
    try {
      await client.query('create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())');
      const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migration order by name');
      const known = new Map(migrations.map((migration) => [migration.name, migration]));
      const foreign = rows.filter(({ name }) => !known.has(name)).map(({ name }) => name);
      if (foreign.length > 0) throw new Refusal('database', fill(messages.newerDatabase, { names: foreign.join(', ') }));
      for (const { name, checksum } of rows) {
        if (known.get(name)?.checksum !== checksum) throw new Refusal('database', fill(messages.changedMigration, { name }));
      }
      const applied = new Set(rows.map(({ name }) => name));
      const missing = migrations.filter(({ name }) => !applied.has(name));
      for (const migration of missing) await apply(client, migration);
      return missing.map(({ name }) => name);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lockKey.toString()]);
    }
  } finally {
    client.release();
  }
}

async function apply(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (thrown) {
    await client.query('rollback');
    if (thrown instanceof Error && 'code' in thrown && thrown.code === '42501' && sql.includes('pg_trgm')) throw new Refusal('database', messages.noTrigrams, { cause: thrown });
    throw thrown;
  }
}
