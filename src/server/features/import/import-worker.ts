import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { Bilingual } from '#core/finding.ts';
import type { NormBook } from '#core/norm-book.ts';
import { Refusal } from '#core/refusal.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { readPaper, type ReadPaper } from '#server/features/import/read-paper.ts';

/** A file to read in a thread of its own: what is hostile or endless ends the thread and nothing else. */
export type ReadJob = { readonly name: string; readonly path: string };
export type ReadAnswer = { readonly status: 'done'; readonly paper: ReadPaper } | { readonly status: 'refused'; readonly code: string; readonly messages: Bilingual };

let norms: NormBook | null = null;

async function read({ name, path }: ReadJob): Promise<ReadAnswer> {
  norms ??= loadNormBook();
  try {
    return { status: 'done', paper: await readPaper(name, readFileSync(path), norms) };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { status: 'refused', code: thrown.code, messages: thrown.messages };
  }
}

parentPort?.on('message', (job: ReadJob) => {
  // A defect ends this thread; the pool tells the one who asked and starts another.
  void read(job).then((answer) => parentPort?.postMessage(answer), (thrown: unknown) => setImmediate(() => { throw thrown; }));
});
