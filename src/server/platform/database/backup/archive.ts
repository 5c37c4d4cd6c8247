import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Refusal } from '#core/refusal.ts';
import { messages } from '#server/platform/database/messages.ts';
import { fill } from '#server/platform/messages.ts';

/** A part of an archive as it was written. */
export type Part = { readonly name: string; readonly bytes: number; readonly sha256: string };

const block = 512;

/** Writes a compressed tar file that any program can unpack. It appears under its name when it is complete. */
export async function writeArchive(path: string, write: (put: (name: string, bytes: number, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => Promise<Part>) => Promise<void>): Promise<void> {
  const unfinished = `${path}.part`;
  const file = createWriteStream(unfinished, { mode: 0o600 });
  const gzip = createGzip({ level: 4 });
  gzip.pipe(file);
  // Each failure is told by whoever waits for the next step.
  let failure: Refusal | null = null;
  const failed = new Promise<never>((_done, fail) => {
    const tell = (error: NodeJS.ErrnoException): void => {
      failure ??= new Refusal('database', fill(messages.cannotWriteArchive, { path, why: error.code ?? error.message }), { cause: error });
      fail(failure);
    };
    file.on('error', tell);
    gzip.on('error', tell);
  });
  failed.catch(() => undefined);
  const send = async (bytes: Uint8Array): Promise<void> => {
    if (failure !== null) throw failure;
    if (!gzip.write(bytes)) await Promise.race([once(gzip, 'drain'), failed]);
  };
  try {
    await write(async (name, bytes, content) => {
      await send(headerOf(name, bytes));
      const hash = createHash('sha256');
      let sent = 0;
      for await (const piece of content) {
        hash.update(piece);
        sent += piece.length;
        await send(piece);
      }
      if (sent !== bytes) throw new Error(`${name}: ${sent} bytes where ${bytes} were announced`);
      await send(new Uint8Array((block - (bytes % block)) % block));
      return { name, bytes, sha256: hash.digest('hex') };
    });
    await send(new Uint8Array(2 * block));
    gzip.end();
    await Promise.race([finished(file), failed]);
    const written = await open(unfinished, 'r+');
    await written.sync();
    await written.close();
    await rename(unfinished, path);
  } catch (thrown) {
    gzip.destroy();
    file.destroy();
    await rm(unfinished, { force: true });
    throw thrown;
  }
}

/** Header of a part in the form of POSIX (ustar). */
function headerOf(name: string, bytes: number): Uint8Array {
  const header = Buffer.alloc(block);
  const put = (text: string, at: number): void => { header.write(text, at, 'latin1'); };
  if (Buffer.byteLength(name) > 100) throw new Error(`${name}: too long a name for the archive`);
  header.write(name, 0, 'utf8');
  put('0000600\0', 100);
  put('0000000\0', 108);
  put('0000000\0', 116);
  put(`${bytes.toString(8).padStart(11, '0')}\0`, 124);
  put('00000000000\0', 136);
  put('        ', 148);
  put('0', 156);
  put('ustar\x0000', 257);
  put(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** A part on its way in: its content must be read to the end before the next one. */
export type ReadPart = { readonly name: string; readonly bytes: number; readonly content: AsyncIterable<Uint8Array> };

/** The parts of an archive, in order. Refuses what is no archive, or a damaged one. */
export async function* readArchive(path: string): AsyncGenerator<ReadPart> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on('error', (error) => gunzip.destroy(error));
  const source = new ByteSource(file.pipe(gunzip)[Symbol.asyncIterator](), path);
  try {
    for (;;) {
      const header = await source.take(block);
      if (header.every((byte) => byte === 0)) return;
      const name = header.subarray(0, 100).toString('utf8').replace(/\0.*$/s, '');
      const bytes = Number.parseInt(header.subarray(124, 135).toString('latin1'), 8);
      if (header.subarray(257, 262).toString('latin1') !== 'ustar' || !Number.isSafeInteger(bytes)) throw source.damaged(null);
      let isRead = false;
      const content = (async function* content(): AsyncGenerator<Uint8Array> {
        for (let left = bytes; left > 0;) {
          const piece = await source.upTo(left);
          left -= piece.length;
          yield piece;
        }
        await source.take((block - (bytes % block)) % block);
        isRead = true;
      })();
      yield { name, bytes, content };
      if (!isRead) for await (const rest of content) void rest;
    }
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}

class ByteSource {
  readonly #source: AsyncIterator<Buffer>;
  readonly #path: string;
  #held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterator<Buffer>, path: string) {
    this.#source = source;
    this.#path = path;
  }

  async take(count: number): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    for (let left = count; left > 0;) {
      const piece = await this.upTo(left);
      pieces.push(piece);
      left -= piece.length;
    }
    return Buffer.concat(pieces);
  }

  async upTo(most: number): Promise<Buffer> {
    while (this.#held.length === 0) this.#held = await this.#next();
    const piece = this.#held.subarray(0, most);
    this.#held = this.#held.subarray(piece.length);
    return piece;
  }

  async #next(): Promise<Buffer> {
    try {
      const { done, value } = await this.#source.next();
      if (done !== true) return value;
    } catch (thrown) {
      throw this.damaged(thrown);
    }
    throw this.damaged(null);
  }

  damaged(cause: unknown): Refusal {
    const isMissing = cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'EACCES' || cause.code === 'EISDIR');
    return new Refusal('database', fill(isMissing ? messages.noArchive : messages.damagedArchive, { path: this.#path }), { cause });
  }
}
