import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
import { file, fileLink } from '#server/platform/database/schema/records.ts';
import { acceptedType } from '#server/platform/files/accepted-types.ts';
import { messages } from '#server/platform/files/messages.ts';
import { shownName } from '#server/platform/files/names.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';

/** A file whose content lies in the files folder; nobody knows of it before `keepFile`. */
export type ReceivedFile = { readonly name: string; readonly sha256: string; readonly mediaType: string; readonly bytes: bigint };

/** The largest file taken in. */
export const mostMegabytes = 100;

const seen = 64 << 10;
const unfinished = '.incoming';

/** Path of a content; whoever has it has its hash. */
export function contentPath(filesFolder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`not a hash: ${sha256}`);
  return join(filesFolder, sha256.slice(0, 2), sha256);
}

/**
 * Streams a file to the disk under its hash, with what it holds looked at and its size limited. Nothing of it is left
 * where it is refused. The content is on the disk, synced, before this answers.
 */
export async function receiveFile(filesFolder: string, filename: string, content: Readable, megabytes: number = mostMegabytes): Promise<ReceivedFile> {
  const name = shownName(filename);
  const incoming = join(filesFolder, unfinished);
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const path = join(incoming, randomUUID());
  try {
    const { sha256, bytes, head, tail } = await write(path, content, megabytes << 20);
    if (bytes > megabytes << 20 || ('truncated' in content && content.truncated === true)) throw new Problem(413, 'file-too-large', fill(messages.tooLarge, { name, megabytes }));
    if (bytes === 0) throw new Problem(422, 'empty-file', fill(messages.empty, { name }));
    const mediaType = acceptedType(name, head, tail);
    if (mediaType === null) throw new Problem(415, 'file-type', fill(messages.typeNotAccepted, { name }));
    const place = contentPath(filesFolder, sha256);
    if (!existsSync(place)) {
      await mkdir(join(place, '..'), { recursive: true, mode: 0o700 });
      await rename(path, place);
      await syncFolder(join(place, '..'));
    }
    return { name, sha256, mediaType, bytes: BigInt(bytes) };
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOSPC') throw new Problem(507, 'disk-full', messages.diskFull);
    throw thrown;
  } finally {
    content.destroy();
    await rm(path, { force: true });
  }
}

/** The same for content that is in memory. */
export function receiveBytes(filesFolder: string, filename: string, bytes: Uint8Array): Promise<ReceivedFile> {
  return receiveFile(filesFolder, filename, Readable.from([bytes]));
}

async function write(path: string, content: Readable, most: number): Promise<{ readonly sha256: string; readonly bytes: number; readonly head: Uint8Array; readonly tail: Uint8Array }> {
  const hash = createHash('sha256');
  const target = await open(path, 'wx', 0o600);
  let bytes = 0;
  let [head, tail] = [Buffer.alloc(0), Buffer.alloc(0)];
  try {
    for await (const piece of content) {
      const chunk = Buffer.from(piece as Uint8Array);
      bytes += chunk.length;
      if (bytes > most) break;
      hash.update(chunk);
      if (head.length < seen) head = Buffer.concat([head, chunk.subarray(0, seen - head.length)]);
      tail = Buffer.concat([tail, chunk]).subarray(-seen);
      await target.write(chunk);
    }
    await target.sync();
  } finally {
    await target.close();
  }
  return { sha256: hash.digest('hex'), bytes, head, tail };
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a received file one of the department's, in the transaction that needs it; answers its key. */
export async function keepFile(tx: Transaction, given: { readonly departmentId: string; readonly received: ReceivedFile; readonly actor: Actor; readonly at: Date }): Promise<string> {
  const { departmentId, received, actor, at } = given;
  const id = newId(at.getTime());
  await tx.insert(file).values({ departmentId, id, ...received, createdAt: at, createdBy: actor.accountId });
  await recordChange(tx, { departmentId, actor, act: 'file.create', subject: { type: 'file', id }, after: received, at });
  return id;
}

export type FileSubject = { readonly type: string; readonly id: string };

/** Says what a file is evidence of. */
export async function linkFile(tx: Transaction, given: { readonly departmentId: string; readonly fileId: string; readonly subject: FileSubject; readonly label: string | null; readonly at: Date }): Promise<void> {
  const { departmentId, fileId, subject, label, at } = given;
  await tx.insert(fileLink).values({ departmentId, id: newId(at.getTime()), fileId, subjectType: subject.type, subjectId: subject.id, label, createdAt: at }).onConflictDoNothing();
}

/** Takes away what was left of uploads that were cut off more than a day ago. */
export async function removeUnfinished(filesFolder: string, now: Date): Promise<void> {
  const folder = join(filesFolder, unfinished);
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const facts = await stat(path).catch(() => null);
    if (facts !== null && facts.mtime.getTime() < now.getTime() - 86_400_000) await rm(path, { force: true });
  }
}
