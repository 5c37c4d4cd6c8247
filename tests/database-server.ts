import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries, systemBinaries } from '#server/platform/database/embedded/binaries.ts';
import { chooseUser } from '#server/platform/database/embedded/places.ts';
import { openEmbedded } from '#server/platform/database/embedded/server.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { createPool } from '#server/platform/database/open-database.ts';
import { asKeeper, templateName } from './database.ts';

const prefix = 'hengji-test-server-';

/**
 * One server for a run of tests, with a migrated template. The shipped PostgreSQL, or with `HENGJI_TEST_DATABASE=system`
 * the one of the system. What is stored need not survive: nothing is synced to the disk.
 */
export default async function setup(): Promise<() => Promise<void>> {
  removeForgotten();
  const dataFolder = mkdtempSync(join(tmpdir(), prefix));
  // The user that the server runs as has to pass.
  chmodSync(dataFolder, 0o755);
  writeFileSync(join(dataFolder, 'owner.pid'), String(process.pid));
  const wanted = process.env['HENGJI_TEST_DATABASE'] === 'system' ? systemBinaries() : findBinaries(chooseUser(dataFolder), null);
  if (wanted === null) throw new Error('no PostgreSQL of the system: install postgresql-15');
  const server = await openEmbedded({ dataFolder, binaries: wanted, settings: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'shared_buffers=128MB'] });
  process.env['HENGJI_TEST_SERVER'] = server.socket;
  await asKeeper((client) => client.query(`create database ${templateName}`));
  const pool = createPool({ host: server.socket, user: 'hengji', database: templateName }, 1);
  await migrate(pool);
  await pool.end();
  return async () => {
    await server.release();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}

/** Servers of runs that were killed. */
function removeForgotten(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    try {
      process.kill(Number(readFileSync(join(folder, 'owner.pid'), 'utf8')), 0);
    } catch {
      try {
        process.kill(Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
      } catch {
        // It is gone already.
      }
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
