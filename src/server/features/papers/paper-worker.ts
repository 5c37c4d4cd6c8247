import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { CheckReport } from '#core/check-report.ts';
import type { Bilingual } from '#core/finding.ts';
import type { NormBook } from '#core/norm-book.ts';
import { Refusal } from '#core/refusal.ts';
import { checkDocument } from '#checker/engine/check-document.ts';
import { writeCheckReport } from '#checker/report/write-check-report.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { readDocument } from '#reading/read-document.ts';

/** A file to read and check in a thread of its own: what is hostile or endless ends the thread and nothing else. */
export type PaperJob = { readonly name: string; readonly path: string };
/** What the check says, in both languages. */
export type KeptReport = { readonly zh: CheckReport; readonly en: CheckReport };
export type PaperAnswered = { readonly status: 'done'; readonly report: KeptReport } | { readonly status: 'refused'; readonly code: string; readonly messages: Bilingual };

let norms: NormBook | null = null;

async function check({ name, path }: PaperJob): Promise<PaperAnswered> {
  norms ??= loadNormBook();
  try {
    const document = await readDocument(name, readFileSync(path));
    const result = checkDocument(document, { norms });
    return { status: 'done', report: { zh: writeCheckReport(document, result, 'zh'), en: writeCheckReport(document, result, 'en') } };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { status: 'refused', code: thrown.code, messages: thrown.messages };
  }
}

parentPort?.on('message', (job: PaperJob) => {
  // A defect ends this thread; the pool tells the one who asked and starts another.
  void check(job).then((answer) => parentPort?.postMessage(answer), (thrown: unknown) => setImmediate(() => { throw thrown; }));
});
