import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CheckReport, QuotedSpan, ReportedFinding } from '#core/check-report.ts';
import type { Block, Document } from '#core/document.ts';
import { plainDocument } from '#core/plain-text.ts';
import { writeHtmlReport } from '#documents/html/write-html-report.ts';

const evil = '<img src=x onerror=alert(1)>"\'&</script>';

function reportOn(document: Document, findings: readonly Partial<ReportedFinding>[] = [], more: Partial<CheckReport> = {}): CheckReport {
  return {
    schema: 'hengji.check/1', source: { name: document.name, format: document.format, characters: document.text.length, sha256: '' },
    report: { title: null, year: null, department: null, recipient: null, date: null, basis: [] },
    projects: [], figures: [], claims: [],
    findings: findings.map((finding, index) => ({
      id: `f${index + 1}`, rule: 'rate-recomputes', family: 'rates', severity: 'error', message: '不符', projects: [0], spans: [],
      stated: null, expected: null, difference: null, consequence: null, hypotheses: [], ...finding,
    })),
    coverage: { figures: 0, bound: 0, judged: 0, undecidable: 0 }, defects: [], ...more,
  };
}

function spanOf(document: Document, quote: string, role: QuotedSpan['role'] = 'stated'): QuotedSpan {
  const start = document.text.indexOf(quote);
  return { start, end: start + quote.length, quote, role };
}

const sheetOf = (html: string): string => /<div class="sheet">\n([^]*?)\n<\/div><\/article>/.exec(html)?.[1] ?? '';

describe('writeHtmlReport', () => {
  test('asks nothing of the network, and runs its own script and style alone', () => {
    const document = plainDocument('报告.txt', '支出120万元。');
    const html = writeHtmlReport(document, reportOn(document), 'zh');
    expect(html).not.toMatch(/\b(?:src|href)\s*=\s*["'](?!#)/);
    expect(html).not.toMatch(/https?:|@import|url\(/);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const hash = (tag: string) => createHash('sha256').update(new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(html)?.[1] ?? '').digest('base64');
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash('style')}'; script-src 'sha256-${hash('script')}'; base-uri 'none'; form-action 'none'`);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toContain('style="');
  });

  test('nothing in names, text or findings becomes markup', () => {
    const document = plainDocument(`${evil}.txt`, `${evil}\n支出120万元`);
    const report = reportOn(document, [{
      message: evil, consequence: evil, stated: evil, expected: evil, rule: evil, spans: [spanOf(document, '<img src=x')],
      hypotheses: [{ kind: 'digit', text: evil, replacement: null }], projects: [1],
    }], {
      report: { title: evil, year: 2023, department: evil, recipient: null, date: null, basis: [] }, defects: [{ rule: evil, message: evil }],
    });
    const html = writeHtmlReport(document, report, 'zh');
    expect(html).not.toContain('<img');
    expect(html.match(/<\/script/g)).toHaveLength(1);
    expect(html).not.toMatch(/="[^"]*onerror=alert\(1\)>/);
  });

  test('marks lie on the words, also where places overlap', () => {
    const document = plainDocument('a.txt', '年度预算300万元，执行率41%。');
    const report = reportOn(document, [
      { severity: 'warning', spans: [spanOf(document, '300万元，执行率41%')] },
      { severity: 'error', spans: [spanOf(document, '41%'), spanOf(document, '300万元', 'operand')] },
    ]);
    expect(sheetOf(writeHtmlReport(document, report, 'zh'))).toBe('<p>年度预算'
      + '<span class="anchor" id="f1-0"></span><span class="anchor" id="f2-1"></span><mark class="warning" data-f="f1 f2" data-n="1">300万元</mark>'
      + '<mark class="warning" data-f="f1">，执行率</mark>'
      + '<span class="anchor" id="f2-0"></span><mark class="error" data-f="f1 f2" data-n="2">41%</mark>。</p>');
  });

  test('wrapped lines flow, headings and titles stand out, figures that agree can be shown', () => {
    const text = '2023年度报告\n（一）培训\n　　年度预算300\n万元，支出 see\nnote 90%。';
    const blocks: Block[] = [[0, 8], [9, 14], [15, text.length]].map(([start = 0, end = 0]) => ({ kind: 'paragraph', start, end }));
    const document: Document = { name: 'a.pdf', format: 'pdf', text, blocks, sha256: '' };
    const report = reportOn(document, [], {
      report: { title: '2023年度 报告', year: 2023, department: null, recipient: null, date: null, basis: [] },
      claims: [{ kind: 'rate', project: 1, verdict: 'exact', stated: '90', recomputed: null, basis: null, reason: null, spans: [spanOf(document, '90%')] }],
      projects: [{
        ordinal: 1, heading: '培训', start: 9, end: text.length, documentNumbers: [], parts: [], indicators: [], dates: [], score: null, grade: null, problems: null, improvements: null,
        funds: { budget: null, planned: null, issued: null, received: null, spent: null, statedRate: null },
      }],
    });
    expect(sheetOf(writeHtmlReport(document, report, 'zh')).split('\n')).toEqual([
      '<h2 class="title">2023年度报告</h2>',
      '<h3 class="project" id="project-1">（一）培训</h3>',
      '<p>年度预算300万元，支出 see note <span class="agreed">90%</span>。</p>',
    ]);
  });

  test('cells stand in a table, with merged and empty ones', () => {
    const text = '项目\t金额\n培训\t300\n合计300';
    const cell = (start: number, end: number, row: number, column: number, columnSpan = 1): Block => ({ kind: 'cell', start, end, table: { table: 0, row, column, rowSpan: 1, columnSpan } });
    const blocks = [cell(0, 2, 0, 0), cell(3, 5, 0, 4), cell(9, 12, 1, 4), cell(13, 18, 7, 0, 5)];
    const document: Document = { name: 'a.xlsx', format: 'xlsx', text, blocks, sha256: '' };
    const report = reportOn(document, [{ spans: [spanOf(document, '300')] }]);
    expect(sheetOf(writeHtmlReport(document, report, 'zh'))).toBe('<div class="table"><table><tr><td>项目</td><td>金额</td></tr>\n'
      + '<tr><td></td><td><span class="anchor" id="f1-0"></span><mark class="error" data-f="f1" data-n="1">300</mark></td></tr>\n'
      + '<tr><td colspan="2">合计300</td></tr></table></div>');
  });

  test('wording findings come last, and a clean paper says so', () => {
    const document = plainDocument('a.txt', '截止12月底，支出120万元。');
    const report = reportOn(document, [
      { family: 'wording', severity: 'info', message: '应为截至', spans: [spanOf(document, '截止')] },
      { message: '支出不符', spans: [spanOf(document, '120万元')] },
    ]);
    const html = writeHtmlReport(document, report, 'zh');
    expect(html.indexOf('支出不符')).toBeLessThan(html.indexOf('应为截至'));
    expect(html).toContain('<h2>文字与格式</h2>');
    expect(writeHtmlReport(document, reportOn(document), 'en')).toContain('Nothing was found wrong within this scope.');
  });
});
