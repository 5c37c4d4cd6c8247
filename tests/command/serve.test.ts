import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditVerification } from '#contract/audit.ts';
import { processesIn } from '#server/platform/database/embedded/postmaster.ts';
import { openDatabase } from '#server/platform/database/open-database.ts';
import { hengji, newFolder, root } from './run-hengji.ts';

let folder: string;
let data: string;
const children: ChildProcess[] = [];
beforeAll(() => {
  folder = newFolder();
  // The user that the database runs as has to pass.
  chmodSync(folder, 0o755);
  data = join(folder, 'data');
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Served = { readonly address: string; readonly printed: () => string; readonly interrupt: () => Promise<{ readonly status: number | null; readonly milliseconds: number }> };

/** `hengji serve`, started as a shell does, until it says where it is. */
async function serve(...options: readonly string[]): Promise<Served> {
  const child = spawn(join(root, 'bin', 'hengji'), ['serve', '--data', data, '--port', '0', ...options], { env: { ...process.env, HOST: '', PORT: '', DATABASE_URL: '' } });
  children.push(child);
  let printed = '';
  child.stdout.on('data', (piece: Buffer) => { printed += piece.toString(); });
  child.stderr.on('data', (piece: Buffer) => { printed += piece.toString(); });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  await expect.poll(() => /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? (child.exitCode === null ? null : printed), { timeout: 50_000, interval: 20 }).toMatch(/^http:/);
  return {
    address: /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '',
    printed: () => printed,
    interrupt: async () => {
      const started = performance.now();
      child.kill('SIGINT');
      return { status: await ended, milliseconds: performance.now() - started };
    },
  };
}

test('the service starts on an empty folder with the example, answers, stops and leaves no process; its trail is verified beside it', { timeout: 120_000 }, async () => {
  const first = await serve('--example');
  expect(first.printed()).toContain('shili-jixiao');
  expect(await (await fetch(`${first.address}/readyz`)).json()).toEqual({ status: 'ready', store: 'ok', migrations: 'ok', disk: 'ok' });
  expect((await fetch(`${first.address}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${first.address}/metrics`)).text()).toContain('hengji_request_seconds_bucket{le="0.005",method="GET",route="/readyz",status="200"}');
  expect((await fetch(`${first.address}/api/docs`)).status).toBe(200);
  const beside = await hengji(['audit', 'verify', '--data', data]);
  expect([beside.status, beside.stdout, beside.stderr]).toEqual([0, expect.stringMatching(/^\d+ 条链，\d+ 条记录，\d+ 次封存：完好。\n$/), '']);

  const { status, milliseconds } = await first.interrupt();
  expect(status).toBe(0);
  expect(milliseconds).toBeLessThan(8000);
  expect(processesIn(join(data, 'postgres'))).toEqual([]);

  const second = await serve('--example');
  expect(second.printed()).not.toMatch(/载入/);
  await second.interrupt();
});

test('interrupted while it starts, on a new folder or a used one, the service ends quietly and leaves no process', { timeout: 180_000 }, async () => {
  const own = join(folder, 'early');
  const used = join(own, 'postgres', 'postmaster.pid');
  // Before anything is there; once the database lives; the moment it says that it is ready.
  for (const reached of [() => existsSync(own), () => existsSync(used), () => existsSync(used), (printed: string) => printed.includes('http://')]) {
    const child = spawn(join(root, 'bin', 'hengji'), ['serve', '--data', own, '--port', '0'], { env: { ...process.env, HOST: '', PORT: '', DATABASE_URL: '' } });
    children.push(child);
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => { printed += piece.toString(); });
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    await expect.poll(() => reached(printed), { timeout: 50_000, interval: 5 }).toBe(true);
    child.kill('SIGINT');
    expect([await ended, printed.match(/"level"|Error|\n\s+at /g)]).toEqual([0, null]);
    expect(processesIn(join(own, 'postgres'))).toEqual([]);
  }
});

test('audit verify without a service: what was tampered with is named, and the status says so', { timeout: 60_000 }, async () => {
  const database = await openDatabase({ dataFolder: data, connections: 1 });
  const { rows: [entry] } = await database.pool.query<{ sequence: bigint; name: string }>(
    `select e.sequence, d.name from audit_entry e join department d on d.id = e.department_id order by e.department_id, e.sequence offset 5 limit 1`);
  await database.pool.query(`begin; set local session_replication_role = 'replica'; update audit_entry set body = replace(body, '"at":"2', '"at":"1')
    where (department_id, sequence) = (select e.department_id, e.sequence from audit_entry e join department d on d.id = e.department_id order by e.department_id, e.sequence offset 5 limit 1); commit`);
  await database.close();
  const told = await hengji(['audit', 'verify', '--data', data, '--lang', 'en']);
  expect([told.status, told.stdout]).toEqual([1, expect.stringContaining(`Entry ${String(entry?.sequence)} of the trail of ${entry?.name ?? ''}: the content was altered`)]);
  const machine = await hengji(['audit', 'verify', '--data', data, '--json', '--department', entry?.name ?? '']);
  expect([machine.status, auditVerification.parse(JSON.parse(machine.stdout))]).toMatchObject([1, { isSound: false, chains: 1, faults: [{ kind: 'altered' }] }]);
  expect((await hengji(['audit', 'verify', '--data', data, '--department', '没有的部门'])).status).toBe(2);
  expect(processesIn(join(data, 'postgres'))).toEqual([]);
});

test('a port that is taken or none is refused in a sentence', { timeout: 60_000 }, async () => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const refused = await hengji(['serve', '--data', data, '--port', port]);
  expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining(`端口 ${port} 已被占用`)]);
  const wrong = await hengji(['serve', '--data', data, '--port', 'abc']);
  expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringContaining('PORT 应为')]);
  taken.close();
  expect(processesIn(join(data, 'postgres'))).toEqual([]);
});
