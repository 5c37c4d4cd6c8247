import { spawn, spawnSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, fchownSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Refusal } from '#core/refusal.ts';
import { findBinaries, type RunAs } from '#server/platform/database/embedded/binaries.ts';
import { withLock } from '#server/platform/database/embedded/lock.ts';
import { choosePlaces, chooseUser, digest, type ServerPlaces } from '#server/platform/database/embedded/places.ts';
import { isOccupied, livingPostmaster, pidIn, processesIn, stopPostmaster } from '#server/platform/database/embedded/postmaster.ts';
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
export const ownDatabase = 'hengji';

const longestWait = 60_000;
const mostAttempts = 5;
/** Every process that uses a server holds one connection under this name: as long as there is one, the server stays. */
const keeperName = 'hengji-keeper';

const usualSettings = [
  'listen_addresses=', 'max_connections=120', 'shared_buffers=256MB', 'jit=off', 'random_page_cost=1.1', 'max_wal_size=2GB', 'checkpoint_timeout=15min',
  'wal_level=minimal', 'max_wal_senders=0', 'wal_compression=on', 'timezone=UTC', 'log_timezone=UTC', 'cluster_name=hengji',
  // The log names no values of rows.
  'log_min_messages=warning', 'log_min_error_statement=panic', 'log_error_verbosity=terse',
];

/**
 * The server of a data folder: the living one if there is one, else a new one. Several processes may share it; the last
 * to release it stops it. When it dies while in use it is started again. Refuses, with the last line of its log, when it
 * does not come up.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const runAs = chooseUser(options.dataFolder);
  const places = choosePlaces(options.dataFolder, runAs);
  const binaries = options.binaries ?? findBinaries(runAs, majorVersionOf(places.data));
  const open = (): Promise<pg.Client> => locked(places, async () => {
    // Another process may have taken the folder of the socket away since.
    mkdirSync(places.socket, { recursive: true, mode: 0o700 });
    if (runAs !== null) chownSync(places.socket, runAs.uid, runAs.gid);
    const keeper = await knock(places.socket) ?? await startServer(binaries, places, runAs, options.settings ?? []);
    await createOwnDatabase(keeper);
    return keeper;
  });

  let released = false;
  let keeper = await open();
  const leave = (): Promise<void> => locked(places, async () => {
    const pid = livingPostmaster(places.data);
    const isLast = pid === null || await isLastKeeper(keeper, places.socket);
    if (pid !== null && isLast) await stopPostmaster(pid);
    if (isLast && places.passing !== null) rmSync(places.passing, { recursive: true, force: true });
    await keeper.end().catch(() => undefined);
  });
  const watch = (): void => {
    keeper.once('end', () => { if (!released) void reopen(); });
  };
  const reopen = async (): Promise<void> => {
    for (let attempt = 0; attempt < mostAttempts && !released; attempt += 1) {
      await sleep(100 * attempt);
      try {
        keeper = await open();
        if (released) await leave();
        else watch();
        return;
      } catch {
        // Tried again; queries meanwhile fail with what is wrong.
      }
    }
  };
  watch();

  return {
    socket: places.socket,
    data: places.data,
    postmaster: () => livingPostmaster(places.data),
    release: async () => {
      if (released) return;
      released = true;
      await leave();
    },
  };
}

async function locked<T>(places: ServerPlaces, act: () => Promise<T>): Promise<T> {
  const done = await withLock(digest(places.data), longestWait, async () => ({ value: await act() }));
  if (done === null) throw didNotStart(places.log, 'locked');
  return done.value;
}

/** Starts a server that does not run; answers a connection to it. */
async function startServer(binaries: string, places: ServerPlaces, runAs: RunAs, settings: readonly string[]): Promise<pg.Client> {
  if (majorVersionOf(places.data) === null) createCluster(binaries, places, runAs, !settings.includes('fsync=off'));
  const deadline = Date.now() + longestWait;
  for (let attempt = 1; ; attempt += 1) {
    if (livingPostmaster(places.data) === null) await removeStaleLocks(places);
    const child = livingPostmaster(places.data) === null ? launch(binaries, places, runAs, settings) : null;
    while (child === null ? livingPostmaster(places.data) !== null : !child.hasEnded()) {
      const keeper = await knock(places.socket);
      if (keeper !== null) return keeper;
      if (Date.now() > deadline) {
        child?.stop();
        throw didNotStart(places.log, lastLine(places.log));
      }
      await sleep(5);
    }
    // Processes of a server that was killed may hold its memory for a moment.
    if (attempt >= mostAttempts) throw didNotStart(places.log, lastLine(places.log));
    await sleep(100 * attempt);
  }
}

