import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from '#core/refusal.ts';
import { systemFolder, type RunAs } from '#server/platform/database/embedded/binaries.ts';
import { messages } from '#server/platform/database/messages.ts';
import { fill } from '#server/platform/messages.ts';

/** Where a server's files lie: its data, its socket, its log. */
export type ServerPlaces = { readonly data: string; readonly socket: string; readonly log: string };

const nobody = { uid: 65534, gid: 65534 };
/** What the operating system allows for a socket's path, less `/.s.PGSQL.5432`. */
const longestSocketFolder = 107 - 15;

/** PostgreSQL refuses to run as root: the owner of the data is used, at first the user nobody. */
export function chooseUser(dataFolder: string): RunAs {
  if (process.getuid?.() !== 0) return null;
  for (const folder of [join(dataFolder, 'postgres'), join(ownPlace(dataFolder), 'postgres')]) {
    if (!existsSync(folder)) continue;
    const { uid, gid } = statSync(folder);
    if (uid !== 0) return { uid, gid };
  }
  return nobody;
}

/** Makes the folders of a server, each where the user can reach it. */
export function choosePlaces(dataFolder: string, runAs: RunAs): ServerPlaces {
  const folder = resolve(dataFolder);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
  } catch (thrown) {
    throw new Refusal('database', fill(messages.folderNotWritable, { folder }), { cause: thrown });
  }
  let home = folder;
  if (runAs !== null && !isReachable(folder)) {
    home = ownPlace(folder);
    mkdirSync(home, { recursive: true, mode: 0o755 });
    writeFileSync(join(folder, 'postgres-is-at.txt'), `${join(home, 'postgres')}\n`);
  }
  const socket = chooseSocketFolder(home, runAs);
  return { data: join(home, 'postgres'), socket, log: join(home, 'postgres.log') };
}

/** The place of a data folder's server outside of it, one for each folder. */
function ownPlace(dataFolder: string): string {
  return join(systemFolder, digest(resolve(dataFolder)));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Whether everybody may pass through all folders above. */
function isReachable(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function chooseSocketFolder(home: string, runAs: RunAs): string {
  const beside = join(home, 'socket');
  const folder = Buffer.byteLength(beside) <= longestSocketFolder ? beside : join(tmpdir(), `hengji-${runAs?.uid ?? process.getuid?.() ?? 0}-${digest(home)}`);
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (runAs !== null) chownSync(folder, runAs.uid, runAs.gid);
  } catch (thrown) {
    if (!existsSync(folder)) throw new Refusal('database', fill(messages.folderNotWritable, { folder }), { cause: thrown });
  }
  // In a folder that everybody can write to, somebody else may have been there first.
  const { uid } = lstatSync(folder);
  if (!lstatSync(folder).isDirectory() || (uid !== (runAs?.uid ?? process.getuid?.()) && uid !== 0)) throw new Refusal('database', fill(messages.folderNotOurs, { folder }));
  if (uid === process.getuid?.() || runAs !== null) chmodSync(folder, 0o700);
  return folder;
}
