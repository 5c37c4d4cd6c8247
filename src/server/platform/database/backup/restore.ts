import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Refusal } from '#core/refusal.ts';
import { readArchive, type Part, type ReadPart } from '#server/platform/database/backup/archive.ts';
import { manifestForm, manifestName, type Manifest } from '#server/platform/database/backup/back-up.ts';
import { copySettings, quoted, tablesOf, withColumns } from '#server/platform/database/backup/tables.ts';
import { messages } from '#server/platform/database/messages.ts';
import { appliedMigrations, migrate, readMigrations } from '#server/platform/database/migrate.ts';
import { fill } from '#server/platform/messages.ts';

export type RestoreOptions = {
  readonly pool: pg.Pool;
  readonly filesFolder: string;
  readonly archive: string;
  /** Whether what the database holds may be thrown away. */
  readonly replacing: boolean;
};

/**
 * Loads an archive into an empty database. It is read through before anything is touched. A backup of an earlier version
 * is loaded into the tables of its day, which are then migrated. Refuses a database that holds something, one that
 * somebody else uses, a damaged archive, and one of a later version.
 */
export async function restore({ pool, filesFolder, archive, replacing }: RestoreOptions): Promise<Manifest> {
  const manifest = await readManifest(archive);
  const known = readMigrations();
  const later = manifest.migrations.filter(({ name, checksum }) => known.find((each) => each.name === name)?.checksum !== checksum);
  if (later.length > 0) throw new Refusal('database', fill(messages.laterArchive, { names: later.map(({ name }) => name).join(', ') }));

  await refuseWhenUsed(pool, replacing);
  await empty(pool);
  await migrate(pool, known.filter(({ name }) => manifest.migrations.some((each) => each.name === name)));
  await load(pool, manifest, archive, filesFolder);
  await migrate(pool);
  return manifest;
}

/** What an archive holds, after every part of it was compared with its checksum. */
export async function readManifest(archive: string): Promise<Manifest> {
  const seen: Part[] = [];
  let text: string | null = null;
  for await (const part of readArchive(archive)) {
    const hash = createHash('sha256');
    const pieces: Uint8Array[] = [];
    for await (const piece of part.content) {
      hash.update(piece);
      if (part.name === manifestName) pieces.push(piece);
    }
    if (part.name === manifestName) text = Buffer.concat(pieces).toString('utf8');
    else seen.push({ name: part.name, bytes: part.bytes, sha256: hash.digest('hex') });
  }
  const damaged = new Refusal('database', fill(messages.damagedArchive, { path: archive }));
  if (text === null) throw damaged;
  const manifest: Manifest = JSON.parse(text);
  if (manifest.form !== manifestForm) throw damaged;
  const expected = [...manifest.tables.flatMap(({ parts }) => parts), ...manifest.files];
  const isWhole = expected.length === seen.length && expected.every((part, index) => {
    const found = seen[index];
    return found?.name === part.name && found.bytes === part.bytes && found.sha256 === part.sha256;
  });
  if (!isWhole) throw damaged;
  return manifest;
}

async function refuseWhenUsed(pool: pg.Pool, replacing: boolean): Promise<void> {
  const client = await pool.connect();
  try {
    if (!replacing) {
      for (const { table } of await tablesOf(client)) {
        const { rowCount } = await client.query(`select from public.${quoted(table)} limit 1`);
        if (rowCount !== 0) throw new Refusal('database', messages.notEmpty);
      }
    }
    const others = `select from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`;
    // The connection of a program that has just ended is seen for a moment longer.
    for (let attempt = 0; (await client.query(others)).rowCount !== 0; attempt += 1) {
      if (attempt === 10) throw new Refusal('database', messages.inUse);
      await sleep(50);
    }
  } finally {
    client.release();
  }
}

/** As it was before the first migration. */
async function empty(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    if ((await appliedMigrations(client)).length === 0) return;
    await client.query('begin');
    await client.query('drop schema if exists pgboss cascade');
    const { rows: tables } = await client.query<{ name: string }>(`select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`);
    for (const { name } of tables) await client.query(`drop table if exists ${name} cascade`);
    // Functions of extensions stay: the extension may belong to the administrator.
    const { rows: functions } = await client.query<{ name: string }>(`
      select oid::regprocedure::text as name from pg_proc p where pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')`);
    for (const { name } of functions) await client.query(`drop routine if exists ${name} cascade`);
    const { rows: sequences } = await client.query<{ name: string }>(`select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'`);
    for (const { name } of sequences) await client.query(`drop sequence if exists ${name} cascade`);
    await client.query('commit');
  } catch (thrown) {
    await client.query('rollback').catch(() => undefined);
    throw thrown;
  } finally {
    client.release();
  }
}

/** All rows in one transaction. Triggers rest meanwhile: what they keep in step is in the archive as well. Foreign keys are checked. */
async function load(pool: pg.Pool, manifest: Manifest, archive: string, filesFolder: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(copySettings);
    const existing = (await tablesOf(client)).map(({ table }) => table);
    for (const table of existing) await client.query(`alter table public.${quoted(table)} disable trigger user`);
    // A migration may have put rows in.
    if (existing.length > 0) await client.query(`truncate ${existing.map((table) => `public.${quoted(table)}`).join(', ')} cascade`);

    const parts = readArchive(archive);
    let next = await parts.next();
    for (const shape of manifest.tables) {
      const stream = client.query(copyFrom(`copy ${withColumns(shape)} from stdin`));
      const names = new Set(shape.parts.map(({ name }) => name));
      await pipeline(Readable.from((async function* rows() {
        while (next.done !== true && names.has(next.value.name)) {
          yield* next.value.content;
          next = await parts.next();
        }
      })()), stream);
    }
    for (const { name, value } of manifest.sequences) await client.query('select setval($1::regclass, $2)', [`public.${quoted(name)}`, value]);
    for (; next.done !== true; next = await parts.next()) if (next.value.name.startsWith('files/')) await putFile(filesFolder, next.value);
    for (const table of existing) await client.query(`alter table public.${quoted(table)} enable trigger user`);
    await client.query('commit');
    client.release();
  } catch (thrown) {
    client.release(true);
    throw thrown;
  }
}

async function putFile(folder: string, part: ReadPart): Promise<void> {
  const name = part.name.slice('files/'.length);
  if (name.split('/').some((piece) => piece === '' || piece === '.' || piece === '..')) throw new Error(`${part.name}: not a name in the folder of files`);
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await pipeline(Readable.from(part.content), createWriteStream(`${path}.part`, { mode: 0o600 }));
    await rename(`${path}.part`, path);
  } catch (thrown) {
    await rm(`${path}.part`, { force: true });
    throw thrown;
  }
}
