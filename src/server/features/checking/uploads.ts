import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { Bilingual } from '#core/finding.ts';
import { shownName } from '#server/platform/files/names.ts';
import { fill, messages } from '#server/platform/messages.ts';

/** The largest file taken in, and the most files in one request. */
export const uploadLimits = { megabytes: 100, files: 200 };

/** What the names of readable files end in; the content is looked at when reading. */
const readable = /\.(?:docx|pdf|xlsx|html?|txt|text|md|doc|wps)$/i;

export type UploadRefusal = { readonly status: 'refused'; readonly code: string; readonly messages: Bilingual };

/** Streams an uploaded file to `path`. Answers why not when its kind is not read or it is too large; nothing is left of it then. */
export async function receiveUpload(upload: MultipartFile, path: string): Promise<UploadRefusal | null> {
  const name = shownName(upload.filename);
  if (!readable.test(name)) {
    upload.file.resume();
    return { status: 'refused', code: 'unknown-format', messages: fill(messages.typeNotRead, { name }) };
  }
  await pipeline(upload.file, createWriteStream(path, { mode: 0o600 }));
  if (!upload.file.truncated) return null;
  await rm(path, { force: true });
  return { status: 'refused', code: 'file-too-large', messages: fill(messages.fileTooLarge, { name, megabytes: uploadLimits.megabytes }) };
}
