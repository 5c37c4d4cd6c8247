import type { ExportedProject } from '#contract/export.ts';

export type ExportColumn = { readonly header: string; readonly width: number; readonly isAmount?: true; readonly of: (project: ExportedProject) => string | null };

const rateOn = (basis: string) => (project: ExportedProject): string | null => project.rates.find((rate) => rate.kind === 'execution' && rate.basis === basis)?.percent ?? null;
const basisNames: Readonly<Record<string, string>> = { budget: '年初预算', 'adjusted-budget': '全年预算', planned: '计划支出', issued: '下达指标', received: '到位资金', paid: '拨付' };

/** A project in one line, as lists print it: amounts in yuan, rates in percent. */
export const projectColumns: readonly ExportColumn[] = [
  { header: '序号', width: 6, of: ({ ordinal }) => String(ordinal) },
  { header: '项目名称', width: 40, of: ({ name }) => name },
  { header: '项目编码', width: 16, of: ({ code }) => code },
  { header: '项目类型', width: 14, of: ({ kind }) => kind },
  { header: '依据文号', width: 30, of: ({ documents }) => documents.map(({ number, title }) => number ?? title ?? '').join('；') },
  { header: '年度预算（元）', width: 18, isAmount: true, of: ({ funds }) => funds.budget },
  { header: '年初预算数（元）', width: 18, isAmount: true, of: ({ funds }) => funds.initial },
  { header: '全年预算数（元）', width: 18, isAmount: true, of: ({ funds }) => funds.adjusted },
  { header: '计划支出（元）', width: 18, isAmount: true, of: ({ funds }) => funds.planned },
  { header: '下达指标（元）', width: 18, isAmount: true, of: ({ funds }) => funds.issued },
  { header: '到位资金（元）', width: 18, isAmount: true, of: ({ funds }) => funds.received },
  { header: '支出（元）', width: 18, isAmount: true, of: ({ funds }) => funds.spent },
  { header: '代拨转拨（元）', width: 18, isAmount: true, of: ({ funds }) => funds.passedOn },
  { header: '法定执行率（%）', width: 14, of: ({ legalRate }) => legalRate?.percent ?? null },
  { header: '法定口径', width: 12, of: ({ legalRate }) => (legalRate === null ? null : basisNames[legalRate.basis] ?? legalRate.basis) },
  { header: '法定口径依据', width: 24, of: ({ legalRate }) => (legalRate?.norm === null || legalRate === null ? null : `${legalRate.norm.title.zh}${legalRate.norm.verified ? '' : '（未经核实）'}`) },
  { header: '按年初预算（%）', width: 14, of: rateOn('budget') },
  { header: '按全年预算（%）', width: 14, of: rateOn('adjusted-budget') },
  { header: '按计划支出（%）', width: 14, of: rateOn('planned') },
  { header: '按下达指标（%）', width: 14, of: rateOn('issued') },
  { header: '按到位资金（%）', width: 14, of: rateOn('received') },
  { header: '指标数', width: 8, of: ({ indicators }) => String(indicators.length) },
  { header: '得分', width: 8, of: ({ score }) => score },
  { header: '等级', width: 8, of: ({ grade }) => grade },
  { header: '状态', width: 12, of: ({ stateName }) => stateName.zh },
  { header: '未处理发现', width: 12, of: ({ findings }) => String(findings.length) },
];
