import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { livingPostmaster, stopPostmaster } from '#server/platform/database/embedded/postmaster.ts';
import { dropTemplate } from './database.ts';

const prefix = 'hengji-test-server-';

/** The place of a server for one run of tests. It is started by the first test that asks for a database, and goes with the run. */
export default async function setup(): Promise<() => Promise<void>> {
  await removeForgotten();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // The user that the server runs as has to pass.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'owner.pid'), String(process.pid));
  process.env['HENGJI_TEST_SERVER'] = folder;
  return async () => {
    await dropTemplate();
    await remove(folder);
  };
}

async function remove(folder: string): Promise<void> {
  const postmaster = livingPostmaster(join(folder, 'postgres'));
  if (postmaster !== null) await stopPostmaster(postmaster);
  rmSync(folder, { recursive: true, force: true });
}

/** Servers of runs that were killed. */
async function removeForgotten(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    try {
      process.kill(Number(readFileSync(join(folder, 'owner.pid'), 'utf8')), 0);
    } catch {
      await remove(folder).catch(() => undefined);
    }
  }
}