function didNotStart(log: string, why: string): Refusal {
  return new Refusal('database', fill(messages.didNotStart, { log, why }));
}

/** The major version that a data folder was made by; null where there is none yet. */
export function majorVersionOf(data: string): number | null {
  const file = `${data}/PG_VERSION`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : null;
}

/** Made beside its place and moved there whole: an interrupted start leaves nothing half done. */
function createCluster(binaries: string, places: ServerPlaces, runAs: RunAs, isLasting: boolean): void {
  const parent = dirname(places.data);
  for (const name of readdirSync(parent)) if (name.startsWith(`${basename(places.data)}.unfinished-`)) rmSync(join(parent, name), { recursive: true, force: true });
  const fresh = `${places.data}.unfinished-${process.pid}`;
  mkdirSync(fresh, { mode: 0o700 });
  if (runAs !== null) chownSync(fresh, runAs.uid, runAs.gid);
  const made = spawnSync(`${binaries}/initdb`, ['-D', fresh, '-U', ownUser, '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'], {
    ...runAs, cwd: '/', encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' },
  });
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw didNotStart(places.log, `${made.stderr ?? ''}${made.error?.message ?? ''}`.trim().split('\n').at(-1) ?? '');
  }
  if (isLasting) spawnSync('sync', ['-f', fresh], { stdio: 'ignore' });
  renameSync(fresh, places.data);
}

/**
 * PostgreSQL itself knows stale lock files, except where the id in them is taken: by the zombie of the last postmaster,
 * or by another program since. Only then are they removed, and not before the last process of the old server is gone.
 */
async function removeStaleLocks({ data, socket }: ServerPlaces): Promise<void> {
  const stale = [`${data}/postmaster.pid`, `${socket}/.s.PGSQL.5432.lock`].filter((file) => isOccupied(pidIn(file)));
  if (stale.length === 0) return;
  for (const until = Date.now() + 10_000; processesIn(data).length > 0 && Date.now() < until;) await sleep(10);
  if (processesIn(data).length === 0) for (const file of stale) rmSync(file, { force: true });
}

type Launched = { readonly hasEnded: () => boolean; readonly stop: () => void };

function launch(binaries: string, places: ServerPlaces, runAs: RunAs, settings: readonly string[]): Launched {
  rotate(places.log);
  const log = openSync(places.log, 'a', 0o600);
  // Root may start it today, and the owner of the folder tomorrow.
  if (runAs !== null) fchownSync(log, runAs.uid, runAs.gid);
  // In a process group of its own: an interrupt of the terminal must not reach it before the last answers are given.
  const child = spawn(`${binaries}/postgres`, ['-D', places.data, '-k', places.socket, ...[...usualSettings, ...settings].flatMap((setting) => ['-c', setting])], {
    ...runAs, cwd: '/', detached: true, stdio: ['ignore', log, log], env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' },
  });
  closeSync(log);
  let hasEnded = false;
  for (const event of ['error', 'exit'] as const) child.on(event, () => { hasEnded = true; });
  child.unref();
  return { hasEnded: () => hasEnded, stop: () => { child.kill('SIGINT'); } };
}

function rotate(log: string): void {
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.1`);
}

/** A connection to a server that answers; null where none does yet. */
async function knock(socket: string): Promise<pg.Client | null> {
  const client = new pg.Client({ host: socket, user: ownUser, database: 'postgres', application_name: keeperName });
  // The server may go away at any moment; whoever waits for an answer is told by that answer.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (thrown) {
    await client.end().catch(() => undefined);
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
    if (code === 'EACCES' || code === 'EPERM') throw new Refusal('database', fill(messages.folderNotOurs, { folder: socket }), { cause: thrown });
    return null;
  }
}

async function createOwnDatabase(keeper: pg.Client): Promise<void> {
  const { rowCount } = await keeper.query('select from pg_database where datname = $1', [ownDatabase]);
  if (rowCount === 0) await keeper.query(`create database ${ownDatabase}`);
}

async function isLastKeeper(keeper: pg.Client, socket: string): Promise<boolean> {
  const others = { text: 'select from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()', values: [keeperName] };
  try {
    return (await keeper.query(others)).rowCount === 0;
  } catch {
    // The connection broke; the server may have been started anew for somebody else.
    const fresh = await knock(socket);
    if (fresh === null) return true;
    try {
      return (await fresh.query(others)).rowCount === 0;
    } finally {
      await fresh.end();
    }
  }
}

/** The last complaint in the log, else its last line. */
function lastLine(log: string): string {
  try {
    const lines = readFileSync(log, 'utf8').trim().split('\n');
    return lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? '';
  } catch {
    return '';
  }
}
