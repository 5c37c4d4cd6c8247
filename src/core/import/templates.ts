import type { Bilingual } from '#core/finding.ts';
import { comparators, qualitativeBands } from '#core/indicators/indicator.ts';
import { fundSources, type DatePrecision, type FundEntryKind, type PayeeKind } from '#core/ledger/funds.ts';
import { projectKinds } from '#core/ledger/project.ts';

export const templateKinds = ['projects', 'funds', 'indicators', 'results'] as const;
export type TemplateKind = (typeof templateKinds)[number];

/**
 * A column of a template. `amount`: yuan with at most two decimals; `number`: any decimal; `points`: at most two decimals;
 * `ordinal`: a whole number from 1; `choice`: one of `choices`; `line` and `prose`: text of at most `most` characters.
 */
export type TemplateColumn = {
  readonly field: string;
  readonly header: string;
  readonly type: 'line' | 'prose' | 'amount' | 'number' | 'points' | 'ordinal' | 'date' | 'choice' | 'id';
  readonly isRequired?: true;
  readonly most?: number;
  readonly choices?: readonly string[];
  /** What to enter, under the header. */
  readonly note: string;
  readonly example: string;
  readonly width: number;
};

export type Template = { readonly kind: TemplateKind; readonly title: Bilingual; readonly sheet: string; readonly columns: readonly TemplateColumn[] };

/** 年初预算 and 预算调整 beside the acts of the funds ledger, as templates name them. */
export const fundActs: Readonly<Record<string, FundEntryKind | 'initial' | 'adjustment'>> = {
  年初预算: 'initial', 预算调整: 'adjustment', 计划支出: 'planned', 指标下达: 'issued', 到位: 'received', 支付: 'paid', 退回: 'returned', 上年结转: 'carried-in', 结转下年: 'carried-out', 财政收回: 'reclaimed', 指标注销: 'cancelled',
  代拨转拨: 'passed-on', 实际使用: 'used',
};
export const precisionNames: Readonly<Record<string, DatePrecision>> = { 日: 'day', 月: 'month', 年: 'year' };
export const payeeNames: Readonly<Record<string, PayeeKind>> = { 本部门: 'own', 院所: 'institute', 县区: 'county', 单位: 'unit', 企业: 'enterprise', 个人: 'person' };
const levels = ['成本', '产出', '效益', '满意度'];

const id: TemplateColumn = { field: 'id', header: '记录编号', type: 'id', note: '系统填写，新行留空', example: '', width: 14 };
const project: TemplateColumn = { field: 'project', header: '项目名称', type: 'line', isRequired: true, most: 200, note: '与台账一致', example: '技能培训经费', width: 32 };
const line = (field: string, header: string, most: number, note: string, example: string, width = 16): TemplateColumn => ({ field, header, type: 'line', most, note, example, width });
const prose = (field: string, header: string, note: string, example: string): TemplateColumn => ({ field, header, type: 'prose', most: 2000, note, example, width: 32 });

