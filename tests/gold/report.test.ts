import { describe, expect, test } from 'vitest';
import type { CheckReport } from '#core/check-report.ts';
import { plainDocument } from '#core/plain-text.ts';
import { checkDocument } from '#checker/engine/check-document.ts';
import { writeCheckReport } from '#checker/report/write-check-report.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { plantErrors } from './planted-errors.ts';
import { compareFacts, findingsFor } from './report-oracle.ts';
import { hasCorpus, realReport, realReportNotes } from './shared-corpus.ts';

const norms = loadNormBook();

function checkReal(text: string): CheckReport {
  const document = plainDocument('report.txt', text);
  return writeCheckReport(document, checkDocument(document, { norms }), 'zh');
}

describe.skipIf(!hasCorpus)('the real report on 30 projects', () => {
  const text = hasCorpus ? realReport() : '';
  const notes = hasCorpus ? realReportNotes() : null;
  const report = hasCorpus ? checkReal(text) : null;
  if (notes === null || report === null) return;

  test('at least 98 of 100 facts are right', () => {
    const facts = compareFacts(report, notes);
    const wrong = facts.filter((fact) => !fact.right);
    expect(wrong.length / facts.length, JSON.stringify(wrong)).toBeLessThanOrEqual(0.02);
    expect(facts.length).toBeGreaterThan(350);
  });

  test.each(notes.findings)('$id: $what', (finding) => {
    expect(findingsFor(text, report, finding).map((found) => found.rule)).not.toEqual([]);
  });

  /** Which rule answers each note, so that a finding on the same project by chance does not pass for it. */
  test.each([
    ['G1', 'rate-recomputes'], ['G2', 'rate-recomputes'], ['G3', 'malformed-figure'], ['G4', 'rate-recomputes'], ['G5', 'unit-against-indicator'],
    ['G6', 'same-project-twice'], ['G7', 'same-result-twice'], ['G8', 'problems-none-beside-miss'], ['G9', 'cut-off-before-year-end'],
    ['G10', 'problems-none-beside-miss'], ['G11', 'all-done-beside-low-rate'], ['G12', 'problems-none-beside-miss'], ['G13', 'mixed-grouping'],
    ['G14', 'document-number-brackets'], ['G15', 'not-for-publication'], ['G16', 'name-year-differs'], ['G17', 'required-elements'],
    ['G18', 'nested-title-marks'], ['G19', 'december-money'],
  ])('%s is found by %s', (id, rule) => {
    const note = notes.findings.find((finding) => finding.id === id);
    expect(note === undefined ? [] : findingsFor(text, report, note).map((found) => found.rule)).toContain(rule);
  });

  test('G6, G7, G17 and G19 name exactly their projects', () => {
    for (const [id, rule] of [['G6', 'same-project-twice'], ['G7', 'same-result-twice'], ['G17', 'required-elements'], ['G19', 'december-money']]) {
      const note = notes.findings.find((finding) => finding.id === id);
      expect(report.findings.filter((finding) => finding.rule === rule).map((finding) => finding.projects), id).toContainEqual(note?.ordinals);
    }
  });

  test('at least 12 of the further slips and 13 of the wording ones', () => {
    const missed = (wanted: readonly { ordinals: readonly number[]; anchor: string | null }[]): unknown[] => wanted.filter((note) => findingsFor(text, report, note).length === 0);
    expect(notes.more.length - missed(notes.more).length, JSON.stringify(missed(notes.more))).toBeGreaterThanOrEqual(12);
    expect(notes.wording.length - missed(notes.wording).length, JSON.stringify(missed(notes.wording))).toBeGreaterThanOrEqual(13);
  });

  test('11,257.91 comes first for project 25; 24 and 45.166292 for project 6, before any other fund', () => {
    const hypothesesOf = (project: number, rule: string): string[] => report.findings.find((finding) => finding.rule === rule && finding.projects.includes(project))?.hypotheses.map((hypothesis) => hypothesis.text) ?? [];
    expect(hypothesesOf(25, 'malformed-figure')[0]).toContain('11,257.91');
    const six = hypothesesOf(6, 'rate-recomputes');
    const other = six.findIndex((words) => words.includes('（十九）'));
    expect(six.findIndex((words) => words.includes('24万元'))).toBeGreaterThanOrEqual(0);
    expect(six.findIndex((words) => words.includes('45.166292万元'))).toBeGreaterThanOrEqual(0);
    expect(other).toBeGreaterThan(Math.max(six.findIndex((words) => words.includes('24万元')), six.findIndex((words) => words.includes('45.166292万元'))));
    expect(six.some((words) => words.includes('如为39万元'))).toBe(false);
  });

  test('errors are three and no other: the two wrong rates and the malformed figure', () => {
    expect(report.findings.filter((finding) => finding.severity === 'error').map((finding) => [finding.rule, finding.projects])).toEqual([
      ['rate-recomputes', [6]], ['malformed-figure', [25]], ['rate-recomputes', [30]],
    ]);
  });

  test('every correct rate is judged exact', () => {
    for (const [project, , , rate] of notes.correctRates) {
      expect(report.claims.some((claim) => claim.kind === 'rate' && claim.project === project && claim.stated === rate && claim.verdict === 'exact'), `${project} ${rate}`).toBe(true);
    }
  });

  test('every quote stands at its place', () => {
    for (const span of [...report.findings, ...report.claims].flatMap((entry) => entry.spans)) expect(text.slice(span.start, span.end)).toBe(span.quote);
    for (const figure of report.figures) expect(text.slice(figure.start, figure.end)).toBe(figure.text);
  });

  test('at least 93 of 100 planted one-digit errors are noticed', { timeout: 240_000 }, () => {
    const planted = plantErrors(text, norms);
    const noticed = planted.filter((error) => error.noticedBy.length > 0);
    expect(planted.length).toBeGreaterThan(1_500);
    expect(noticed.length / planted.length).toBeGreaterThanOrEqual(0.93);
  });
});
