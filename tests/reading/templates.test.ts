import exceljs from '@protobi/exceljs';
import { describe, expect, test } from 'vitest';
import { proposeRecords } from '#core/import/template-record.ts';
import { templateKinds, templateRows, templates, type TemplateKind } from '#core/import/templates.ts';
import { Refusal } from '#core/refusal.ts';
import { writeTemplate } from '#documents/templates/write-template.ts';
import { readTemplate } from '#reading/templates/read-template.ts';

/** A template filled as a person does it, by header. */
async function filled(kind: TemplateKind, rows: readonly Readonly<Record<string, exceljs.CellValue>>[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(Buffer.from(await writeTemplate(kind)) as unknown as ArrayBuffer);
  const sheet = workbook.worksheets[0];
  for (const [index, row] of rows.entries()) {
    for (const [field, value] of Object.entries(row)) {
      const column = templates[kind].columns.findIndex((each) => each.field === field);
      const cell = sheet?.getRow(templateRows.first + index + 1).getCell(column + 1);
      if (cell === undefined) continue;
      cell.numFmt = typeof value === 'number' ? '0.00##' : value instanceof Date ? 'yyyy-mm-dd' : '@';
      cell.value = value;
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const errorsOf = async (kind: TemplateKind, row: Readonly<Record<string, exceljs.CellValue>>): Promise<readonly (readonly [string, string])[]> =>
  readTemplate(await filled(kind, [row]))?.rows[0]?.errors.map(({ cell, message }) => [cell, message.zh]) ?? [];

describe('templates out and in', () => {
  test.each(templateKinds)('%s: an empty one is known, and its example is not read', async (kind) => {
    const bytes = await writeTemplate(kind);
    expect(readTemplate(bytes)).toEqual({ kind, rows: [] });
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
    const sheet = workbook.worksheets[0];
    for (const [index, { header, choices, isRequired }] of templates[kind].columns.entries()) {
      expect(sheet?.getRow(templateRows.headers + 1).getCell(index + 1).value).toBe(isRequired === true ? `${header}*` : header);
      if (choices !== undefined) expect(sheet?.getCell(templateRows.first + 1, index + 1).dataValidation).toMatchObject({ type: 'list', formulae: [`"${choices.join(',')}"`] });
    }
  });

  test('what is written comes back as it was', async () => {
    const rows = [[null, '技能培训经费', '到位', '280000.5', '2023-07-14', '日', '本级', '第一期', null, null, null, '记-12', '首笔'], [null, '平台维护', '支付', '99999999999999.99', null, null, '其他', null, '某公司', '企业', null, null, null]];
    const read = readTemplate(await writeTemplate('funds', rows));
    const { columns } = templates.funds;
    expect(read?.rows.map(({ fields }) => columns.map(({ field }) => fields[field] ?? null))).toEqual(rows);
    expect(read?.rows.every(({ errors, warnings }) => errors.length + warnings.length === 0)).toBe(true);
  });

  test('numbers are exact, days are days', async () => {
    // 0.1 + 0.2 is stored as 0.30000000000000004; fifteen digits of it are 0.3.
    const read = readTemplate(await filled('funds', [
      { project: '甲', act: '支付', yuan: 0.1 + 0.2, date: new Date('2023-07-14T00:00:00.000Z') }, { project: '甲', act: '支付', yuan: '1,234,567.80', date: '2023年7月4日' }, { project: '甲', act: '支付', yuan: '２８０００', date: '2023.12.1' },
    ]));
    expect(read?.rows.map(({ fields }) => [fields['yuan'], fields['date']])).toEqual([['0.3', '2023-07-14'], ['1234567.8', '2023-07-04'], ['28000', '2023-12-01']]);
  });

  test.each([
    ['funds', { act: '到位', yuan: 1 }, 'B5', '“项目名称”必填'],
    ['funds', { project: '甲', act: '收到', yuan: 1 }, 'C5', '不在可选项内'],
    ['funds', { project: '甲', act: '到位', yuan: '28万元' }, 'D5', '带有单位'],
    ['funds', { project: '甲', act: '到位', yuan: '11,25791' }, 'D5', '不是金额'],
    ['funds', { project: '甲', act: '到位', yuan: -3 }, 'D5', '是负数'],
    ['funds', { project: '甲', act: '到位', yuan: '0.001' }, 'D5', '不是金额'],
    ['funds', { project: '甲', act: '到位', yuan: '999999999999999999' }, 'D5', '过大'],
    ['funds', { project: '甲', act: '到位', yuan: 1, date: '2023-02-30' }, 'E5', '不是日期'],
    ['funds', { project: '甲', act: '预算调整', yuan: 1 }, 'K5', '须有文号或备注'],
    ['funds', { id: 'mine', project: '甲', act: '到位', yuan: 1 }, 'A5', '记录编号被改动'],
    ['projects', { name: '甲', periodFrom: '2023-12-01', periodUntil: '2023-01-01' }, 'J5', '早于'],
    ['projects', { name: '甲\n乙' }, 'C5', '不能换行'],
    ['projects', { name: '甲', ordinal: '1.5' }, 'B5', '正整数'],
    ['indicators', { project: '甲', level1: '产出', name: '乙', comparator: '≥' }, 'G5', '须有目标值'],
    ['indicators', { project: '甲', level1: '产出', name: '乙', comparator: '≥', target: 5, targetUpper: 3 }, 'H5', '小于'],
    ['indicators', { project: '甲', level1: '产出', name: '乙', comparator: '≥', target: 5, weight: 101 }, 'K5', '0～100'],
    ['results', { project: '甲', name: '乙', numerator: 1, denominator: 0 }, 'F5', '分母不能为0'],
    ['results', { project: '甲', name: '乙' }, 'C5', '请填完成值'],
  ] as const)('%s %j: %s', async (kind, row, cell, words) => {
    const errors = await errorsOf(kind, row);
    expect(errors[0]?.[0]).toBe(cell);
    expect(errors[0]?.[1]).toContain(words);
  });

  test('good rows are kept, bad ones listed; a name twice is said', async () => {
    const read = readTemplate(await filled('projects', [{ name: '甲' }, { name: '乙', kind: '随便' }, { name: '“甲”' }]));
    if (read === null) throw new Error('no template');
    const { rows } = proposeRecords('projects', read.rows);
    expect(rows.map(({ target, certainty, label }) => [target, certainty, label])).toEqual([['bad-row', 'malformed', '项目!6'], ['bad-row', 'malformed', '项目!7'], ['project', 'certain', '甲']]);
    expect(rows[1]?.why?.zh).toBe('C7 与第 5 行重复');
  });

  test('a formula is read by its saved result and waits for a person; without one, or as an error, it is refused', async () => {
    const read = readTemplate(await filled('funds', [
      { project: '甲', act: '到位', yuan: { formula: 'SUM(A1:A2)', result: 12.5 } }, { project: '甲', act: '到位', yuan: { formula: 'NOW()' } }, { project: '甲', act: '到位', yuan: { error: '#REF!' } },
      { project: '=HYPERLINK("http://x")', act: '到位', yuan: 1 },
    ]));
    expect(read?.rows.map(({ errors, warnings }) => [errors.map(({ cell }) => cell), warnings.map(({ cell }) => cell)])).toEqual([[[], ['D5']], [['D6'], []], [['D7'], []], [[], []]]);
    expect(read === null ? [] : proposeRecords('funds', read.rows).rows.filter(({ target }) => target !== 'bad-row').map(({ certainty }) => certainty)).toEqual(['uncertain', 'certain']);
  });

  test('other workbooks, changed headers and broken archives', async () => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet('表').addRow(['项目', '金额']);
    expect(readTemplate(new Uint8Array(await workbook.xlsx.writeBuffer()))).toBeNull();
    expect(readTemplate(Buffer.from('no workbook'))).toBeNull();
    const changed = new exceljs.Workbook();
    await changed.xlsx.load(Buffer.from(await writeTemplate('funds')) as unknown as ArrayBuffer);
    const head = changed.worksheets[0]?.getRow(templateRows.headers + 1).getCell(4);
    if (head !== undefined) head.value = '金额（万元）*';
    const bytes = new Uint8Array(await changed.xlsx.writeBuffer());
    expect(() => readTemplate(bytes)).toThrow(Refusal);
    expect(() => readTemplate(Buffer.from('PK\u0003\u0004 no archive'))).toThrow(Refusal);
  });
});
