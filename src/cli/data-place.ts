import { join, resolve } from 'node:path';
import type { Typed } from '#cli/command.ts';
import type { OpenDatabase } from '#server/platform/database/open-database.ts';

/** What every command on the ledger understands: `options: { ...dataOptions, … }`. */
export const dataOptions = { data: 'text' } as const;

/** The data folder: `--data`, else `HENGJI_DATA`, else `.data` in the folder of the program. */
export function dataFolderOf(typed: Typed): string {
  return resolve(typed.text('data') ?? process.env['HENGJI_DATA'] ?? join(import.meta.dirname, '../../.data'));
}

/** Folder of the uploaded files in a data folder. */
export function filesFolderOf(dataFolder: string): string {
  return join(dataFolder, 'files');
}

/** Runs a command on the store, beside a running server or without one; afterwards no process is left that was not there before, also when it is interrupted. */
export async function withDatabase<T>(typed: Typed, act: (database: OpenDatabase, dataFolder: string) => Promise<T>, options: { readonly migrating?: boolean } = {}): Promise<T> {
  const { openDatabase } = await import('#server/platform/database/open-database.ts');
  const dataFolder = dataFolderOf(typed);
  const opening = openDatabase({ dataFolder, url: process.env['DATABASE_URL'], connections: 4, ...options });
  const interrupt: { leaving: Promise<never> | null } = { leaving: null };
  const interrupted = (): void => {
    const leave = (): never => process.exit(130);
    interrupt.leaving ??= opening.then((database) => database.server?.release()).then(leave, leave);
  };
  for (const signal of stops) process.on(signal, interrupted);
  try {
    const database = await opening;
    if (interrupt.leaving !== null) return await interrupt.leaving;
    try {
      return await act(database, dataFolder);
    } finally {
      await database.close();
    }
  } catch (thrown) {
    // What was under way broke off because of the interrupt.
    if (interrupt.leaving !== null) return await interrupt.leaving;
    throw thrown;
  } finally {
    for (const signal of stops) process.off(signal, interrupted);
  }
}

const stops = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
