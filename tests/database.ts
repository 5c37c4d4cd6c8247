import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createPool, databaseOf } from '#server/platform/database/open-database.ts';
import type { Database } from '#server/platform/database/handles.ts';

/** Name of the migrated database that every test's own is cloned from. */
export const templateName = 'hengji_template';

/** What the run's server is reached by: a folder of a socket, or an address. Set before any test by `tests/database-server.ts`. */
export function testServer(): string {
  const place = process.env['HENGJI_TEST_SERVER'];
  if (place === undefined || place === '') throw new Error('no database server for tests: run them with vitest and its configuration');
  return place;
}

/** A database of its own for a test file, as the migrations make it. `close` drops it. */
export function createTestDatabase(connections = 8): Promise<Database & { readonly name: string }> {
  return createDatabase(templateName, connections);
}

/** The same without any table, for tests of the migrations themselves. */
export function createEmptyDatabase(connections = 4): Promise<Database & { readonly name: string }> {
  return createDatabase('template0', connections);
}

async function createDatabase(template: string, connections: number): Promise<Database & { readonly name: string }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asKeeper((client) => client.query(`create database ${name} template ${template}`));
  const pool = createPool({ host: testServer(), user: 'hengji', database: name }, connections);
  const database = databaseOf(pool);
  return {
    ...database,
    name,
    close: async () => {
      await database.close();
      await asKeeper((client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Something done with the server as a whole. */
export async function asKeeper<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ host: testServer(), user: 'hengji', database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
