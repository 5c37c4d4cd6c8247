import { expect, test } from 'vitest';
import { decimal } from '#core/decimal.ts';
import type { NormBook } from '#core/norm-book.ts';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/deviation-without-reason/rule.ts';

const book = (from: string): NormBook => ({
  documents: [],
  values: [{ id: 'reason-required-below', value: decimal('90'), unit: '%', place: '', from, until: null, force: '应当', document: 'd', article: null, verified: true, title: { zh: '界线', en: 'line' } }],
});

const form = (rate: string, reason: string, indicator: string, head = '偏差原因分析及改进措施'): string => ['2023年度项目支出绩效自评表', '项目名称\t数字档案室建设', '项目资金（万元）\t年初预算\t调整后预算数\t预算执行数\t预算执行率\t权重\t得分\t原因',
  `年度资金总额\t80\t80\t68\t${rate}\t10\t8.5\t${reason}`, `一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t${head}`, `产出指标\t数量指标\t数字化卷数\t≥5000卷\t${indicator}`, '效益指标\t社会效益\t查档人次\t≥900人次\t950人次\t40\t40\t'].join('\n');

test('a missed target with an empty column, a dash, a reason, without the column', () => {
  expect(quoteFindings(rule, form('95%', '', '4200卷\t50\t42\t'))).toEqual([['4200卷', '≥5000卷', '42']]);
  expect(quoteFindings(rule, form('95%', '', '4200卷\t50\t42\t—'))).toHaveLength(1);
  expect(quoteFindings(rule, form('95%', '', '4200卷\t50\t42\t停工两个月'))).toEqual([]);
  expect(quoteFindings(rule, form('95%', '', '4200卷\t50\t42\t', '备注'))).toEqual([]);
});

test('a rate below the line of the year, on it, with its reason', () => {
  expect(quoteFindings(rule, form('85%', '', '5200卷\t50\t50\t'), { norms: book('2020-01-01') })).toEqual([['85%']]);
  expect(quoteFindings(rule, form('90%', '', '5200卷\t50\t50\t'), { norms: book('2020-01-01') })).toEqual([]);
  expect(quoteFindings(rule, form('85%', '招标推迟', '5200卷\t50\t50\t'), { norms: book('2020-01-01') })).toEqual([]);
  expect(quoteFindings(rule, form('85%', '', '5200卷\t50\t50\t'), { norms: book('2024-01-01') })).toEqual([]);
});