/** The templates for collecting a year in workbooks. Amounts are in yuan everywhere. */
export const templates: Readonly<Record<TemplateKind, Template>> = {
  projects: {
    kind: 'projects', title: { zh: '项目', en: 'projects' }, sheet: '项目', columns: [
      id, { field: 'ordinal', header: '序号', type: 'ordinal', note: '整数，可留空', example: '1', width: 8 },
      { ...project, field: 'name', note: '必填，不能重复' }, line('code', '项目编码', 60, '预算一体化编码', ''), line('unitCode', '单位编码', 60, '', ''),
      { field: 'kind', header: '项目类型', type: 'choice', choices: projectKinds, note: '下拉选择，留空为本级', example: '本级', width: 16 },
      line('functionalCode', '功能科目', 20, '支出功能分类编码', '2060404'), line('economicCode', '经济科目', 20, '部门预算支出经济分类编码', '30226'),
      { field: 'periodFrom', header: '开始日期', type: 'date', note: '如2023-01-01', example: '2023-01-01', width: 14 }, { field: 'periodUntil', header: '结束日期', type: 'date', note: '如2023-12-31', example: '2023-12-31', width: 14 },
      { field: 'totalAmountYuan', header: '项目资金总额（元）', type: 'amount', note: '跨年项目各年合计', example: '3000000', width: 18 },
      line('documentNumber', '依据文号', 100, '如示科字〔2023〕8号', '示科字〔2023〕8号', 22), line('documentTitle', '依据文件', 300, '文件名称', '关于开展技能培训工作的通知', 32), prose('note', '备注', '', ''),
    ],
  },
  funds: {
    kind: 'funds', title: { zh: '资金', en: 'funds' }, sheet: '资金', columns: [
      id, project, { field: 'act', header: '事项', type: 'choice', isRequired: true, choices: Object.keys(fundActs), note: '下拉选择', example: '到位', width: 12 },
      { field: 'yuan', header: '金额（元）', type: 'amount', isRequired: true, note: '单位为元，最多两位小数', example: '280000', width: 18 },
      { field: 'date', header: '日期', type: 'date', note: '如2023-07-14，不详可留空', example: '2023-07-14', width: 14 },
      { field: 'precision', header: '日期精确到', type: 'choice', choices: Object.keys(precisionNames), note: '留空为日', example: '日', width: 12 },
      { field: 'source', header: '资金来源', type: 'choice', choices: fundSources, note: '留空为本级', example: '本级', width: 16 },
      line('part', '分项', 200, '分项、分期名称，可留空', '', 24), line('payee', '收款方', 200, '', '', 24), { field: 'payeeKind', header: '收款方类型', type: 'choice', choices: Object.keys(payeeNames), note: '可留空', example: '', width: 12 },
      line('documentNumber', '文号', 100, '预算调整须有文号或说明', '', 20), line('voucher', '凭证号', 100, '', '记-12'), line('note', '备注', 1000, '', '', 30),
    ],
  },
  indicators: {
    kind: 'indicators', title: { zh: '绩效指标', en: 'indicators' }, sheet: '指标', columns: [
      id, project, { field: 'level1', header: '一级指标', type: 'choice', isRequired: true, choices: levels, note: '下拉选择', example: '产出', width: 12 },
      line('level2', '二级指标', 40, '如数量、质量、时效', '数量'), { ...line('name', '指标名称', 200, '必填', '举办培训班', 30), isRequired: true },
      { field: 'comparator', header: '比较符', type: 'choice', isRequired: true, choices: comparators, note: '定性指标选“定性”', example: '≥', width: 10 },
      { field: 'target', header: '目标值', type: 'number', note: '数字；区间填下限', example: '6', width: 12 }, { field: 'targetUpper', header: '目标上限', type: 'number', note: '区间指标填写', example: '', width: 12 },
      line('targetText', '目标说明', 300, '定性指标填写', '', 24), line('unit', '计量单位', 30, '如期、人、%', '期', 10), { field: 'weight', header: '分值', type: 'points', note: '最多两位小数', example: '15', width: 10 },
      line('baseline', '基期值', 300, '', ''), line('source', '数据来源', 500, '', '培训台账', 20), line('method', '计算方法', 500, '', '', 24),
    ],
  },
  results: {
    kind: 'results', title: { zh: '完成情况', en: 'results' }, sheet: '完成情况', columns: [
      project, { ...line('name', '指标名称', 200, '与台账一致', '举办培训班', 30), isRequired: true }, { field: 'value', header: '完成值', type: 'number', note: '数字', example: '6', width: 12 },
      line('valueText', '完成说明', 300, '不是数字时填写', '', 24), { field: 'numerator', header: '分子', type: 'number', note: '比率指标可填分子、分母', example: '', width: 12 }, { field: 'denominator', header: '分母', type: 'number', note: '', example: '', width: 12 },
      { field: 'asOf', header: '截至日期', type: 'date', note: '如2023-12-31', example: '2023-12-31', width: 14 }, { field: 'band', header: '达成情况', type: 'choice', choices: qualitativeBands, note: '定性指标填写', example: '', width: 12 },
      { field: 'bandPercent', header: '档内比例（%）', type: 'points', note: '定性指标填写', example: '', width: 12 }, prose('reason', '偏差原因', '未完成或超额较多时填写', ''), prose('measures', '改进措施', '', ''), prose('evidence', '佐证材料', '', ''),
    ],
  },
};

/** The mark in the first cell by which a template is known. */
export function templateMark(kind: TemplateKind): string {
  return `hengji-template/1:${kind}`;
}

/** Rows of a template, counted from 0: title, headers, what to enter, the example; entries begin below. */
export const templateRows = { title: 0, headers: 1, notes: 2, example: 3, first: 4 } as const;
/** What the example is marked with in its first cell. */
export const exampleMark = '示例';
