import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { CheckReport } from '#core/check-report.ts';
import { decimal } from '#core/decimal.ts';
import type { Fact, Measure } from '#core/fact.ts';
import type { Figure } from '#core/figure.ts';
import { foldDocument } from '#core/folded-text.ts';
import { plainDocument } from '#core/plain-text.ts';
import { checkDocument, type CheckResult } from '#checker/engine/check-document.ts';
import { writeCheckReport } from '#checker/report/write-check-report.ts';
import { checkReport } from '#contract/check-report.ts';

// A paper with full-width digits, so that offsets of the folded text differ from those of the source.
const source = '2023年度示例市科技局绩效报告\n（一）  培训经费\n年度预算３００ 万元，9月下旬到位200万元，实际支出120万元，预算执行率41%。\n存在的问题：无。\n';

function madeResult(): { document: ReturnType<typeof plainDocument>; result: CheckResult } {
  const document = plainDocument('培训.txt', source, 'ab'.repeat(32));
  const folded = foldDocument(document);
  const spanOf = (text: string) => {
    const start = folded.text.indexOf(text);
    if (start < 0) throw new Error(`not in the folded text: ${text}`);
    return { start, end: start + text.length };
  };
  const figure = (text: string, more: Partial<Figure>): Figure => ({
    kind: 'money', ...spanOf(text), printed: null, value: null, unit: null, per: null, approximator: null, malformed: null,
    date: null, until: null, grouped: false, inWords: false, ...more,
  });
  const fact = (measure: Measure, text: string, value: string, kind: 'money' | 'percent', subject = ''): Fact => ({
    measure, project: 1, subject, asOf: measure === 'received' ? { year: null, month: 9, day: null, part: '下旬' } : null,
    quantity: { kind, value: decimal(value), printed: decimal(value), exponent: 0, unit: null, approximator: null },
    origin: { kind: 'text', span: spanOf(text) },
  });
  const budget = fact('budget', '300万元', '3000000', 'money');
  const spent = fact('spent', '120万元', '1200000', 'money');
  const rate = fact('execution-rate', '41%', '41', 'percent');
  const project = spanOf('（一）培训经费\n年度预算300万元，9月下旬到位200万元，实际支出120万元，预算执行率41%。\n存在的问题：无。');
  return {
    document,
    result: {
      folded,
      figures: [
        figure('300万元', { value: decimal('3000000'), unit: '万元' }),
        figure('9月下旬', { kind: 'date', date: { year: null, month: 9, day: null, part: '下旬' } }),
        figure('200万元', { value: decimal('2000000'), unit: '万元' }),
        figure('120万元', { malformed: { why: 'grouping', readings: [decimal('1200000.0')] } }),
        figure('41%', { kind: 'percent', value: decimal('41'), unit: '%' }),
      ],
      structure: {
        kind: 'performance-report', title: spanOf('2023年度示例市科技局绩效报告'), year: 2023, department: '示例市科技局', recipient: null,
        date: null, dateSpan: null, basis: [], sections: [], sentences: [], indicators: [], forms: [],
        projects: [{ ...project, ordinal: 1, name: '培训经费', heading: spanOf('（一）培训经费'), sections: [], documentNumbers: [], problems: spanOf('无。'), improvements: null, score: null, grade: null }],
      },
      facts: [budget, fact('received', '200万元', '2000000', 'money'), spent, rate],
      claims: [{
        kind: 'rate', project: 1, stated: rate, operands: [spent, budget], verdict: 'inconsistent',
        // 120/300 = 40 %
        recomputed: { low: { numerator: 40n, denominator: 1n }, high: { numerator: 40n, denominator: 1n } }, basis: 'budget', reason: null, fittingBasis: null, comparison: null, direction: null, words: null, exhaustive: false, wordsDisagree: false,
      }],
      findings: [{
        rule: 'no-such-rule', severity: 'error', message: { zh: '执行率不符', en: 'the rate does not agree' }, projects: [1],
        spans: [{ ...spanOf('41%'), role: 'stated' }, { ...spanOf('300万元'), role: 'operand' }],
        stated: '41', expected: '40', difference: '1', consequence: { zh: '影响得分', en: 'changes the score' },
        hypotheses: [{ kind: 'digit', text: { zh: '或为40%', en: 'perhaps 40%' }, replacement: { ...spanOf('41'), text: '40' } }],
      }],
      events: [{ project: 1, kind: 'received', date: { year: null, month: 9, day: null, part: '下旬' }, ...spanOf('9月下旬') }],
      defects: [],
    },
  };
}

