import { join, resolve } from 'node:path';
import type { Typed } from '#cli/command.ts';
import type { Database } from '#server/platform/database/handles.ts';

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

/** Runs a command on the store, beside a running server or without one; afterwards no process is left that was not there before. */
export async function withDatabase<T>(typed: Typed, act: (database: Database, dataFolder: string) => Promise<T>, options: { readonly migrating?: boolean } = {}): Promise<T> {
  const { openDatabase } = await import('#server/platform/database/open-database.ts');
  const dataFolder = dataFolderOf(typed);
  const database = await openDatabase({ dataFolder, url: process.env['DATABASE_URL'], connections: 4, ...options });
  try {
    return await act(database, dataFolder);
  } finally {
    await database.close();
  }
}
