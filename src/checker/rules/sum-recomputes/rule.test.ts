import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/sum-recomputes/rule.ts';

test('parts beyond their total', () => {
  // 500 + 250 + 180 = 930
  expect(quoteFindings(rule, '全年支出900万元，其中：人员经费500万元，公用经费250万元，项目支出180万元。')).toEqual([['900万元', '500万元', '250万元', '180万元']]);
});

test('a total behind its parts', () => {
  expect(quoteFindings(rule, '三个子项目分别支出45.2万元、38.6万元和27.9万元，合计117.7万元。')).toEqual([['117.7万元', '45.2万元', '38.6万元', '27.9万元']]);
});

test('some parts only, 亿元 and 万元 mixed', () => {
  expect(quoteFindings(rule, '全年支出900万元，其中人员经费500万元。')).toEqual([]);
  expect(quoteFindings(rule, '共完成投资2.36亿元，其中中央投资9800万元，省级配套6400万元，市县自筹7400万元。')).toEqual([]);
});

test('off by display rounding only is a remark', () => {
  // 122.43 + 1387.72 + 809.07 = 2319.22
  expect(quoteFindings(rule, '采购金额2319.21万元，其中：货物122.43万元、工程1387.72万元、服务809.07万元。')).toEqual([['2319.21万元', '122.43万元', '1387.72万元', '809.07万元']]);
});

test('one column of a table, 其中 left out, a blank undecided', () => {
  const table = (spent: string): string => `单位：万元\n项目\t预算数\t支出数\n人员经费\t100\t98.5\n其中：工资\t70\t69\n公用经费\t20\t${spent}\n合计\t120\t117.5`;
  expect(quoteFindings(rule, table('18'))).toEqual([['117.5', '98.5', '18']]);
  expect(quoteFindings(rule, table('19'))).toEqual([]);
  expect(quoteFindings(rule, table(''))).toEqual([]);
});

test('lines of a statement, full width', () => {
  const lines = (total: string): string => `收入支出决算总表\n单位：万元\n收入 支出\n项目 决算数 项目 决算数\n一、财政拨款收入 １２０．５０ 一、教育支出 100.00\n二、其他收入 4.80 二、住房保障支出 28.30\n本年收入合计 125.30 本年支出合计 ${total}\n年初结转和结余 8.00 年末结转和结余 5.00\n总计 133.30 总计 133.30`;
  expect(quoteFindings(rule, lines('128.30'))).toEqual([]);
  expect(quoteFindings(rule, lines('123.80'))).toEqual([['123.80', '100.00', '28.30'], ['133.30', '123.80', '5.00']]);
});
