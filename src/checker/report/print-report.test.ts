import { describe, expect, test } from 'vitest';
import type { CheckReport, QuotedSpan, ReportedFinding } from '#core/check-report.ts';
import { displayWidth } from '#core/display-width.ts';
import { plainDocument } from '#core/plain-text.ts';
import { excerptAround } from '#checker/report/excerpt.ts';
import { printReport } from '#checker/report/print-report.ts';

const text = [
  '2023年度示例市科技局绩效报告',
  '（一）培训经费',
  '年度预算300万元，1～12月计划支出300万元，实际支出120万元，预算执行率41%。',
  '（二）宣传经费',
  '截止12月底支出20万元。',
].join('\n');
const document = plainDocument('培训.txt', text, 'ab'.repeat(32));

function spanOf(quote: string, role: QuotedSpan['role'] = 'stated'): QuotedSpan {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length, quote, role };
}

const finding = (more: Partial<ReportedFinding>): ReportedFinding => ({
  id: 'f1', rule: 'rate-recomputes', family: 'rates', severity: 'error', message: '执行率与所列金额不符，请核对。', projects: [1],
  spans: [spanOf('41%'), spanOf('120万元', 'operand')], stated: '41%', expected: '40%', difference: '1%',
  consequence: '影响执行率得分', hypotheses: [{ kind: 'digit', text: '41%应为40%', replacement: null }], ...more,
});

const report = (findings: readonly ReportedFinding[]): CheckReport => ({
  schema: 'hengji.check/1',
  source: { name: '培训.txt', format: 'txt', characters: text.length, sha256: 'ab'.repeat(32) },
  report: { title: '2023年度示例市科技局绩效报告', year: 2023, department: '示例市科技局', recipient: null, date: null, basis: [] },
  projects: [1, 2].map((ordinal) => ({
    ordinal, heading: ordinal === 1 ? '培训经费' : '宣传经费', start: 0, end: 0, documentNumbers: [],
    funds: { budget: null, planned: null, issued: null, received: null, spent: null, statedRate: null },
    parts: [], indicators: [], dates: [], score: null, grade: null, problems: null, improvements: null,
  })),
  figures: [], claims: [], findings, coverage: { figures: 5, bound: 3, judged: 3, undecidable: 0 }, defects: [],
});

const zh = { language: 'zh', colours: false, columns: 100 } as const;

describe('printReport', () => {
  test('a finding with its place, recomputation, consequence and hypothesis', () => {
    expect(printReport(report([finding({})]), document, zh)).toBe(`2023年度示例市科技局绩效报告
示例市科技局 · 2023年度 · 培训.txt · 91 字

共识别数字 5 处，其中 3 处存在可核对的关系，已核对 3 处；没有未能判断的关系。
错误 1

── （一）培训经费 ────────

错误  执行率与所列金额不符，请核对。
      第 3 行
      │ …实际支出120万元，预算执行率41%。
      │          ~~~~~~~            ^^^
      所写 41%，应为 40%，相差 1%
      影响：影响执行率得分
      可能：41%应为40%
      rate-recomputes
`);
  });

  test('the report as a whole first, wording last under one heading', () => {
    const findings = [
      finding({ id: 'f1', projects: [2], spans: [spanOf('20万元')] }),
      finding({ id: 'f2', projects: [0], spans: [spanOf('2023年度')] }),
      finding({ id: 'f3', family: 'wording', rule: 'as-of-words', severity: 'info', projects: [2], spans: [spanOf('截止')] }),
      finding({ id: 'f4', projects: [1, 2] }),
    ];
    const headings = printReport(report(findings), document, zh).split('\n').filter((line) => line.startsWith('──'));
    expect(headings).toEqual(['── 全文 ────────', '── （一）培训经费 ────────', '── （二）宣传经费 ────────', '── 文字与格式 ────────']);
    expect(printReport(report(findings), document, zh)).toContain('另涉及：（二）');
  });

  test('a clean result names its scope', () => {
    const printed = printReport(report([]), document, { ...zh, language: 'en', hidden: 2 });
    expect(printed).toContain('5 figures found, 3 in a relation that can be checked, 3 checked; no relation was left undecided.');
    expect(printed).toContain('Nothing was found wrong within this scope.\n2 findings below the chosen severity not shown.');
  });

  test('colours only when asked for, and no control character of the document reaches a terminal', () => {
    expect(printReport(report([finding({})]), document, zh)).not.toContain('\u001b');
    expect(printReport(report([finding({})]), document, { ...zh, colours: true })).toContain('\u001b[1;31m错误\u001b[0m');
    const evil = plainDocument('a\u001b[2Jb.txt', '支出\u001b[31m120万元', '');
    const printed = printReport({ ...report([finding({ spans: [{ start: 2, end: 12, quote: '', role: 'stated' }], message: 'x\u001b[0m' })]), source: { ...report([]).source, name: evil.name } }, evil, zh);
    expect(printed).not.toContain('\u001b');
  });
});

describe('excerptAround', () => {
  test('marks stand under the words, whatever their width', () => {
    for (const quote of ['300万元', '培训经费', '41%', '截止12月底']) {
      const { text: line, marks } = excerptAround(text, spanOf(quote), [], 80);
      const before = line.slice(0, line.indexOf(quote));
      expect(marks).toBe(' '.repeat(displayWidth(before)) + '^'.repeat(displayWidth(quote)));
    }
  });

  test('a long place is cut at the width of the line', () => {
    const long = '复'.repeat(500);
    const excerpt = excerptAround(long, { start: 0, end: 500, quote: long, role: 'stated' }, [], 60);
    expect(excerpt.text).toBe(`${'复'.repeat(30)}…`);
    expect(excerpt.marks).toBe('^'.repeat(60));
  });
});
