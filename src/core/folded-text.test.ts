import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Document } from '#core/document.ts';
import { foldDocument, sourceSpan } from '#core/folded-text.ts';
import { plainDocument } from '#core/plain-text.ts';

/** One paragraph, however many lines it has. */
function oneBlock(text: string): Document {
  return { name: 'text', format: 'txt', text, blocks: [{ kind: 'paragraph', start: 0, end: text.length }], sha256: '' };
}

const fold = (text: string): string => foldDocument(oneBlock(text)).text;

describe('digits and signs', () => {
  test.each([
    ['年初预算２２００万元，执行率９０．０６％', '年初预算2200万元，执行率90.06%'],
    ['１２,５００万元', '12,500万元'],
    ['３，５１８．８５万元', '3,518.85万元'],
    ['3，518.85万元', '3,518.85万元'],
    ['１１，２５７９１万元', '11,25791万元'],
    ['￥１，２００．００', '¥1,200.00'],
    ['ＡＩ平台，１~１２月', 'AI平台，1～12月'],
    ['下降﹪', '下降%'],
    ['－３．５％', '-3.5%'],
    ['⼀、⼈员经费，部⻔意⻅，⽤⼾', '一、人员经费，部门意见，用户'],
  ])('%s', (typed, read) => expect(fold(typed)).toBe(read));
});

describe('blanks', () => {
  test.each([
    ['2 200 万元', '2200万元'],
    ['21. 62万元', '21.62万元'],
    ['21 .62万元', '21.62万元'],
    ['40. 9 %', '40.9%'],
    ['12, 500万元', '12,500万元'],
    ['实际支出21.\n62万元', '实际支出21.62万元'],
    ['预算2200\n万元', '预算2200万元'],
    ['20 23 年 12 月 25 日', '2023年12月25日'],
    ['10　万元\u00a0和\u200b20\ufeff万元', '10万元和20万元'],
    ['预算\r\n执行率', '预算执行率'],
    ['11,25791 万元', '11,25791万元'],
    ['11,257 91万元', '11,25791万元'],
  ])('%s', (typed, read) => expect(fold(typed)).toBe(read));

  test('part numbers that are not one', () => {
    expect(fold('53.93 37.35 52.40 0')).toBe('53.93 37.35 52.40 0');
    expect(fold('2023 1200万元')).toBe('2023 1200万元');
    expect(fold('合计 25 100 300')).toBe('合计25 100 300');
  });
});

describe('punctuation', () => {
  test.each([
    ['预算30万元,支出21.62万元;执行率72.07%.', '预算30万元，支出21.62万元；执行率72.07%。'],
    ['(一)"揭榜挂帅"制项目', '（一）“揭榜挂帅”制项目'],
    ['1.绩效目标实现情况', '1.绩效目标实现情况'],
    ['主要原因:一是进度慢.二是人手少.', '主要原因：一是进度慢。二是人手少。'],
    ['增长13.95.主要原因', '增长13.95。主要原因'],
    ['上午9:30召开', '上午9:30召开'],
    ['金额共计1200.', '金额共计1200。'],
    ['赣市发[2019]12号', '赣市发[2019]12号'],
    ['其中:货物2,300.5万元,工程0万元', '其中：货物2,300.5万元，工程0万元'],
    ['2023年预算,2022年决算', '2023年预算，2022年决算'],
    ['评级为“优”的"良"的', '评级为“优”的“良”的'],
  ])('%s', (typed, read) => expect(fold(typed)).toBe(read));

  test('a comma behind a year or a decimal is no thousands mark', () => {
    expect(fold('项目始于2023,500万元为上级资金')).toBe('项目始于2023，500万元为上级资金');
    expect(fold('完成值为3.5,200人次受益')).toBe('完成值为3.5，200人次受益');
  });
});

describe('blocks', () => {
  test('paragraphs are set apart by line ends, cells of a row by tabs, paragraphs of a cell by line ends', () => {
    const text = '项目 预算\t420.00\t第一。\n第二。\n 末段 ';
    const table = (column: number): Partial<Block> => ({ kind: 'cell', table: { table: 0, row: 0, column, rowSpan: 1, columnSpan: 1 } });
    const cell = (start: number, end: number, column: number): Block => ({ kind: 'cell', start, end, ...table(column) });
    const blocks: Block[] = [cell(0, 5, 0), cell(6, 12, 1), cell(13, 16, 2), cell(17, 20, 2), { kind: 'paragraph', start: 21, end: 25 }];
    const folded = foldDocument({ name: 't', format: 'docx', text, blocks, sha256: '' });
    expect(folded.text).toBe('项目预算\t420.00\t第一。\n第二。\n末段');
    expect(folded.blocks.map(({ start, end }) => folded.text.slice(start, end))).toEqual(['项目预算', '420.00', '第一。', '第二。', '末段']);
  });

  test('quotation marks are paired within a paragraph', () => {
    expect(foldDocument(plainDocument('t', '他说"好\n1."优"')).text).toBe('他说“好\n1.“优”');
  });
});

const prose = '年初预算２２００万元，1～12月实际支出21.62万元，执行率40.9％；其中“三公”经费12,500.5元（含税），2023年12月25日到位。';
const blank = fc.constantFrom(' ', '\n', '\r\n', '\t', '　', '\u00a0', '\u200b', '  ', '\n\n');

test('blanks put in anywhere change nothing', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(prose.length), blank), { maxLength: 12 }), (insertions) => {
    let text = prose;
    for (const [at, piece] of [...insertions].sort(([left], [right]) => right - left)) text = text.slice(0, at) + piece + text.slice(at);
    expect(fold(text)).toBe(fold(prose));
  }), { numRuns: 500 });
});

test('every place leads back into its own block, in order', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('预', '1', '２', ' ', '\n', '.', ',', '，', '。', '"', '(', ':', '%', 'A', '㎡', '𠮷', '\t', '⼀'), { maxLength: 60 }), (characters) => {
    const document = plainDocument('t', characters.join(''));
    const folded = foldDocument(document);
    expect(folded.blocks).toHaveLength(document.blocks.length);
    let last = 0;
    for (const [index, block] of folded.blocks.entries()) {
      const source = document.blocks[index];
      for (let at = block.start; at < block.end; at += 1) {
        const span = sourceSpan(folded, { start: at, end: at + 1 });
        expect(span.start).toBeGreaterThanOrEqual(Math.max(last, source?.start ?? 0));
        expect(span.end).toBeLessThanOrEqual(source?.end ?? 0);
        last = span.start;
      }
    }
  }), { numRuns: 500 });
});

test('a torn figure is quoted whole from the source', () => {
  const document = oneBlock('实际支出21.\n6 2万元。');
  const folded = foldDocument(document);
  const start = folded.text.indexOf('21.62');
  const span = sourceSpan(folded, { start, end: start + '21.62万元'.length });
  expect(document.text.slice(span.start, span.end)).toBe('21.\n6 2万元');
  expect(sourceSpan(folded, { start: 3, end: 3 })).toEqual({ start: 3, end: 3 });
});
