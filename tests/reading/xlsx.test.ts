import ExcelJS from '@protobi/exceljs';
import { describe, expect, test } from 'vitest';
import { readXlsx } from '#reading/xlsx/read-xlsx.ts';
import { showNumber } from '#reading/xlsx/number-format.ts';

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test('cells as they are shown, with spans and places', async () => {
  const bytes = await workbook((book) => {
    const sheet = book.addWorksheet('自评表');
    sheet.mergeCells('A1:C1');
    sheet.getCell('A1').value = '项目支出绩效自评表';
    sheet.getRow(2).values = ['项目', '预算数', '执行率'];
    sheet.getRow(3).values = ['平台运维', 12500, { formula: 'B3/C9', result: 0.8910490076955245 }];
    sheet.getCell('B3').numFmt = '#,##0.00';
    sheet.getCell('C3').numFmt = '0.0%';
    sheet.getCell('B5').value = { richText: [{ text: '到账' }, { text: '日期' }] };
    sheet.getCell('C5').value = new Date(Date.UTC(2023, 11, 25));
    sheet.getCell('C5').numFmt = 'yyyy"年"m"月"d"日"';
    book.addWorksheet('隐藏', { state: 'hidden' }).getCell('A1').value = '不读';
    book.addWorksheet('说明').getCell('A1').value = '第一行\n第二行。';
  });
  const document = readXlsx('paper.xlsx', bytes);
  expect(document.text).toBe('项目支出绩效自评表\n项目\t预算数\t执行率\n平台运维\t12,500.00\t89.1%\n\t到账日期\t2023年12月25日\n第一行\n第二行。');
  expect(document.blocks.slice(0, 2).concat(document.blocks.slice(-3)).map(({ table, place }) => [table, place?.cell])).toEqual([
    [{ table: 0, row: 0, column: 0, rowSpan: 1, columnSpan: 3 }, '自评表!A1'],
    [{ table: 0, row: 1, column: 0, rowSpan: 1, columnSpan: 1 }, '自评表!A2'],
    [{ table: 0, row: 4, column: 2, rowSpan: 1, columnSpan: 1 }, '自评表!C5'],
    [{ table: 1, row: 0, column: 0, rowSpan: 1, columnSpan: 1 }, '说明!A1'],
    [{ table: 1, row: 0, column: 0, rowSpan: 1, columnSpan: 1 }, '说明!A1'],
  ]);
});

describe('number formats', () => {
  test.each([
    ['0.409', '0.0%', '40.9%'], ['0.40899999999999997', '0.0%', '40.9%'], ['0.40899999999999997', '', '0.409'], ['40.899999999999999', '', '40.9'], ['0.9', '0%', '90%'],
    ['1234.5', '#,##0.00', '1,234.50'], ['1234567', '#,##0', '1,234,567'], ['0.005', '0.00', '0.01'], ['-3.5', '0.00', '-3.50'], ['-3.5', '0.00_);(0.00)', '(3.50)'],
    ['0', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-'], ['12.5', '[$¥-804]#,##0.00', '¥12.50'], ['30', '0.00"万元"', '30.00万元'], ['12345678', '#,##0.00,,', '12.35'],
    ['0.33333333333333331', '', '0.333333333'], ['1.5E-3', '0.00%', '0.15%'], ['123456789012', '', '123456789012'], ['7', '000', '007'], ['2.50', '0.0#', '2.5'], ['1', '@', '1'],
    ['45285', 'yyyy"年"m"月"d"日"', '2023年12月25日'], ['45285', 'yyyy/m/d', '2023/12/25'], ['45285.545', 'yyyy-mm-dd hh:mm', '2023-12-25 13:04'], ['60', 'yyyy/m/d', '1900/2/29'], ['1', 'yyyy/m/d', '1900/1/1'],
    ['0.5', '# ?/?', '0.5'], ['text', '0.00', 'text'], ['45285', '[$-804]yyyy"年"m"月";@', '2023年12月'],
  ])('%s as %s', (value, format, shown) => expect(showNumber(value, format, false)).toBe(shown));

  test('a workbook that counts from 1904', () => expect(showNumber('43823', 'yyyy/m/d', true)).toBe('2023/12/25'));
});
