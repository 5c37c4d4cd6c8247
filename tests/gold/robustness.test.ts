import { describe, expect, test } from 'vitest';
import type { CheckReport } from '#core/check-report.ts';
import { plainDocument } from '#core/plain-text.ts';
import { checkDocument } from '#checker/engine/check-document.ts';
import { writeCheckReport } from '#checker/report/write-check-report.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { compareFacts } from './report-oracle.ts';
import { hasCorpus, realReport, realReportNotes } from './shared-corpus.ts';

const norms = loadNormBook();

/** As the reader of txt files makes it: line ends as \n. */
function check(text: string): CheckReport {
  const document = plainDocument('report.txt', text.replace(/\r\n?/g, '\n'));
  return writeCheckReport(document, checkDocument(document, { norms }), 'zh');
}

const narrow = (text: string): string => text.replace(/[０-９．，％]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/[\s\u00a0\u3000]/g, '');
const errorsOf = (report: CheckReport): string[] => report.findings.filter(({ severity }) => severity === 'error').map(({ rule, projects, stated }) => `${rule} ${projects.join(',')} ${narrow(stated ?? '')}`);

/** Numbers from a seed: the same places in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const figure = /\d[\d,.]*(?:万元|亿元|元|万|%|％|个|家|项|名|人|篇|次|条)/g;

/** Puts `stray` between the characters of figures at random places. */
function strayIn(stray: string, share: number, seed: number): (text: string) => string {
  const random = seeded(seed);
  return (text) => text.replace(figure, (printed) => [...printed].map((character, at) => (at < printed.length - 1 && random() < share ? character + stray : character)).join(''));
}

const wide = (text: string): string => text.replace(/[0-9.,%]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const grouped = (text: string): string => text.replace(/(?<![\d.,〔[])\d{4,}(?=(?:\.\d+)?(?:万元|亿元|元|万))/g, (digits) => digits.replace(/\B(?=(?:\d{3})+$)/g, ','));
const halfWidth = (text: string): string => text.replace(/[，。；：（）“”]/g, (mark) => ({ '，': ',', '。': '.', '；': ';', '：': ':', '（': '(', '）': ')', '“': '"', '”': '"' })[mark] ?? mark);
const windows = (text: string): string => text.replace(/\n/g, '\r\n');

const seeds = [1, 2, 3, 4];
const spoiled: readonly (readonly [string, (text: string) => string])[] = [
  ['full-width digits', (text) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
  ['full-width digits, points, commas and percent signs', wide],
  ['thousands marks', grouped],
  ['full-width thousands marks', (text) => wide(grouped(text))],
  ['CRLF', windows],
  ['half-width punctuation', halfWidth],
  ['half-width punctuation with full-width digits', (text) => halfWidth(text).replace(/[0-9%]/g, wide)],
  ...seeds.flatMap((seed) => [
    [`stray spaces (${seed})`, strayIn(' ', 0.3, seed)],
    [`ideographic spaces (${seed})`, strayIn('\u3000', 0.3, seed)],
    [`line breaks (${seed})`, strayIn('\n', 0.2, seed)],
    [`spaces and line breaks in half-width text (${seed})`, (text: string) => strayIn('\n', 0.1, seed)(strayIn(' ', 0.2, seed + 9)(halfWidth(text)))],
    [`thousands marks, line breaks and CRLF (${seed})`, (text: string) => windows(strayIn('\n', 0.2, seed)(grouped(text)))],
  ] satisfies [string, (text: string) => string][]),
];

describe.skipIf(!hasCorpus)('the real report, spoiled', () => {
  const text = hasCorpus ? realReport() : '';
  const notes = hasCorpus ? realReportNotes() : null;
  if (notes === null) return;
  const untouched = errorsOf(check(text));

  test.each(spoiled)('%s: the same facts and the same errors', (_name, spoil) => {
    const report = check(spoil(text));
    // Headings and names are quoted as printed, so their width changes with the text.
    const wrong = compareFacts(report, notes).filter((fact) => !fact.right && !/heading|title|department|document numbers|basis/.test(fact.name));
    expect(wrong).toEqual([]);
    expect(errorsOf(report)).toEqual(untouched);
  });
});
