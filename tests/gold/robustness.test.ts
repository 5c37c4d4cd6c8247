import { describe, expect, test } from 'vitest';
import type { CheckReport } from '#core/check-report.ts';
import { plainDocument } from '#core/plain-text.ts';
import { checkDocument } from '#checker/engine/check-document.ts';
import { writeCheckReport } from '#checker/report/write-check-report.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { unifyLineEnds } from '#reading/txt/decode-text.ts';
import { compareFacts, type FactCheck } from './report-oracle.ts';
import { sampleText } from './sample-paper.ts';
import { hasCorpus, realReport, realReportNotes } from './shared-corpus.ts';
import { evened, fundsOf, judgedWrong, typings } from './typed-otherwise.ts';

const norms = loadNormBook();

function check(text: string): CheckReport {
  const document = plainDocument('report.txt', unifyLineEnds(text));
  const report = writeCheckReport(document, checkDocument(document, { norms }), 'zh');
  for (const span of [...report.findings, ...report.claims].flatMap(({ spans }) => spans)) expect(document.text.slice(span.start, span.end)).toBe(span.quote);
  return report;
}

describe.skipIf(!hasCorpus)('the real report, typed otherwise', () => {
  if (!hasCorpus) return;
  const text = realReport();
  const notes = realReportNotes();
  const untouched = check(text);

  test.each(typings(text))('$name: the same facts and the same errors', (typing) => {
    const report = check(typing.text);
    expect(compareFacts(report, notes).filter(isWrong)).toEqual(compareFacts(untouched, notes).filter(isWrong));
    expect(judgedWrong(report, ['error'])).toEqual(judgedWrong(untouched, ['error']));
  });

  test('most ways of typing leave every warning as it is', () => {
    const changed = typings(text).filter((typing) => JSON.stringify(judgedWrong(check(typing.text), ['error', 'warning'])) !== JSON.stringify(judgedWrong(untouched, ['error', 'warning'])));
    expect(changed.map(({ name }) => name).slice(2)).toEqual([]);
  });
});

/** Headings, names and document numbers are quoted as they are printed: their width changes with the text. */
const isWrong = ({ got, want, right }: FactCheck): boolean => !right && JSON.stringify(evenedAll(got)) !== JSON.stringify(evenedAll(want));

const evenedAll = (value: unknown): unknown => (Array.isArray(value) ? value.map(evened) : evened(value));

describe('the sample paper, typed otherwise', () => {
  // Without its table: a line break in a cell is a paragraph there.
  const text = sampleText('slips').split('\n').filter((line) => !line.includes('\t')).join('\n');
  const untouched = check(text);

  test.each(typings(text))('$name: the same funds and the same errors', (typing) => {
    const report = check(typing.text);
    expect(fundsOf(report)).toEqual(fundsOf(untouched));
    expect(judgedWrong(report, ['error'])).toEqual(judgedWrong(untouched, ['error']));
  });
});
