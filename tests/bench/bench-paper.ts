import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { plainDocument } from '#core/plain-text.ts';
import { checkDocument } from '#checker/engine/check-document.ts';
import { writeCheckReport } from '#checker/report/write-check-report.ts';
import { loadNormBook } from '#reading/norm-book.ts';

export const root = resolve(import.meta.dirname, '../..');

/** The paper that is measured: the real report where it stands beside the checkout, else the sample. */
export type BenchPaper = { readonly path: string; readonly text: string };

export function benchPaper(): BenchPaper {
  const real = join(root, '../shared/corpus/ganzhou-2023/report.txt');
  const path = existsSync(real) ? real : join(root, 'examples/sample-paper.txt');
  return { path, text: readFileSync(path, 'utf8').replace(/\r\n?/g, '\n') };
}

const norms = loadNormBook();

/** Checks the paper with other amounts each round, so that nothing can be remembered from the one before. */
export function checkVariant(paper: BenchPaper, round: number): void {
  const text = paper.text.replace(/\d(?=\d*\.\d+万元)/g, (digit) => String((Number.parseInt(digit, 10) + round) % 10));
  const document = plainDocument('report.txt', text);
  writeCheckReport(document, checkDocument(document, { norms }), 'zh');
}
