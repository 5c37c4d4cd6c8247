import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, openSync, closeSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Refusal } from '#core/refusal.ts';
import { findBinaries, type RunAs } from '#server/platform/database/embedded/binaries.ts';
import { choosePlaces, chooseUser, type ServerPlaces } from '#server/platform/database/embedded/places.ts';
import { messages } from '#server/platform/database/messages.ts';
import { fill } from '#server/platform/messages.ts';

/** A running server of our own, reached by its socket alone. */
export type EmbeddedServer = {
  readonly socket: string;
  readonly data: string;
  /** Process id of the postmaster. */
  readonly postmaster: () => number | null;
  /** Stops the server when nobody else uses it. */
  readonly release: () => Promise<void>;
};

export type EmbeddedOptions = {
  readonly dataFolder: string;
  /** Folder of the programs; without it the shipped ones, else the system's. */
  readonly binaries?: string;
  /** Further settings, `name=value`. */
  readonly settings?: readonly string[];
};

export const ownUser = 'hengji';
const longestWait = 60_000;
const usualSettings = [
  'listen_addresses=', 'max_connections=80', 'shared_buffers=256MB', 'jit=off', 'random_page_cost=1.1', 'max_wal_size=2GB', 'checkpoint_timeout=15min',
  'wal_level=minimal', 'max_wal_senders=0', 'wal_compression=on', 'log_min_messages=warning', 'log_min_error_statement=panic', 'timezone=UTC', 'log_timezone=UTC', 'cluster_name=hengji',
];

/**
 * The server of a data folder: the living one if there is one, else a new one. Several processes may share it. Refuses,
 * with the last line of its log, when it does not come up.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const runAs = chooseUser(options.dataFolder);
  const binaries = options.binaries ?? findBinaries(runAs);
  const places = choosePlaces(options.dataFolder, runAs);
  if (!existsSync(`${places.data}/PG_VERSION`)) createCluster(binaries, places, runAs);

  const deadline = Date.now() + longestWait;
  let isStarting = false;
  for (;;) {
    const answer = await knock(places.socket);
    if (answer === 'ready') break;
    if (Date.now() > deadline) throw new Refusal('database', fill(messages.didNotStart, { log: places.log, why: lastLine(places.log) }));
    if (answer === 'absent' && !isStarting && livingPostmaster(places.data) === null) {
      isStarting = true;
      start(binaries, places, runAs, options.settings ?? [], () => { isStarting = false; });
    }
    await sleep(answer === 'busy' ? 20 : 10);
  }
  return {
    socket: places.socket,
    data: places.data,
    postmaster: () => livingPostmaster(places.data),
    release: () => stopWhenUnused(places),
  };
}

/** Made beside its place and moved there whole: of two that start at once one wins, and an interrupted one leaves nothing half done. */
function createCluster(binaries: string, places: ServerPlaces, runAs: RunAs): void {
  const fresh = `${places.data}.${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  if (runAs !== null) chownSync(fresh, runAs.uid, runAs.gid);
  const made = spawnSync(`${binaries}/initdb`, ['-D', fresh, '-U', ownUser, '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'], {
    ...(runAs ?? {}), cwd: '/', encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' },
  });
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Refusal('database', fill(messages.didNotStart, { log: places.log, why: `${made.stderr ?? ''}${made.error?.message ?? ''}`.trim().split('\n').at(-1) ?? '' }));
  }
  spawnSync('sync', ['-f', fresh], { stdio: 'ignore' });
  try {
    renameSync(fresh, places.data);
  } catch {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function start(binaries: string, places: ServerPlaces, runAs: RunAs, settings: readonly string[], ended: () => void): void {
  rmSync(`${places.data}/postmaster.pid`, { force: true });
  rotate(places.log);
  const log = openSync(places.log, 'a', 0o600);
  // In a process group of its own: an interrupt of the terminal must not reach it before the last answers are given.
  const child = spawn(`${binaries}/postgres`, ['-D', places.data, '-k', places.socket, ...[...usualSettings, ...settings].flatMap((setting) => ['-c', setting])], {
    ...(runAs ?? {}), cwd: '/', detached: true, stdio: ['ignore', log, log], env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' },
  });
  closeSync(log);
  child.on('error', ended);
  child.on('exit', ended);
  child.unref();
}

function rotate(log: string): void {
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.1`);
}

/** The postmaster of a data folder, as its pid file names it: null when that process is gone, a zombie, or something else. */
function livingPostmaster(data: string): number | null {
  try {
    const pid = Number(readFileSync(`${data}/postmaster.pid`, 'utf8').split('\n')[0]);
    if (!Number.isInteger(pid) || pid <= 1) return null;
    const state = /\)\s+(\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return state === 'Z' || state === 'X' || !command.includes(data) ? null : pid;
  } catch {
    return null;
  }
}

async function knock(socket: string): Promise<'ready' | 'busy' | 'absent'> {
  const client = clientOf(socket);
  try {
    await client.connect();
    return 'ready';
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    return code === 'ENOENT' || code === 'ECONNREFUSED' ? 'absent' : 'busy';
  } finally {
    await client.end().catch(() => undefined);
  }
}

function clientOf(socket: string): pg.Client {
  const client = new pg.Client({ host: socket, user: ownUser, database: 'postgres', application_name: 'hengji-keeper' });
  // The server may go away at any moment; whoever waits for an answer is told by that answer.
  client.on('error', () => undefined);
  return client;
}

/** The last one out turns off the light: whoever finds no other client stops the server. */
async function stopWhenUnused(places: ServerPlaces): Promise<void> {
  if (await hasOtherClients(places.socket)) return;
  const pid = livingPostmaster(places.data);
  if (pid !== null) await stopPostmaster(pid, places.data);
}

/** True as well where the server does not answer: then somebody else is stopping it. */
async function hasOtherClients(socket: string): Promise<boolean> {
  const client = clientOf(socket);
  try {
    await client.connect();
    const { rows } = await client.query<{ others: string }>(
      `select count(*)::text as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`);
    return rows[0]?.others !== '0';
  } catch {
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function stopPostmaster(pid: number, data: string): Promise<void> {
  for (const [signal, patience] of [['SIGINT', 4000], ['SIGQUIT', 2000], ['SIGKILL', 500]] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const until = Date.now() + patience; Date.now() < until;) {
      if (livingPostmaster(data) !== pid) return;
      await sleep(10);
    }
  }
}

function lastLine(log: string): string {
  try {
    return readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '';
  } catch {
    return '';
  }
}
