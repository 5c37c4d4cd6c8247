import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { CheckReport, QuotedSpan } from '#core/check-report.ts';
import type { Block, Document } from '#core/document.ts';
import { setDocx } from '#documents/docx/set-docx.ts';
import { readDocx } from '#reading/docx/read-docx.ts';

const text = '2023年度绩效报告\n　　年度预算300\n万元，执行率\n41%。\n项目\t预算\t支出\n培训\t300\t120\n截止12月底。';

function document(): Document {
  const blocks: Block[] = [];
  const add = (quote: string, more: Partial<Block> = {}) => {
    const start = text.indexOf(quote, blocks.at(-1)?.end ?? 0);
    blocks.push({ kind: 'paragraph', start, end: start + quote.length, ...more });
  };
  const cell = (row: number, column: number): Partial<Block> => ({ kind: 'cell', table: { table: 0, row, column, rowSpan: 1, columnSpan: 1 } });
  add('2023年度绩效报告');
  add('　　年度预算300\n万元，执行率\n41%。');
  for (const [index, quote] of ['项目', '预算', '支出'].entries()) add(quote, cell(0, index));
  for (const [index, quote] of ['培训', '300', '120'].entries()) add(quote, cell(1, index));
  add('截止12月底。');
  return { name: '报告.pdf', format: 'pdf', text, blocks, sha256: '' };
}

function report(...spans: readonly (readonly [string, number?])[]): CheckReport {
  return {
    schema: 'hengji.check/1', source: { name: '报告.pdf', format: 'pdf', characters: text.length, sha256: '' },
    report: { title: '2023年度绩效报告', year: 2023, department: null, recipient: null, date: null, basis: [] },
    projects: [], figures: [], claims: [],
    findings: spans.map(([quote, from = 0], index) => {
      const start = text.indexOf(quote, from);
      const span: QuotedSpan = { start, end: start + quote.length, quote, role: 'stated' };
      return {
        id: `f${index + 1}`, rule: 'rate-recomputes', family: 'rates', severity: 'warning', message: `关于“${quote.replace('\n', '')}”`, projects: [0], spans: [span],
        stated: null, expected: null, difference: null, consequence: null, hypotheses: [],
      };
    }),
    coverage: { figures: 0, bound: 0, judged: 0, undecidable: 0 }, defects: [],
  };
}

test('text, table and comments of a paper that was not a docx', async () => {
  const written = await setDocx(document(), report(['300\n万元'], ['120'], ['截止12月底'], ['年度预算300\n万元，执行率\n41%']), 'zh');
  // Wrapped lines are one paragraph again, the table is a table, and an empty paragraph stands behind it.
  expect(readDocx('a.docx', written).document.text).toBe('2023年度绩效报告\n年度预算300万元，执行率41%。\n项目\t预算\t支出\n培训\t300\t120\n截止12月底。');
  const parts = unzipSync(written);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const ranges = [...xml.matchAll(/<w:commentRangeStart w:id="(\d+)"\/>/g)].map(([start, id], _index) => {
    const from = xml.indexOf(start) + start.length;
    return xml.slice(from, xml.indexOf(`<w:commentRangeEnd w:id="${id}"/>`)).replace(/<[^>]+>/g, '');
  });
  expect(ranges).toEqual(['年度预算300万元，执行率41%', '300万元', '120', '截止12月底']);
  const comments = strFromU8(parts['word/comments.xml'] ?? new Uint8Array());
  expect([...comments.matchAll(/<w:comment [^>]*w:author="衡绩"/g)]).toHaveLength(4);
  expect(comments).toContain('警告：关于“300万元”');
});

test('a comment up to the end of the paper is closed', async () => {
  const written = await setDocx(document(), report(['支出\n培训\t300\t120\n截止12月底。']), 'en');
  const xml = strFromU8(unzipSync(written)['word/document.xml'] ?? new Uint8Array());
  expect(xml.match(/commentRangeStart/g)).toHaveLength(1);
  expect(xml.match(/commentRangeEnd/g)).toHaveLength(1);
});
