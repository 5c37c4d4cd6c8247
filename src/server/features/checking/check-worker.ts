import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { CheckReport } from '#core/check-report.ts';
import type { Document } from '#core/document.ts';
import type { Bilingual } from '#core/finding.ts';
import type { NormBook } from '#core/norm-book.ts';
import { Refusal } from '#core/refusal.ts';
import { checkDocument } from '#checker/engine/check-document.ts';
import { writeCheckReport } from '#checker/report/write-check-report.ts';
import type { CheckSummary, DownloadFormat, Language } from '#contract/checking.ts';
import { writeReportFile, type OriginalDocx } from '#documents/write-report-file.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { readDocument } from '#reading/read-document.ts';

/** A file to check: `folder` holds it as `original` and takes what is made of it. */
export type CheckJob = { readonly kind: 'check'; readonly name: string; readonly folder: string };

/** A checked file to write to `path` as something to take away. */
export type WriteJob = { readonly kind: 'write'; readonly folder: string; readonly path: string; readonly format: DownloadFormat; readonly language: Language };

export type Job = CheckJob | WriteJob;
export type Answer<J extends Job> = J extends CheckJob ? CheckAnswer : 'written';

/** What became of a job. What was made of the file stands in its folder: `document.json`, `report.zh.json`, `report.en.json`. */
export type CheckAnswer =
  | { readonly status: 'done'; readonly summary: CheckSummary }
  | { readonly status: 'refused'; readonly code: string; readonly messages: Bilingual };

let norms: NormBook | null = null;

/** Reads and checks one file. Throws only for defects. */
async function check({ name, folder }: CheckJob): Promise<CheckAnswer> {
  norms ??= loadNormBook();
  try {
    const document = await readDocument(name, readFileSync(join(folder, 'original')));
    const result = checkDocument(document, { norms });
    writeFileSync(join(folder, 'document.json'), JSON.stringify(document));
    const report = writeCheckReport(document, result, 'zh');
    writeFileSync(join(folder, 'report.zh.json'), JSON.stringify(report));
    writeFileSync(join(folder, 'report.en.json'), JSON.stringify(writeCheckReport(document, result, 'en')));
    return { status: 'done', summary: summarise(report) };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { status: 'refused', code: thrown.code, messages: thrown.messages };
  }
}

function summarise(report: CheckReport): CheckSummary {
  const count = (severity: string): number => report.findings.filter((finding) => finding.severity === severity).length;
  return {
    title: report.report.title, characters: report.source.characters,
    errors: count('error'), warnings: count('warning'), infos: count('info'),
  };
}

/** A docx with the map of its text, for comments in the user's own file. */
async function originalDocx(name: string, bytes: Uint8Array): Promise<OriginalDocx> {
  const { readDocx } = await import('#reading/docx/read-docx.ts');
  return { bytes, map: readDocx(name, bytes).map };
}

async function write({ folder, path, format, language }: WriteJob): Promise<'written'> {
  const reportPath = join(folder, `report.${language}.json`);
  if (format === 'json') copyFileSync(reportPath, path);
  else {
    const document: Document = JSON.parse(readFileSync(join(folder, 'document.json'), 'utf8'));
    const report: CheckReport = JSON.parse(readFileSync(reportPath, 'utf8'));
    const original = format === 'docx' && document.format === 'docx' ? await originalDocx(document.name, readFileSync(join(folder, 'original'))) : null;
    const file = await writeReportFile(format, document, report, language, original);
    // Written beside and moved into place, so that a file that is there is whole.
    writeFileSync(`${path}.part`, file);
    renameSync(`${path}.part`, path);
  }
  return 'written';
}

parentPort?.on('message', (job: Job) => {
  // A defect ends this thread; the pool tells the one who asked and starts another.
  void (job.kind === 'check' ? check(job) : write(job)).then((answer) => parentPort?.postMessage(answer), (thrown: unknown) => setImmediate(() => { throw thrown; }));
});
