import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from '#core/refusal.ts';
import { systemFolder, type RunAs } from '#server/platform/database/embedded/binaries.ts';
import { messages } from '#server/platform/database/messages.ts';
import { fill } from '#server/platform/messages.ts';

/** Where a server's files lie: its data, its socket, its log. */
export type ServerPlaces = { readonly data: string; readonly socket: string; readonly log: string; /** A folder that goes when the server stops. */ readonly passing: string | null };

const nobody = { uid: 65534, gid: 65534 };
/** What the operating system allows for a socket's path, less `/.s.PGSQL.5432`. */
const longestSocketFolder = 107 - 15;

/** PostgreSQL refuses to run as root: there it runs as the owner of the data, or of their folder, else as the user nobody. */
export function chooseUser(dataFolder: string): RunAs {
  if (process.getuid?.() !== 0) return null;
  const folder = realPlace(dataFolder);
  for (const place of [join(folder, 'postgres'), join(ownPlace(folder), 'postgres'), folder]) {
    if (!existsSync(place)) continue;
    const { uid, gid } = statSync(place);
    if (uid !== 0 && (place !== folder || hasName(uid))) return { uid, gid };
  }
  return nobody;
}

/** Makes the folders of a server, each where the user can reach it. */
export function choosePlaces(dataFolder: string, runAs: RunAs): ServerPlaces {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o755 });
  } catch (thrown) {
    throw new Refusal('database', fill(messages.folderNotWritable, { folder: resolve(dataFolder) }), { cause: thrown });
  }
  const folder = realPlace(dataFolder);
  let home = folder;
  if (runAs !== null && !isReachable(folder, runAs.uid)) {
    home = ownPlace(folder);
    try {
      mkdirSync(home, { recursive: true, mode: 0o755 });
      writeFileSync(join(folder, 'postgres-is-at.txt'), `${join(home, 'postgres')}\n`);
    } catch (thrown) {
      throw new Refusal('database', fill(messages.folderNotWritable, { folder: home }), { cause: thrown });
    }
  }
  const data = join(home, 'postgres');
  if (existsSync(data)) refuseForeign(data, runAs);
  const socket = chooseSocketFolder(home, runAs);
  return { data, socket, log: join(home, 'postgres.log'), passing: dirname(socket) === home ? null : socket };
}

function refuseForeign(folder: string, runAs: RunAs): void {
  const facts = lstatSync(folder);
  const own = runAs?.uid ?? process.getuid?.();
  if (!facts.isDirectory() || (own !== undefined && facts.uid !== own)) throw new Refusal('database', fill(messages.folderNotOurs, { folder }));
}

/** The path without symbolic links, as far as it exists. */
function realPlace(folder: string): string {
  const whole = resolve(folder);
  return existsSync(whole) ? realpathSync(whole) : whole;
}

/** Whether the system knows the user by name; `initdb` asks for it. */
function hasName(uid: number): boolean {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n').some((line) => line.split(':')[2] === String(uid));
  } catch {
    return false;
  }
}

/** The place of a data folder's server outside of it, one for each folder. */
function ownPlace(dataFolder: string): string {
  return join(systemFolder, digest(dataFolder));
}

/** A short name for a path. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Whether a user may pass through a folder and all above it. */
function isReachable(folder: string, uid: number): boolean {
  for (let at = folder; ; at = dirname(at)) {
    const facts = statSync(at);
    if ((facts.mode & (facts.uid === uid ? 0o100 : 0o001)) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

function chooseSocketFolder(home: string, runAs: RunAs): string {
  const beside = join(home, 'socket');
  const folder = Buffer.byteLength(beside) <= longestSocketFolder ? beside : join('/tmp', `hengji-${runAs?.uid ?? process.getuid?.() ?? 0}-${digest(home)}`);
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (runAs !== null) chownSync(folder, runAs.uid, runAs.gid);
  } catch (thrown) {
    if (!existsSync(folder)) throw new Refusal('database', fill(messages.folderNotWritable, { folder }), { cause: thrown });
  }
  // In a folder that everybody can write to, somebody else may have been there first.
  refuseForeign(folder, runAs);
  chmodSync(folder, 0o700);
  return folder;
}
