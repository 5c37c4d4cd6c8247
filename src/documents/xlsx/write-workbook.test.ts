import exceljs from '@protobi/exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { CheckReport } from '#core/check-report.ts';
import { plainDocument } from '#core/plain-text.ts';
import { writeWorkbook } from '#documents/xlsx/write-workbook.ts';

const text = '支出\n11,25791万元，61.93%';

const report: CheckReport = {
  schema: 'hengji.check/1', source: { name: '报告.txt', format: 'txt', characters: 20, sha256: '' },
  report: { title: null, year: null, department: null, recipient: null, date: null, basis: [] },
  projects: [{
    ordinal: 6, heading: '=HYPERLINK("http://x","管理费")', start: 0, end: 0, documentNumbers: [],
    funds: { budget: null, planned: null, issued: null, received: null, spent: null, statedRate: null },
    parts: [], indicators: [], dates: [], score: null, grade: null, problems: null, improvements: null,
  }],
  figures: [
    { kind: 'money', text: '11,25791万元', start: 4, end: 12, malformed: true, readings: ['112579100'] },
    { kind: 'percent', text: '61.93%', start: 14, end: 20, percent: '61.93', place: { page: 3 } },
  ],
  claims: [{
    kind: 'rate', project: 6, verdict: 'inconsistent', stated: '61.93', recomputed: { low: '59.971682', high: '59.971682' }, basis: 'received', reason: null,
    spans: [{ start: 14, end: 20, quote: '61.93%', role: 'stated' }],
  }],
  findings: [{
    id: 'f1', rule: 'rate-recomputes', family: 'rates', severity: 'error', message: '+不符\u0007', projects: [6],
    spans: [{ start: 14, end: 20, quote: '@61.93%', role: 'stated', place: { page: 3 } }, { start: 4, end: 12, quote: '11,25791万元', role: 'operand' }],
    stated: '61.93', expected: '59.97', difference: '-1.96', consequence: null, hypotheses: [{ kind: 'digit', text: '甲', replacement: null }, { kind: 'swap', text: '乙', replacement: null }],
  }],
  coverage: { figures: 2, bound: 2, judged: 1, undecidable: 0 }, defects: [],
};

test('a row per finding, figures and relations on sheets of their own', async () => {
  const bytes = await writeWorkbook(plainDocument('报告.txt', text), report, 'zh');
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['问题', '数字', '核对关系']);
  const rows = workbook.worksheets.map((sheet) => {
    const found: unknown[][] = [];
    sheet.eachRow((row) => found.push((row.values as unknown[]).slice(1)));
    return found;
  });
  expect(rows[0]).toEqual([
    ['序号', '级别', '项目', '规则', '位置', '原文', '所写', '应为', '相差', '说明', '影响', '可能'],
    [1, '错误', '（六）=HYPERLINK("http://x","管理费")', 'rate-recomputes', '第 3 页', '@61.93%', '61.93', '59.97', '-1.96', '+不符', '', '甲\n乙'],
  ]);
  expect(rows[1]?.[1]).toEqual(['金额', '11,25791万元', '', '元', '', '是 / 112579100', '第 2 行']);
  expect(rows[2]?.[1]?.slice(0, 6)).toEqual(['执行率', '（六）=HYPERLINK("http://x","管理费")', '不符', '61.93', '59.971682', '59.971682']);
  const [first] = workbook.worksheets;
  expect(first?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(first?.autoFilter).toBe('A1:L2');
});

test('no cell is a formula, and only the running number is a number', async () => {
  const parts = unzipSync(await writeWorkbook(plainDocument('报告.txt', text), report, 'en'));
  const sheets = Object.entries(parts).filter(([name]) => /^xl\/worksheets\/\w+\.xml$/.test(name)).map(([, bytes]) => strFromU8(bytes));
  expect(sheets).toHaveLength(3);
  for (const sheet of sheets) {
    expect(sheet).not.toContain('<f>');
    const numbers = [...sheet.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>/g)].filter(([tag, , attributes]) => !attributes?.includes('t="s"') && !tag.endsWith('/>'));
    expect(numbers.every(([, cell]) => cell === 'A2')).toBe(true);
  }
});
