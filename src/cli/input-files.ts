import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { Refusal, type RefusalCode } from '#core/refusal.ts';
import type { Language } from '#core/report-messages.ts';
import { LARGEST_FILE } from '#reading/refusals.ts';
import { commandMessages, type CommandMessages } from '#cli/command-messages.ts';

/** A file to check: `path` opens it, `name` is what reports call it. `-` is standard input. */
export type InputFile = { readonly path: string; readonly name: string };

/** What the names of readable files in a folder end in. Files named one by one are read whatever they are called. */
const readable = /\.(?:docx|pdf|xlsx|html?|txt|doc|wps)$/i;

/** What the arguments name: the files, and what could not be opened. `isMany` when they may name several, whatever was found. */
export type Inputs = { readonly files: readonly InputFile[]; readonly refusals: readonly { readonly path: string; readonly refusal: Refusal }[]; readonly isMany: boolean };

/** The files behind the arguments, in order; folders give theirs by name, hidden ones and lock files of office programs left out. */
export async function listInputs(paths: readonly string[], language: Language): Promise<Inputs> {
  const files: InputFile[] = [];
  const refusals: { path: string; refusal: Refusal }[] = [];
  let isMany = paths.length > 1;
  for (const path of paths) {
    if (path === '-') {
      files.push({ path, name: commandMessages(language).standardInput });
      continue;
    }
    try {
      if (!(await stat(path)).isDirectory()) {
        files.push({ path, name: basename(path) });
        continue;
      }
      isMany = true;
      const found = await filesIn(path);
      if (found.length === 0) refusals.push({ path, refusal: refuse('cannot-read', (messages) => messages.emptyFolder) });
      for (const file of found) files.push({ path: file, name: relative(path, file) });
    } catch (thrown) {
      refusals.push({ path, refusal: refusalOfSystem(thrown) });
    }
  }
  return { files, refusals, isMany };
}

async function filesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name.startsWith('~$')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...await filesIn(path));
    else if (entry.isFile() && readable.test(entry.name)) found.push(path);
  }
  return found;
}

/** The bytes of a file. Throws a Refusal for what cannot be opened or is too large to be taken in. */
export async function readInput({ path }: InputFile): Promise<Uint8Array> {
  try {
    if (path === '-') return await readStream(process.stdin);
    const facts = await stat(path);
    if (facts.isFile()) {
      if (facts.size > LARGEST_FILE) throw tooLarge();
      return await readFile(path);
    }
    // A named pipe, such as that of a shell's process substitution.
    if (facts.isFIFO() || facts.isCharacterDevice()) return await readStream(createReadStream(path));
    throw refuse('cannot-read', (messages) => messages.notAFile);
  } catch (thrown) {
    throw thrown instanceof Refusal ? thrown : refusalOfSystem(thrown);
  }
}

async function readStream(stream: AsyncIterable<Buffer | string>): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    size += bytes.length;
    if (size > LARGEST_FILE) throw tooLarge();
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}

const tooLarge = (): Refusal => refuse('file-too-large', (messages) => messages.tooLarge(LARGEST_FILE / 1024 / 1024));

function refuse(code: RefusalCode, say: (messages: CommandMessages) => string): Refusal {
  return new Refusal(code, { zh: say(commandMessages('zh')), en: say(commandMessages('en')) });
}

function refusalOfSystem(thrown: unknown): Refusal {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('file-not-found', (messages) => messages.notFound);
  if (code === 'EACCES' || code === 'EPERM') return refuse('cannot-read', (messages) => messages.notAllowed);
  return refuse('cannot-read', (messages) => messages.cannotOpen(code === '' ? String(thrown) : code));
}
