import { expect, test } from 'vitest';
import type { Document } from '#core/document.ts';
import { readIsolated } from '#reading/isolation/read-isolated.ts';
import { readDocument } from '#reading/read-document.ts';
import { makePdf, type PdfLineDrawn, type PdfText } from './make-pdf.ts';

const size = 16;
/** Lines of running text from a height on, 28 points apart; a leading space sets a line in. */
const column = (top: number, lines: readonly string[]): PdfText[] => lines.map((line, at) => ({ x: line.startsWith(' ') ? 72 + 2 * size : 72, y: top - 28 * at, text: line.trim(), size }));
const blocksOf = ({ text, blocks }: Document): string[] => blocks.map(({ start, end }) => text.slice(start, end));
const read = (...pages: Parameters<typeof makePdf>[0]): Promise<Document> => readDocument('paper.pdf', makePdf(pages));

test('printed lines become paragraphs, over pages; heads and page numbers are taken off', async () => {
  const head = { x: 72, y: 790, text: '某某局绩效报告', size: 9 };
  const document = await read(
    { texts: [head, ...column(700, [' 一、基本情况', ' 本项目年度预算三千二百万元，实际支出二千二百一十', '万元，结余九百九十万元，结余资金已按规定上缴市财', '政。', ' 二、存在的问题和下一步改进措施需要进一步的落实与']), { x: 280, y: 40, text: '— 1 —', size: 10 }] },
    { texts: [head, ...column(700, ['完善。', ' 无']), { x: 280, y: 40, text: '— 2 —', size: 10 }] },
  );
  expect(blocksOf(document)).toEqual(['一、基本情况', '本项目年度预算三千二百万元，实际支出二千二百一十万元，结余九百九十万元，结余资金已按规定上缴市财政。', '二、存在的问题和下一步改进措施需要进一步的落实与完善。', '无']);
  expect(document.blocks.map(({ place }) => place?.page)).toEqual([1, 1, 1, 2]);
  expect(document.blocks[0]?.place?.box?.[0]).toBeCloseTo(104, 0);
});

test('ruled tables keep rows, columns and merged cells', async () => {
  const lines: PdfLineDrawn[] = [[72, 700, 432, 700], [176, 670, 432, 670], [72, 640, 432, 640], [72, 580, 432, 580], [72, 580, 72, 700], [176, 580, 176, 700], [312, 580, 312, 670], [432, 580, 432, 700]];
  const at = (x: number, y: number, text: string): PdfText => ({ x, y, text, size: 12 });
  const document = await read({ texts: [at(80, 665, '项目'), at(280, 680, '资金'), at(200, 650, '预算'), at(320, 650, '支出'), at(80, 620, '农产品抽检和追'), at(80, 604, '溯平台运行维护费'), at(200, 620, '30'), at(320, 620, '21.62'), at(72, 540, '注：单位为万元')], lines });
  expect(document.blocks.map(({ start, end, table }) => [document.text.slice(start, end), table?.row, table?.column, table?.rowSpan, table?.columnSpan])).toEqual([
    ['项目', 0, 0, 2, 1], ['资金', 0, 1, 1, 2], ['预算', 1, 1, 1, 1], ['支出', 1, 2, 1, 1], ['农产品抽检和追溯平台运行维护费', 2, 0, 1, 1], ['30', 2, 1, 1, 1], ['21.62', 2, 2, 1, 1], ['注：单位为万元', undefined, undefined, undefined, undefined],
  ]);
});

test('columns without lines are rows as well', async () => {
  const row = (y: number, name: string, budget: string, spent: string): PdfText[] => [{ x: 72, y, text: name }, { x: 250, y, text: budget }, { x: 400, y, text: spent }];
  const document = await read({ texts: [{ x: 72, y: 730, text: '资金情况表' }, ...row(700, '项目', '预算', '支出'), ...row(672, '平台运维', '30', '21.62'), ...row(644, '培训', '5', '5')] });
  expect(document.text).toBe('资金情况表\n项目\t预算\t支出\n平台运维\t30\t21.62\n培训\t5\t5');
  expect(document.blocks.at(-1)?.table).toEqual({ table: 0, row: 2, column: 2, rowSpan: 1, columnSpan: 1 });
});

test('a table that goes on over the page is one table, its printed-again head left out', async () => {
  const page = (rows: readonly (readonly [string, string])[]): Parameters<typeof makePdf>[0][number] => ({
    texts: rows.flatMap(([left, right], at) => [{ x: 80, y: 680 - 30 * at, text: left, size: 12 }, { x: 200, y: 680 - 30 * at, text: right, size: 12 }]),
    lines: [...Array.from({ length: rows.length + 1 }, (_, at): PdfLineDrawn => [72, 700 - 30 * at, 312, 700 - 30 * at]), ...[72, 192, 312].map((x): PdfLineDrawn => [x, 700 - 30 * rows.length, x, 700])],
  });
  const document = await read(page([['项目', '支出'], ['甲', '1']]), page([['项目', '支出'], ['乙', '2']]));
  expect(document.text).toBe('项目\t支出\n甲\t1\n乙\t2');
  expect(document.blocks.at(-1)).toMatchObject({ table: { table: 0, row: 2, column: 1 }, place: { page: 2 } });
});

test('text printed twice for bold type is read once', async () => {
  const document = await read({ texts: [{ x: 72, y: 700, text: '合计30万元' }, { x: 72.4, y: 700, text: '合计30万元' }] });
  expect(document.text).toBe('合计30万元');
});

test('a file that takes too long is given up, and the next one is read', async () => {
  const bytes = makePdf([{ texts: [{ x: 72, y: 700, text: '合计30万元' }] }]);
  await expect(readIsolated({ name: 'a.pdf', bytes }, 0)).rejects.toMatchObject({ code: 'too-slow' });
  expect((await Promise.all([1, 2, 3].map(() => readIsolated({ name: 'a.pdf', bytes })))).map(({ text }) => text)).toEqual(['合计30万元', '合计30万元', '合计30万元']);
});
