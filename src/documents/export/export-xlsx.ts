import exceljs from '@protobi/exceljs';
import type { DepartmentYearExport, ExportedProject } from '#contract/export.ts';
import { projectColumns } from '#documents/export/export-columns.ts';
import { cellValue } from '#documents/xlsx/cell-value.ts';

type Column<T> = { readonly header: string; readonly width: number; readonly isAmount?: true; readonly of: (row: T) => string | null };
type Of<T> = T & { readonly project: ExportedProject };

const kinds: Readonly<Record<string, string>> = {
  planned: '计划支出', issued: '下达指标', received: '到位', paid: '支付', returned: '退回', 'carried-in': '上年结转', 'carried-out': '结转下年', reclaimed: '财政收回', cancelled: '指标注销', 'passed-on': '代拨转拨', used: '实际使用',
};
const severities: Readonly<Record<string, string>> = { error: '错误', warning: '疑点', info: '提示' };

/** The year as a workbook to read: projects, parts, acts, indicators and open findings, a sheet each. Amounts are numbers where a spreadsheet holds them exactly. */
export async function exportXlsx(data: DepartmentYearExport): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  workbook.creator = '衡绩';
  const of = <T extends object>(rowsOf: (project: ExportedProject) => readonly T[]): readonly Of<T>[] => data.projects.flatMap((project) => rowsOf(project).map((row) => ({ ...row, project })));
  const place: readonly Column<{ readonly project: ExportedProject }>[] = [
    { header: '序号', width: 6, of: ({ project }) => String(project.ordinal) }, { header: '项目名称', width: 36, of: ({ project }) => project.name },
  ];
  addSheet(workbook, '项目', projectColumns, data.projects);
  addSheet(workbook, '分项', [
    ...place, { header: '分项', width: 36, of: ({ name }) => name }, { header: '预算（元）', width: 18, isAmount: true, of: ({ funds }) => funds.budget }, { header: '到位（元）', width: 18, isAmount: true, of: ({ funds }) => funds.received },
    { header: '支出（元）', width: 18, isAmount: true, of: ({ funds }) => funds.spent }, { header: '使用率（%）', width: 12, of: ({ rates }) => rates.find(({ kind }) => kind === 'execution')?.percent ?? null },
  ], of(({ parts }) => parts));
  addSheet(workbook, '收支', [
    ...place, { header: '事项', width: 12, of: ({ kind }) => kinds[kind] ?? kind }, { header: '金额（元）', width: 18, isAmount: true, of: ({ yuan }) => yuan }, { header: '日期', width: 12, of: ({ date }) => date },
    { header: '分项', width: 30, of: ({ part }) => part }, { header: '收款方', width: 24, of: ({ payee }) => payee }, { header: '资金来源', width: 14, of: ({ source }) => source }, { header: '计入本年', width: 10, of: ({ inYear }) => (inYear ? '是' : '否') },
  ], of(({ entries }) => entries));
  addSheet(workbook, '指标', [
    ...place, { header: '一级指标', width: 12, of: ({ level1 }) => level1 }, { header: '二级指标', width: 16, of: ({ level2 }) => level2 }, { header: '指标名称', width: 36, of: ({ name }) => name },
    { header: '目标值', width: 18, of: ({ comparator, target, targetUpper, targetText }) => (target === null ? targetText : `${comparator}${target}${targetUpper === null ? '' : `～${targetUpper}`}`) },
    { header: '完成值', width: 18, of: ({ result, resultText }) => result ?? resultText }, { header: '单位', width: 10, of: ({ unit }) => unit }, { header: '分值', width: 8, of: ({ weight }) => weight },
    { header: '得分', width: 8, of: ({ points }) => points }, { header: '偏差原因', width: 36, of: ({ reason }) => reason },
  ], of(({ indicators }) => indicators));
  addSheet(workbook, '未处理发现', [
    ...place, { header: '级别', width: 8, of: ({ severity }) => severities[severity] ?? severity }, { header: '内容', width: 80, of: ({ message }) => message.zh }, { header: '规则', width: 24, of: ({ rule }) => rule },
  ], of(({ findings }) => findings));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addSheet<T>(workbook: exceljs.Workbook, name: string, columns: readonly Column<T>[], rows: readonly T[]): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  sheet.columns = columns.map(({ width, isAmount }) => ({ width, style: { numFmt: isAmount === true ? '#,##0.00' : '@' } }));
  const head = sheet.addRow(columns.map(({ header }) => header));
  head.font = { bold: true };
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF3' } };
  for (const row of rows) sheet.addRow(columns.map(({ of, isAmount }) => cellValue(of(row), isAmount === true))).alignment = { vertical: 'top', wrapText: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
}
