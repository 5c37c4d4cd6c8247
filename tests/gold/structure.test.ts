import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foldDocument, sourceSpan } from '#core/folded-text.ts';
import { plainDocument } from '#core/plain-text.ts';
import { recogniseFigures } from '#checker/figures/recognise-figures.ts';
import { analyseStructure } from '#checker/structure/analyse-structure.ts';

/** The real report of a city's science bureau, read against what a careful reader wrote down about it. */
const folder = join(import.meta.dirname, '../../../shared/corpus/ganzhou-2023');
const isThere = existsSync(join(folder, 'report.txt'));
if (!isThere) console.warn('tests/gold/structure.test.ts skipped: the corpus ../shared/corpus/ganzhou-2023 is not there');

type Expected = {
  readonly report: { title: string; year: number; department: string; recipient: string; date: string; basis: string[] };
  readonly projects: readonly { ordinal: number; heading: string; documentNumbers: string[] }[];
  readonly problemsNone: readonly number[];
  readonly problemsAbsent: readonly number[];
};

describe.skipIf(!isThere)('the structure of the real report', () => {
  const source = isThere ? readFileSync(join(folder, 'report.txt'), 'utf8').replace(/\r\n?/g, '\n') : '';
  const expected = (isThere ? JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) : {}) as Expected;
  const document = plainDocument('report.txt', source);
  const folded = foldDocument(document);
  const figures = recogniseFigures(folded.text);
  const structure = analyseStructure(folded, figures);
  const words = (span: { start: number; end: number } | null): string | null => {
    if (span === null) return null;
    const { start, end } = sourceSpan(folded, span);
    return document.text.slice(start, end);
  };

  test('head', () => {
    const { year, department, recipient, date, basis } = structure;
    const two = (value: number | null | undefined): string => String(value ?? '').padStart(2, '0');
    expect({ title: words(structure.title), year, department, recipient, date: `${date?.year}-${two(date?.month)}-${two(date?.day)}`, basis }).toEqual(expected.report);
    expect(structure.kind).toBe('performance-report');
  });

  test('projects with their headings and document numbers', () => {
    expect(structure.projects.map((project) => ({ ordinal: project.ordinal, heading: words(project.heading), documentNumbers: project.documentNumbers })))
      .toEqual(expected.projects.map(({ ordinal, heading, documentNumbers }) => ({ ordinal, heading, documentNumbers })));
  });

  test('problems: none, absent', () => {
    const which = (value: string | null): number[] => structure.projects.filter(({ problems }) => words(problems) === value).map(({ ordinal }) => ordinal);
    expect(which('无')).toEqual(expected.problemsNone);
    expect(which(null)).toEqual(expected.problemsAbsent);
  });

  test('every sentence of a project lies in it, and none is lost', () => {
    for (const sentence of structure.sentences) {
      const project = structure.projects[sentence.project - 1];
      expect(project === undefined || (project.start <= sentence.start && sentence.end <= project.end)).toBe(true);
    }
    const covered = structure.sentences.reduce((sum, { start, end }) => sum + end - start, 0);
    const inBlocks = folded.blocks.reduce((sum, { start, end }) => sum + end - start, 0);
    expect(covered).toBe(inBlocks);
  });

  test('indicators of the sections that list them', () => {
    const of = (ordinal: number): string[] => structure.indicators.filter(({ project }) => project === ordinal).map(({ name, value, unit }) => `${name}=${value}${unit}`);
    expect(of(16)).toEqual(expect.arrayContaining(['技术革新奖数量=30项', '奖励对象资质符合率=100%', '奖励资金发放及时率=100%']));
    expect(of(28)).toEqual(expect.arrayContaining(['走访企业=96家', '参赛企业数量=143家', '参赛人员满意度=95%']));
    expect(of(27)).toEqual(expect.arrayContaining(['系统开发数量=2个', '吞吐量=400请求数/秒', '扫描覆盖率=100%']));
    expect(of(13)).toEqual(expect.arrayContaining(['发布科技成果=15087项', '运营公司满意度=90%']));
  });

  test('costs at most 1.5 ms in a warm process', () => {
    const times = Array.from({ length: 60 }, () => {
      const start = performance.now();
      analyseStructure(folded, figures);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(1.5);
  });
});
