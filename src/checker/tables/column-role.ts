import type { Measure } from '#core/fact.ts';

/** What the head of a column says that its cells are. A `division` names what an amount is for, and no measure. */
export type ColumnRole =
  | { readonly kind: 'label' | 'serial' | 'code' | 'text' }
  | { readonly kind: 'division'; readonly name: string }
  | { readonly kind: 'value'; readonly measure: Measure; readonly rateOf: 'execution' | 'arrival' | null; readonly base: Measure | null; readonly isFall: boolean };

const unitInHead = /[（(／/、，](?:单位[：:])?(亿元|千万元|百万元|万元|千元|百元|元|%|‰|人次|人|个|项|家|户|次|件|辆|台|套|公里|亩|平方米|分)[）)]?$/;
const formula = /[（(]?(?:[①-⑳]|[A-Za-z]|\d{1,2})[=＝].*$|[=＝].*$/;

/** The words of a head without unit and formula, and the unit. 增减% has its sign as unit. */
export function splitHead(text: string): { readonly name: string; readonly unit: string | null } {
  const plain = text.replace(formula, '');
  const match = unitInHead.exec(plain);
  if (match !== null) return { name: plain.slice(0, match.index), unit: match[1] ?? null };
  return plain.endsWith('%') ? { name: plain.slice(0, -1), unit: '%' } : { name: plain, unit: null };
}

const serial = /^(?:序号|编号|行次|栏次|行号)$/;
const code = /编码|代码|^(?:类|款|项)$/;
const label = /^(?:项目|项目名称|名称|科目|科目名称|单位|部门|内容|类别|分类|用途|指标|事项|地区|功能分类科目|支出功能分类科目|经济分类科目|收入|支出|资金来源|[一二三]级指标)$|名称$|项目$|^(?:项目|支出|资金|费用|评价|绩效|考核|预算|具体)?(?:内容|类别|用途|明细|科目|指标|构成|来源|事项|资金性质)$|^(?:实施|使用|预算|承担|主管|补助|所属|资金使用)?(?:单位|部门|县区|乡镇|地区)$/;
const prose = /备注|说明|原因|依据|负责人|联系|时间|日期|措施|文号|地点|评分标准|评价标准|扣分|证明/;

type Words = readonly [pattern: RegExp, measure: Measure];

/** In this order: 预算执行率 is a rate before it is money spent, and 预算执行数 is money spent before it is a budget. */
const amounts: readonly Words[] = [
  [/单价|(?:补助|补贴|发放|奖励|收费)标准|人均|均价/, 'unit-price'],
  [/预算支出/, 'budget'],
  [/执行数|执行金额|决算|支出数|支付数|实际支出|实际支付|实际执行|实际使用|支出金额|支付金额|使用金额|使用数|已支付|已支出|已使用|累计支出|累计支付|支出额|拨付|兑付|发放|列支|^支出$|支出合计|支出总额/, 'spent'],
  [/完成数|完成值|完成量|实际完成|完成情况/, 'indicator'],
  [/结余|结转|余额|剩余|未支出|未执行|未使用/, 'balance'],
  [/追加|调增|调减|预算调整(?:数|额)?$|^调整(?:数|额)?$/, 'other'],
  [/全年预算|调整后|调整预算|年度预算数?（调整/, 'adjusted-budget'],
  [/(?<!公共|基金|经营)预算(?!执行|管理|单位|绩效|科目|情况|部门)|批复(?:数|金额|资金)?$|核定(?:数|金额)/, 'budget'],
  [/计划(?!完成)|目标值|指标值|目标数|任务数/, 'planned'],
  [/下达|分配/, 'issued'],
  [/到位|拨入|收到|到账/, 'received'],
];

/** Reads the words of one head cell, without its unit. */
export function readRole(name: string, unit: string | null): ColumnRole {
  if (serial.test(name)) return { kind: 'serial' };
  if (code.test(name)) return { kind: 'code' };
  const isPercent = unit === '%';
  if (/到位率/.test(name)) return value('execution-rate', 'arrival', null);
  if (/执行率|执行进度|支出率|支出进度|支付率|支付进度|使用率|拨付率|完成率|完成比例/.test(name) || (/完成.{0,8}预算|占.{0,6}预算/.test(name) && (isPercent || /比例|百分比|率/.test(name)))) {
    return value('execution-rate', 'execution', baseOf(name));
  }
  if (/占比|比重|所占比例/.test(name) || (/占|^比例/.test(name) && (isPercent || /比例|百分比/.test(name)))) return value('share', null, null);
  if (/增幅|降幅|增长率|增减率|变动率|下降率|增速/.test(name) || (/增减|增长|下降|变动|升降|同比|比上年|较上年/.test(name) && (isPercent || /幅度|比例|百分比/.test(name)))) {
    return { kind: 'value', measure: 'growth-rate', rateOf: null, base: null, isFall: /降|减少/.test(name) && !/增/.test(name) };
  }
  if (/增减|差额|差异|变动|增加额|减少额|增长额|下降额|净增/.test(name)) return { kind: 'value', measure: 'change', rateOf: null, base: null, isFall: /降|减/.test(name) && !/增/.test(name) };
  if (/分值|权重|满分|标准分/.test(name)) return value('weight', null, null);
  if (/得分|自评分|评价分|评分$/.test(name)) return value('score', null, null);
  if (label.test(name)) return { kind: 'label' };
  if (prose.test(name)) return { kind: 'text' };
  for (const [pattern, measure] of amounts) if (pattern.test(name)) return value(measure, null, null);
  return name === '' ? { kind: 'text' } : { kind: 'division', name };
}

function value(measure: Measure, rateOf: 'execution' | 'arrival' | null, base: Measure | null): ColumnRole {
  return { kind: 'value', measure, rateOf, base, isFall: false };
}

function baseOf(name: string): Measure | null {
  if (/年初/.test(name)) return 'budget';
  if (/全年预算|调整/.test(name)) return 'adjusted-budget';
  if (/到位/.test(name)) return 'received';
  if (/下达/.test(name)) return 'issued';
  return /计划/.test(name) ? 'planned' : null;
}

/** 合计, 小计: the division that the others of its level add up to. */
export function isTotalDivision(name: string): boolean {
  return /^(?:合计|小计|总计|总额|本年(?:收入|支出)合计|金额合计|合计金额)$/.test(name);
}

const countHead = /人数|数量|个数|户数|面积|次数|批次|项数|辆数|台数|家数|人员$|编制|在职|实有/;

/** Heads that count things although the table is kept in money. */
export function countsThings(name: string): boolean {
  return countHead.test(name);
}
