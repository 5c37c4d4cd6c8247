import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { systemBinaries } from '#server/platform/database/embedded/binaries.ts';
import { withLock } from '#server/platform/database/embedded/lock.ts';
import { openEmbedded } from '#server/platform/database/embedded/server.ts';
import type { Database } from '#server/platform/database/handles.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { createPool, databaseOf } from '#server/platform/database/open-database.ts';

/**
 * Which server the tests run on: nothing for the shipped one, a folder of programs, `debian` for the newest of the
 * system, or the address of a server whose user may create databases. What is stored need not survive: nothing is synced to the disk.
 */
const wanted = process.env['HENGJI_TEST_DATABASE'] ?? '';
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'shared_buffers=128MB'];

/** A running server, and the migrated database on it that every test's own is cloned from. */
type TestServer = { readonly host: string; readonly template: string };

let server: TestServer | null = null;

/** Started by whoever asks first; the others of the run, in other threads, find it. */
async function testServer(): Promise<TestServer> {
  server ??= await withLock(`tests-${folderOfRun()}`, 120_000, async () => readServer() ?? await startServer());
  if (server === null) throw new Error('the database server for tests did not start within two minutes');
  return server;
}

async function startServer(): Promise<TestServer> {
  const folder = folderOfRun();
  const template = `hengji_template_${randomBytes(4).toString('hex')}`;
  let host = wanted;
  if (!wanted.includes('://')) {
    const binaries = wanted.startsWith('/') ? wanted : wanted === '' ? null : systemBinaries();
    if (wanted !== '' && binaries === null) throw new Error('no PostgreSQL of the system: install postgresql-15');
    host = (await openEmbedded({ dataFolder: folder, settings, ...(binaries === null ? {} : { binaries }) })).socket;
  }
  const started = { host, template };
  await asKeeperOf(started, (client) => client.query(`create database ${template} template template0`));
  const pool = createPool(placeOf(started, template), 1);
  await migrate(pool);
  await pool.end();
  writeFileSync(placeFile(), JSON.stringify(started));
  return started;
}

function folderOfRun(): string {
  const folder = process.env['HENGJI_TEST_SERVER'];
  if (folder === undefined || folder === '') throw new Error('no place for a database server: run the tests with vitest and its configuration');
  return folder;
}

const placeFile = (): string => join(folderOfRun(), 'server.json');

function readServer(): TestServer | null {
  return existsSync(placeFile()) ? JSON.parse(readFileSync(placeFile(), 'utf8')) : null;
}

function placeOf({ host }: TestServer, database: string): pg.PoolConfig {
  if (!host.includes('://')) return { host, user: 'hengji', database };
  // Without a host name (`postgres://user@/name?host=/folder`) it is no URL to Node.
  return { connectionString: host.replace(/^(\w+:\/\/[^/?]*)(?:\/[^?]*)?/, (_whole, server: string) => `${server}/${database}`) };
}

/** A database of its own for a test file, as the migrations make it. `close` drops it. */
export async function createTestDatabase(connections = 8): Promise<TestDatabase> {
  return await createDatabase((await testServer()).template, connections);
}

/** The same without any table, for tests of the migrations themselves. */
export function createEmptyDatabase(connections = 4): Promise<TestDatabase> {
  return createDatabase('template0', connections);
}

export type TestDatabase = Database & {
  readonly name: string;
  /** How it is reached, for a further pool. */
  readonly place: pg.PoolConfig;
};

async function createDatabase(template: string, connections: number): Promise<TestDatabase> {
  const running = await testServer();
  const name = `hengji_test_${randomBytes(6).toString('hex')}`;
  await asKeeperOf(running, (client) => client.query(`create database ${name} template ${template}`));
  const place = placeOf(running, name);
  const database = databaseOf(createPool(place, connections));
  return {
    ...database,
    name,
    place,
    close: async () => {
      await database.close();
      await asKeeperOf(running, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** At the end of a run, where the server stays. */
export async function dropTemplate(): Promise<void> {
  const running = readServer();
  if (running?.host.includes('://') === true) await asKeeperOf(running, (client) => client.query(`drop database if exists ${running.template} with (force)`));
}

/** Something done with the server as a whole. */
async function asKeeperOf<T>(running: TestServer, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(placeOf(running, 'postgres'));
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
