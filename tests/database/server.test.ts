import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal.ts';
import { digest } from '#server/platform/database/embedded/places.ts';
import { processesIn } from '#server/platform/database/embedded/postmaster.ts';
import { openDatabase, type OpenDatabase } from '#server/platform/database/open-database.ts';

const root = join(import.meta.dirname, '../..');
const isRoot = process.getuid?.() === 0;
const made: string[] = [];
const opened: OpenDatabase[] = [];

function newFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'hengji-server-'));
  chmodSync(folder, mode);
  made.push(folder);
  return folder;
}

async function open(dataFolder: string, more: object = {}): Promise<OpenDatabase> {
  const database = await openDatabase({ dataFolder, connections: 2, settings: ['fsync=off', 'shared_buffers=16MB'], ...more });
  opened.push(database);
  return database;
}

afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const serverOf = ({ server }: OpenDatabase): NonNullable<OpenDatabase['server']> => {
  if (server === null) throw new Error('no server of our own');
  return server;
};

describe('the server that comes with the product', { timeout: 120_000 }, () => {
  test('is started, migrated, stopped, and started again with what was stored', async () => {
    const folder = join(newFolder(), 'data');
    const first = await open(folder);
    expect(first.applied[0]).toBe('0001_ledger');
    await first.pool.query(`insert into bureau (id, name) values (gen_random_uuid(), '示例市财政局')`);
    const { data } = serverOf(first);
    expect(processesIn(data).length).toBeGreaterThan(1);
    await first.close();
    expect(processesIn(data)).toEqual([]);
    expect(existsSync(join(data, 'postmaster.pid'))).toBe(false);

    const second = await open(folder);
    expect(second.applied).toEqual([]);
    expect((await second.pool.query('select name from bureau')).rows).toEqual([{ name: '示例市财政局' }]);
  });

  test('whole numbers arrive exactly, days as text', async () => {
    const { pool } = await open(newFolder());
    const { rows } = await pool.query(`select 9007199254740993::bigint as fen, date '2024-02-29' as day, 0.10::numeric as rate, show_trgm('预算绩效管理') as trigrams`);
    expect(rows).toEqual([{ fen: 9007199254740993n, day: '2024-02-29', rate: '0.10', trigrams: expect.arrayContaining([expect.any(String)]) }]);
    expect(rows[0]?.trigrams).toHaveLength(7);
  });

  test('names of prepared statements can be left out', async () => {
    const { pool } = await open(newFolder(), { connections: 1, namedStatements: false });
    await pool.query({ name: 'one', text: 'select $1::int', values: [1] });
    expect((await pool.query('select name from pg_prepared_statements')).rows).toEqual([]);
  });

  test('two that start at once share it; it stays until the last one leaves', async () => {
    const folder = newFolder();
    const [one, two] = await Promise.all([open(folder), open(folder)]);
    expect(serverOf(one).postmaster()).toBe(serverOf(two).postmaster());
    expect([...one.applied, ...two.applied].length).toBe(new Set([...one.applied, ...two.applied]).size);
    await one.close();
    expect((await two.pool.query('select 1 as it')).rows).toEqual([{ it: 1 }]);
    await two.close();
    expect(processesIn(serverOf(two).data)).toEqual([]);
  });

  test('a command beside it leaves it running; commands that race leave nothing', async () => {
    const folder = newFolder();
    const service = await open(folder);
    const postmaster = serverOf(service).postmaster();
    await run(['migrate', '--data', folder]);
    expect(serverOf(service).postmaster()).toBe(postmaster);
    await service.close();
    await Promise.all([1, 2, 3].map(() => run(['migrate', '--data', folder])));
    expect(processesIn(serverOf(service).data)).toEqual([]);
  });

  test('killed with all its processes it is started again under those who use it', async () => {
    const service = await open(newFolder());
    const { data } = serverOf(service);
    await service.pool.query(`insert into bureau (id, name) values (gen_random_uuid(), '示例市财政局')`);
    for (const pid of processesIn(data)) process.kill(pid, 'SIGKILL');
    await expect.poll(() => service.pool.query('select name from bureau').then(({ rows }) => rows, () => null), { timeout: 60_000 }).toEqual([{ name: '示例市财政局' }]);
    await service.close();
    expect(processesIn(data)).toEqual([]);
  });

  test('the postmaster alone killed: a new one waits for the last of its processes', async () => {
    const service = await open(newFolder());
    const { data, postmaster } = serverOf(service);
    process.kill(postmaster() ?? 0, 'SIGKILL');
    await expect.poll(() => service.pool.query('select count(*)::int as count from migration').then(({ rowCount }) => rowCount, () => null), { timeout: 60_000 }).toBe(1);
    await service.close();
    // Those whose postmaster was killed go when they notice.
    await expect.poll(() => processesIn(data), { timeout: 20_000 }).toEqual([]);
  });

  test('a data folder with a long path: the socket is elsewhere, and goes', async () => {
    const folder = join(newFolder(), '绩效数据'.repeat(10));
    const database = await open(folder);
    const { socket } = serverOf(database);
    expect(socket.startsWith(folder)).toBe(false);
    await database.close();
    expect(existsSync(socket)).toBe(false);
  });

  test('interrupted, a command leaves no process', async () => {
    const folder = newFolder();
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'migrate', '--data', folder], { stdio: 'ignore' });
    const ended = new Promise((done) => child.once('exit', done));
    await expect.poll(() => existsSync(join(folder, 'postgres', 'postmaster.pid')), { timeout: 60_000, interval: 5 }).toBe(true);
    child.kill('SIGINT');
    await ended;
    expect(processesIn(join(folder, 'postgres'))).toEqual([]);
  });

  test('data of another major version are refused with what to do', async () => {
    const folder = newFolder();
    await (await open(folder)).close();
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '14\n');
    await expect(openDatabase({ dataFolder: folder })).rejects.toThrow(/made by PostgreSQL 14/);
  });
});

