import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#server/platform/database/handles.ts';
import { backUp, type Manifest } from '#server/platform/database/backup/back-up.ts';
import { restore } from '#server/platform/database/backup/restore.ts';
import { migrate, readMigrations } from '#server/platform/database/migrate.ts';
import { createEmptyDatabase, createTestDatabase } from '../database.ts';
import { contentOf, fillLedger } from './filled-ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'hengji-backup-'));
const filesFolder = join(folder, 'files');
const archive = join(folder, 'backup.tar.gz');
const paper = Buffer.from('附件'.repeat(50_000));
const hash = createHash('sha256').update(paper).digest('hex');

let source: Database;
let manifest: Manifest;
beforeAll(async () => {
  mkdirSync(join(filesFolder, hash.slice(0, 2)), { recursive: true });
  writeFileSync(join(filesFolder, hash.slice(0, 2), hash), paper);
  writeFileSync(join(filesFolder, 'empty'), '');
  source = await createTestDatabase();
  await fillLedger(source.pool);
  manifest = await backUp({ pool: source.pool, filesFolder, out: archive, program: '0.1.0' });
});
afterAll(async () => {
  await source.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (target: Database, from: string, more: { replacing?: boolean } = {}): Promise<Manifest> =>
  restore({ pool: target.pool, filesFolder: join(folder, 'restored'), archive: from, replacing: more.replacing ?? false });

describe('a backup', { timeout: 120_000 }, () => {
  test('is an archive that other programs unpack, for its owner alone', () => {
    const listed = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' }).trim().split('\n');
    expect(listed).toEqual(expect.arrayContaining(['tables/fund_entry/000001.copy', `files/${hash.slice(0, 2)}/${hash}`, 'files/empty', 'manifest.json']));
    expect(listed.at(-1)).toBe('manifest.json');
    expect(listed.some((name) => name.includes('/session/'))).toBe(false);
    expect(statSync(archive).mode & 0o777).toBe(0o600);
    expect(execFileSync('tar', ['-xzOf', archive, `files/${hash.slice(0, 2)}/${hash}`], { maxBuffer: 1 << 24 }).equals(paper)).toBe(true);
  });

  test('restored holds every row of every table, and every file', async () => {
    const target = await createEmptyDatabase();
    try {
      await put(target, archive);
      const [expected, found] = [new Map(await contentOf(source.pool)), await contentOf(target.pool)];
      expected.set('session', []);
      expect(found).toEqual(expected);
      expect(found.get('fund_entry')).toHaveLength(120);
      expect(readFileSync(join(folder, 'restored', hash.slice(0, 2), hash)).equals(paper)).toBe(true);
      // Triggers work again: a payment counts in its project.
      const booked = `insert into fund_entry (department_id, id, project_id, kind, amount_fen, occurred_on) select department_id, gen_random_uuid(), id, 'paid', 100, '2023-05-01' from project where ordinal = 10 returning department_id`;
      await target.pool.query(booked);
      const [was, is] = await Promise.all([source, target].map(({ pool }) => pool.query<{ paid_fen: bigint }>(`select paid_fen from project_stat s join project p on p.id = s.project_id where ordinal = 10`)));
      expect(is?.rows[0]?.paid_fen).toBe((was?.rows[0]?.paid_fen ?? 0n) + 100n);
      await expect(target.pool.query('delete from audit_entry')).rejects.toThrow(/append-only/);
    } finally {
      await target.close();
    }
  });

  test('is of one moment: what is written meanwhile is in it whole or not at all', async () => {
    const writing = await createTestDatabase();
    const target = await createEmptyDatabase();
    try {
      await fillLedger(writing.pool);
      let stop = false;
      // Each pair of payments is booked in one transaction.
      const writer = (async () => {
        for (let pair = 0; !stop; pair += 1) {
          await writing.pool.query(`insert into fund_entry (department_id, id, project_id, kind, amount_fen, occurred_on, note)
            select department_id, gen_random_uuid(), id, 'paid', 100, '2023-05-01', $1 from project where ordinal in (10, 11)`, [`pair ${pair}`]);
        }
      })();
      const out = join(folder, 'meanwhile.tar.gz');
      await backUp({ pool: writing.pool, filesFolder, out, program: '0.1.0' });
      stop = true;
      await writer;
      await put(target, out);
      const { rows } = await target.pool.query(`select note, count(*)::int as count from fund_entry where note is not null group by note having count(*) <> 2`);
      expect(rows).toEqual([]);
      const { rows: sums } = await target.pool.query(`select s.paid_fen = sum(e.amount_fen) as agrees from project_stat s join fund_entry e using (department_id, project_id) where e.kind = 'paid' group by s.department_id, s.project_id, s.paid_fen`);
      expect(sums.every(({ agrees }) => agrees)).toBe(true);
    } finally {
      await Promise.all([writing.close(), target.close()]);
    }
  });

  test('of an earlier version is brought up to this one', async () => {
    const [old, target] = [await createEmptyDatabase(), await createEmptyDatabase()];
    try {
      await migrate(old.pool, readMigrations().slice(0, 1));
      await old.pool.query(`insert into bureau (id, name) values (gen_random_uuid(), '示例市财政局')`);
      const out = join(folder, 'old.tar.gz');
      await backUp({ pool: old.pool, filesFolder: join(folder, 'none'), out, program: '0.1.0' });
      await put(target, out);
      expect((await target.pool.query('select name from bureau')).rows).toEqual([{ name: '示例市财政局' }]);
      expect((await target.pool.query('select name from migration order by name')).rows).toEqual(readMigrations().map(({ name }) => ({ name })));
    } finally {
      await Promise.all([old.close(), target.close()]);
    }
  });
});

describe('refused, with nothing changed', { timeout: 120_000 }, () => {
  test('into a database that holds something, unless it may be replaced', async () => {
    const target = await createTestDatabase();
    try {
      await target.pool.query(`insert into bureau (id, name) values (gen_random_uuid(), '别处')`);
      await expect(put(target, archive)).rejects.toThrow(/holds data/);
      expect((await target.pool.query('select name from bureau')).rows).toEqual([{ name: '别处' }]);
      await put(target, archive, { replacing: true });
      expect((await target.pool.query('select name from bureau')).rows).toEqual([{ name: '示例市财政局' }]);
    } finally {
      await target.close();
    }
  });

  test('a damaged, a cut and a foreign file, and one of a later version', async () => {
    const target = await createTestDatabase();
    const whole = readFileSync(archive);
    const altered = Buffer.from(gunzipSync(whole));
    altered[altered.indexOf('科普经费10')] = 0x41;
    const later = Buffer.from(gunzipSync(whole));
    const cases: readonly (readonly [string, Buffer, RegExp])[] = [
      ['altered', gzipSync(altered), /not a whole backup/],
      ['cut', whole.subarray(0, whole.length >> 1), /not a whole backup/],
      ['foreign', Buffer.from('not an archive at all'), /not a whole backup/],
      ['nothing', Buffer.alloc(0), /not a whole backup/],
      ['later', gzipSync(Buffer.from(later.toString('latin1').replaceAll('"0003_guards"', '"9003_guards"'), 'latin1')), /later version/],
    ];
    try {
      await target.pool.query(`insert into bureau (id, name) values (gen_random_uuid(), '别处')`);
      for (const [name, bytes, complaint] of cases) {
        writeFileSync(join(folder, name), bytes);
        await expect(put(target, join(folder, name), { replacing: true }), name).rejects.toThrow(complaint);
      }
      await expect(put(target, join(folder, 'no such file'))).rejects.toThrow(/no such backup/);
      expect((await target.pool.query('select name from bureau')).rows).toEqual([{ name: '别处' }]);
    } finally {
      await target.close();
    }
  });

  test('a backup that cannot be written leaves nothing behind', async () => {
    const out = join(folder, 'no such folder', 'backup.tar.gz');
    await expect(backUp({ pool: source.pool, filesFolder, out, program: '0.1.0' })).rejects.toThrow(/cannot be written \(ENOENT\)/);
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    // The connection it held is given back.
    expect((await source.pool.query('select 1 as it')).rowCount).toBe(1);
  });
});

test('the manifest counts what is in it', () => {
  expect(manifest.tables.find(({ table }) => table === 'fund_entry')?.rows).toBe('120');
  expect(manifest.files.map(({ name, bytes }) => [name, bytes])).toEqual(expect.arrayContaining([[`files/${hash.slice(0, 2)}/${hash}`, paper.length], ['files/empty', 0]]));
  expect(manifest.migrations.map(({ name }) => name)).toEqual(readMigrations().map(({ name }) => name));
});
