import exceljs from '@protobi/exceljs';
import { exampleMark, templateMark, templateRows, templates, type TemplateColumn, type TemplateKind } from '#core/import/templates.ts';
import { cellValue } from '#documents/xlsx/cell-value.ts';

/** Rows below the last one that the drop-down lists still reach. */
const spareRows = 2000;
const remarkHeader = '错误说明';
const fills = { head: 'FFE8EDF3', example: 'FFF5F5F5', required: 'FFFFF3D6' } as const;

/**
 * A template to fill in: title with its mark, headers, what to enter, an example that is not read, drop-down lists, and the
 * given rows. With `remarks` each row has a last column that says what was wrong with it; it is not read back.
 */
export async function writeTemplate(kind: TemplateKind, rows: readonly (readonly (string | null)[])[] = [], remarks: readonly string[] | null = null): Promise<Uint8Array> {
  const { sheet: name, columns, title } = templates[kind];
  const workbook = new exceljs.Workbook();
  workbook.creator = '衡绩';
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: templateRows.example + 1 }] });
  sheet.columns = columns.map(({ width, type }) => ({ width, style: { numFmt: type === 'amount' ? '0.00##' : '@' } }));
  if (remarks !== null) sheet.getColumn(columns.length + 1).width = 60;
  const head = (text: string, index: number): exceljs.Cell => sheet.getRow(index + 1).getCell(1);
  head('', templateRows.title).value = `衡绩导入模板：${title.zh}。金额单位为元，日期如 2023-07-14；标 * 的列必填；请勿改动前三行（${templateMark(kind)}）`;
  sheet.getRow(templateRows.title + 1).font = { bold: true };
  for (const [index, column] of columns.entries()) writeHead(sheet, index + 1, column);
  const example = sheet.getRow(templateRows.example + 1);
  // The mark stands in the first cell, whatever its column: the row is left out when the workbook is read.
  for (const [index, column] of columns.entries()) example.getCell(index + 1).value = index === 0 ? exampleMark : column.example === '' ? null : column.example;
  example.font = { italic: true, color: { argb: 'FF808080' } };
  example.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fills.example } };
  if (remarks !== null) sheet.getRow(templateRows.headers + 1).getCell(columns.length + 1).value = remarkHeader;
  for (const [index, row] of rows.entries()) {
    const target = sheet.getRow(templateRows.first + index + 1);
    for (const [at, text] of row.entries()) target.getCell(at + 1).value = text === '' ? null : cellValue(text, columns[at]?.type === 'amount');
    const remark = remarks?.[index];
    if (remark !== undefined) {
      const cell = target.getCell(columns.length + 1);
      cell.value = cellValue(remark, false);
      cell.font = { color: { argb: 'FFC0392B' } };
      cell.alignment = { wrapText: true, vertical: 'top' };
    }
  }
  const last = templateRows.first + rows.length + spareRows;
  for (const [index, { choices }] of columns.entries()) {
    if (choices === undefined) continue;
    const validation: exceljs.DataValidation = {
      type: 'list', allowBlank: true, formulae: [`"${choices.join(',')}"`], showErrorMessage: true, errorTitle: '不在可选项内', error: `请从下拉列表选择：${choices.join('、')}`,
    };
    for (let row = templateRows.first + 1; row <= last; row += 1) sheet.getCell(row, index + 1).dataValidation = validation;
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function writeHead(sheet: exceljs.Worksheet, place: number, { header, note, isRequired }: TemplateColumn): void {
  const cell = sheet.getRow(templateRows.headers + 1).getCell(place);
  cell.value = isRequired === true ? `${header}*` : header;
  cell.font = { bold: true };
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: isRequired === true ? fills.required : fills.head } };
  const below = sheet.getRow(templateRows.notes + 1).getCell(place);
  below.value = note === '' ? null : note;
  below.font = { size: 9, color: { argb: 'FF606060' } };
  below.alignment = { wrapText: true, vertical: 'top' };
}