describe.runIf(isRoot)('as root', { timeout: 120_000 }, () => {
  test('a data folder that other users cannot enter is served from outside', async () => {
    const folder = join(newFolder(0o700), 'data');
    const database = await open(folder);
    const { data } = serverOf(database);
    expect(data).toBe(join('/var/lib/hengji', digest(folder), 'postgres'));
    made.push(join('/var/lib/hengji', digest(folder)));
    expect((await database.pool.query('select 1 as it')).rowCount).toBe(1);
    expect(readFileSync(join(folder, 'postgres-is-at.txt'), 'utf8')).toContain(data);
  });

  test('the folder of an ordinary user keeps that user', async () => {
    const folder = newFolder(0o700);
    const daemon = 1;
    chownSync(folder, daemon, daemon);
    const database = await open(folder);
    expect(execFileSync('stat', ['-c', '%u', serverOf(database).data], { encoding: 'utf8' }).trim()).toBe(String(daemon));
    await database.close();
    // The user itself finds and uses it.
    const { stdout, status } = await run(['migrate', '--data', folder], daemon);
    expect([status, stdout]).toEqual([0, expect.stringContaining('数据库已是本版本')]);
  });

  test('data of somebody else are refused', async () => {
    const folder = newFolder();
    await (await open(folder)).close();
    chownSync(folder, 1, 1);
    const { status, stderr } = await run(['migrate', '--data', folder], 1);
    expect([status, stderr]).toEqual([2, expect.stringContaining('属于其他用户')]);
  });
});

describe('a database of one’s own', { timeout: 120_000 }, () => {
  test('that cannot be reached, or is named wrongly, is refused in a sentence', async () => {
    for (const url of ['postgres://nobody:secret@127.0.0.1:1/none', 'not an address']) {
      const refused = await openDatabase({ dataFolder: newFolder(), url }).then(() => null, (thrown: unknown) => thrown);
      expect(refused).toBeInstanceOf(Refusal);
      expect(String(refused)).not.toContain('secret');
    }
  });

  test('by its address serves as well as the one that comes with the product', async () => {
    const keeper = await open(newFolder());
    const url = `postgres://hengji@/hengji?host=${encodeURIComponent(serverOf(keeper).socket)}`;
    const database = await openDatabase({ dataFolder: newFolder(), url, connections: 1 });
    expect([database.server, database.applied]).toEqual([null, []]);
    await database.close();
    await keeper.pool.query('create database latin encoding latin1 locale "C" template template0');
    await expect(openDatabase({ dataFolder: newFolder(), url: url.replace('/hengji?', '/latin?') })).rejects.toThrow(/encoded in LATIN1/);
  });
});

type Ran = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

function run(words: readonly string[], uid?: number): Promise<Ran> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...words], { cwd: '/', ...(uid === undefined ? {} : { uid, gid: uid }), env: { PATH: process.env['PATH'] } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (piece: Buffer) => { stdout += piece.toString(); });
    child.stderr.on('data', (piece: Buffer) => { stderr += piece.toString(); });
    child.on('error', failed);
    child.on('close', (status) => done({ status, stdout, stderr }));
  });
}
