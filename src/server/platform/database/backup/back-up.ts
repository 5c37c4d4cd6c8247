import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { writeArchive, type Part } from '#server/platform/database/backup/archive.ts';
import { copySettings, tablesOf, withColumns, type TableShape } from '#server/platform/database/backup/tables.ts';
import { appliedMigrations, type Migration } from '#server/platform/database/migrate.ts';

/** Last part of every archive: what it holds, and what it must read as. */
export type Manifest = {
  readonly form: typeof manifestForm;
  readonly program: string;
  /** Moment of the snapshot. */
  readonly takenAt: string;
  readonly migrations: readonly Pick<Migration, 'name' | 'checksum'>[];
  readonly tables: readonly (TableShape & { readonly rows: string; readonly parts: readonly Part[] })[];
  readonly sequences: readonly { readonly name: string; readonly value: string }[];
  readonly files: readonly Part[];
};

export const manifestForm = 'hengji-backup-1';
export const manifestName = 'manifest.json';

/** Text of a table is cut into parts of about this size, since an archive announces how long each part is. */
const partBytes = 4 << 20;

export type BackupOptions = {
  readonly pool: pg.Pool;
  readonly filesFolder: string;
  readonly out: string;
  readonly program: string;
};

/**
 * Writes all tables, as they stand at one moment, and the uploaded files into one archive. Others may go on writing
 * meanwhile: what they store is not in it. A file is stored before the row that names it, so that none is missing.
 */
export async function backUp({ pool, filesFolder, out, program }: BackupOptions): Promise<Manifest> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(copySettings);
    const { rows: [moment] } = await client.query<{ now: Date }>('select clock_timestamp() as now');
    const migrations = await appliedMigrations(client);
    const shapes = await tablesOf(client);
    const { rows: sequences } = await client.query<{ name: string; value: string }>(
      `select sequencename::text as name, last_value::text as value from pg_sequences where schemaname = 'public' and last_value is not null order by 1`);
    let manifest: Manifest | null = null;
    await writeArchive(out, async (put) => {
      const tables: Manifest['tables'][number][] = [];
      for (const shape of shapes) {
        const parts: Part[] = [];
        const stream = client.query(copyTo(`copy ${withColumns(shape)} to stdout`));
        for await (const piece of inParts(stream)) parts.push(await put(`tables/${shape.table}/${String(parts.length + 1).padStart(6, '0')}.copy`, piece.length, [piece]));
        tables.push({ ...shape, rows: String(stream.rowCount), parts });
      }
      await client.query('commit');
      const files: Part[] = [];
      for (const name of await filesIn(filesFolder)) {
        const path = join(filesFolder, name);
        const facts = await stat(path).catch(() => null);
        if (facts !== null) files.push(await put(`files/${name}`, facts.size, createReadStream(path)));
      }
      manifest = { form: manifestForm, program, takenAt: (moment?.now ?? new Date(0)).toISOString(), migrations, tables, sequences, files };
      const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
      await put(manifestName, text.length, [text]);
    });
    if (manifest === null) throw new Error('no manifest was written');
    client.release();
    return manifest;
  } catch (thrown) {
    // In the middle of a copy the connection is of no more use.
    client.release(true);
    throw thrown;
  }
}

/** The bytes of a stream in parts that end with a line. */
async function* inParts(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const piece of source) {
    held.push(piece);
    bytes += piece.length;
    if (bytes < partBytes) continue;
    const whole = Buffer.concat(held);
    const end = whole.lastIndexOf(0x0a) + 1;
    if (end === 0) continue;
    yield whole.subarray(0, end);
    held = [whole.subarray(end)];
    bytes = whole.length - end;
  }
  const rest = Buffer.concat(held);
  if (rest.length > 0) yield rest;
}

/** Uploads still on their way stand in folders or files whose names begin with a dot. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
    .filter((name) => !name.split('/').some((piece) => piece.startsWith('.') || piece.endsWith('.part'))).toSorted();
}
