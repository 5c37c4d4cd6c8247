import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { systemBinaries } from '#server/platform/database/embedded/binaries.ts';
import { processesIn } from '#server/platform/database/embedded/postmaster.ts';
import { openEmbedded } from '#server/platform/database/embedded/server.ts';
import { openDatabase, type OpenDatabase } from '#server/platform/database/open-database.ts';

/** Rounds of each kind. With `HENGJI_KILL_ROUNDS=25` the shipped server goes through fifty, half of them with its processes killed as well. */
const rounds = Number(process.env['HENGJI_KILL_ROUNDS'] ?? 2);
const department = '00000000-0000-7000-8000-000000000001';
const projects = [10, 11, 12, 13].map((number) => `00000000-0000-7000-8000-0000000000${number}`);

type Victim = { readonly withServer: boolean; readonly dataFolder: string; readonly url: string; readonly data: () => string };

async function prepare({ pool }: OpenDatabase): Promise<void> {
  await pool.query(`insert into department (id, name) values ($1, '示例市科技局')`, [department]);
  await pool.query('insert into budget_year (department_id, year) values ($1, 2023)', [department]);
  for (const [index, project] of projects.entries()) {
    await pool.query(`insert into project (department_id, id, year, ordinal, name) values ($1, $2, 2023, $3, '科普经费')`, [department, project, index + 1]);
    await pool.query(`insert into budget_version (department_id, id, project_id, sequence, kind, amount_fen) values ($1, gen_random_uuid(), $2, 1, 'initial', 100)`, [department, project]);
  }
}

/** Lets a process write until a random moment, then kills it; answers what it was told is stored. */
async function writeAndKill({ withServer, dataFolder, url, data }: Victim): Promise<readonly string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-writer.ts'), dataFolder, url, department, ...projects], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [acknowledged, complaints] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => { acknowledged += piece.toString(); });
  child.stderr.on('data', (piece: Buffer) => { complaints += piece.toString(); });
  const ended = new Promise<void>((done) => { child.once('close', () => done()); });
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  while (acknowledged === '' && !isOver()) await sleep(5);
  await sleep(Math.random() * 300);
  expect([isOver(), complaints]).toEqual([false, '']);
  const server = withServer ? processesIn(data()) : [];
  child.kill('SIGKILL');
  for (const pid of server) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // A process of the server that ended in between.
    }
  }
  await ended;
  // A line that was cut off was not read as an acknowledgement.
  return acknowledged.slice(0, acknowledged.lastIndexOf('\n')).split('\n');
}

/** Nothing acknowledged is missing, nothing is there by half, totals agree, each chain is whole. */
async function verify({ pool }: OpenDatabase, acknowledged: readonly string[]): Promise<void> {
  const { rows: found } = await pool.query<{ id: string }>('select e.id from fund_entry e join audit_entry a on a.department_id = e.department_id and a.subject_id = e.id::text');
  const stored = new Set(found.map(({ id }) => id));
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  const { rows: [counts] } = await pool.query(`select
    (select count(*) from fund_entry) = (select count(*) from audit_entry) as pairs,
    (select sum(amount_fen) from fund_entry) = (select sum(paid_fen) from project_stat) as totals,
    (select sum(amount_fen) from fund_month) = (select sum(spent_fen) from department_stat) as months,
    (select bool_and(hash = encode(sha256(convert_to(previous_hash || E'\\n' || department_id || E'\\n' || sequence || E'\\n' || body, 'UTF8')), 'hex')) from audit_entry) as hashes,
    (select bool_and(previous_hash = before and sequence = place) from (select previous_hash, sequence, lag(hash, 1, repeat('0', 64)) over links as before, row_number() over links as place
      from audit_entry window links as (partition by department_id order by sequence)) as chain) as links,
    (select bool_and(hash = (select hash from audit_entry e where e.department_id = h.department_id and e.sequence = h.sequence)) from audit_head h) as heads`);
  expect(counts).toEqual({ pairs: true, totals: true, months: true, hashes: true, links: true, heads: true });
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hengji-kill-'));
  chmodSync(folder, 0o755);
  return folder;
}

describe('killed at any moment under writes, all that was acknowledged is there', () => {
  test.each([false, true])('the shipped server, killed with node: %s', async (withServer) => {
    const dataFolder = newFolder();
    const acknowledged: string[] = [];
    try {
      const first = await openDatabase({ dataFolder });
      await prepare(first);
      await first.close();
      for (let round = 0; round < rounds; round += 1) {
        acknowledged.push(...await writeAndKill({ withServer, dataFolder, url: '', data: () => join(dataFolder, 'postgres') }));
        const again = await openDatabase({ dataFolder });
        try {
          await verify(again, acknowledged);
        } finally {
          await again.close();
        }
        expect(processesIn(join(dataFolder, 'postgres'))).toEqual([]);
      }
      expect(acknowledged.length).toBeGreaterThan(rounds);
    } finally {
      rmSync(dataFolder, { recursive: true, force: true });
    }
  }, 120_000 + rounds * 20_000);

  const system = systemBinaries();
  test.skipIf(system === null)('a server of one’s own, node and the server killed in turn', async () => {
    const dataFolder = newFolder();
    const acknowledged: string[] = [];
    // It is started again like a service of the system would be.
    const server = await openEmbedded({ dataFolder, ...(system === null ? {} : { binaries: system }) });
    const url = `postgres://hengji@/hengji?host=${encodeURIComponent(server.socket)}`;
    const reopen = async (): Promise<OpenDatabase> => {
      for (const until = Date.now() + 30_000; ;) {
        try {
          return await openDatabase({ dataFolder, url });
        } catch (thrown) {
          if (Date.now() > until) throw thrown;
          await sleep(50);
        }
      }
    };
    try {
      const first = await reopen();
      await prepare(first);
      await first.close();
      for (let round = 0; round < rounds; round += 1) {
        acknowledged.push(...await writeAndKill({ withServer: round % 2 === 1, dataFolder, url, data: () => server.data }));
        const again = await reopen();
        try {
          await verify(again, acknowledged);
        } finally {
          await again.close();
        }
      }
      expect(acknowledged.length).toBeGreaterThan(rounds);
    } finally {
      await server.release();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  }, 120_000 + rounds * 20_000);
});