describe('writeCheckReport', () => {
  test('the contract describes the report and nothing else', () => {
    const { document, result } = madeResult();
    const report = writeCheckReport(document, result, 'zh');
    expect(checkReport.parse(report)).toEqual(report);
    // Assignable both ways: a field that only one of them has does not compile.
    const read: CheckReport = checkReport.parse(report);
    const written: z.input<typeof checkReport> = report;
    expect(read).toEqual(written);
  });

  test('every quote stands at its place in the source', () => {
    const { document, result } = madeResult();
    const report = writeCheckReport(document, result, 'zh');
    const spans = [...report.findings.flatMap((finding) => finding.spans), ...report.claims.flatMap((claim) => claim.spans)];
    expect(spans.map(({ quote }) => quote)).toEqual(['41%', '３００ 万元', '41%', '120万元', '３００ 万元']);
    for (const { start, end, quote } of spans) expect(document.text.slice(start, end)).toBe(quote);
    for (const { start, end, text } of report.figures) expect(document.text.slice(start, end)).toBe(text);
  });

  test('funds, dates and sections of a project', () => {
    const { document, result } = madeResult();
    const [project] = writeCheckReport(document, result, 'zh').projects;
    expect(project).toMatchObject({
      ordinal: 1, heading: '培训经费', problems: '无', improvements: null,
      funds: {
        budget: { yuan: '3000000', text: '３００ 万元' }, received: { yuan: '2000000' }, spent: { yuan: '1200000' },
        statedRate: { percent: '41', text: '41%' }, planned: null, issued: null,
      },
      dates: [{ kind: 'received', date: '2023-09' }],
    });
  });

  test('figures: value in the field of the kind, year of the report, readings of what is malformed', () => {
    const { document, result } = madeResult();
    const figures = writeCheckReport(document, result, 'zh').figures.map(({ start: _start, end: _end, ...figure }) => figure);
    expect(figures).toEqual([
      { kind: 'money', text: '３００ 万元', yuan: '3000000' },
      { kind: 'date', text: '9月下旬', date: '2023-09' },
      { kind: 'money', text: '200万元', yuan: '2000000' },
      { kind: 'money', text: '120万元', malformed: true, readings: ['1200000'] },
      { kind: 'percent', text: '41%', percent: '41' },
    ]);
  });

  test('coverage counts figures once', () => {
    const { document, result } = madeResult();
    expect(writeCheckReport(document, result, 'zh').coverage).toEqual({ figures: 5, bound: 3, judged: 3, undecidable: 0 });
    const open = { ...result, claims: result.claims.map((claim) => ({ ...claim, verdict: 'undecidable' as const })) };
    expect(writeCheckReport(document, open, 'zh').coverage).toEqual({ figures: 5, bound: 3, judged: 0, undecidable: 1 });
  });

  test('findings in the language asked for', () => {
    const { document, result } = madeResult();
    const [finding] = writeCheckReport(document, result, 'en').findings;
    expect(finding).toMatchObject({
      id: 'f1', family: 'figures', message: 'the rate does not agree', consequence: 'changes the score',
      hypotheses: [{ kind: 'digit', text: 'perhaps 40%', replacement: { text: '40' } }],
    });
  });
});

describe('parts of a project', () => {
  const partsIn = (text: string) => {
    const document = plainDocument('a.txt', `（一）研究院运营经费\n${text}`);
    return writeCheckReport(document, checkDocument(document, { norms: { documents: [], values: [], codes: [], lists: [] } }), 'zh').projects[0]?.parts
      .map(({ name, budget, spent, date, share }) => [name, budget?.yuan ?? null, spent?.yuan ?? null, date, share?.percent ?? null]);
  };

  test('tranches with the date that goes before them and the share beside them', () => {
    expect(partsIn('本项目年度预算600万元，实际支出600万元。其中，2023年3月拨付60%运营经费360万元，2023年11月考核通过后拨付剩余40%运营经费240万元。')).toEqual([
      [expect.stringContaining('运营'), null, '3600000', '2023-03', '60'],
      [expect.stringContaining('运营'), null, '2400000', '2023-11', '40'],
    ]);
  });

  test('planned and used of one part, whatever the name ends in', () => {
    expect(partsIn('财政共拨付90万元，其中包括设备购置费50万元，人员培训经费40万元。\n截至2023年12月底，设备购置费用使用45万元，人员培训使用31.5万元。')).toEqual([
      ['设备购置费', '500000', '450000', null, null],
      [expect.stringContaining('人员培训'), '400000', '315000', null, null],
    ]);
  });
});
