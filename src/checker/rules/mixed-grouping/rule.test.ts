import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/mixed-grouping/rule.ts';

test('in one sentence', () => {
  expect(quoteFindings(rule, '本项目年度预算10,800万元，计划支出10800万元，支出2550万元。')).toEqual([['10,800万元', '10800万元']]);
});

test('four digits count where others of that size are grouped', () => {
  expect(quoteFindings(rule, '年初预算1,190.14万元，决算2550万元。')).toEqual([['1,190.14万元', '2550万元']]);
});

test('in the prose of the paper, the fewer of both', () => {
  expect(quoteFindings(rule, '（一）甲\n预算12,500万元，已到位。\n（二）乙\n发放资料15536份，参加67500人次。')).toEqual([['12,500万元']]);
});

test('one way throughout, short numbers, years, and tables beside prose', () => {
  expect(quoteFindings(rule, '2023年预算10,800万元，服务2000万元，培训1200人次。')).toEqual([]);
  expect(quoteFindings(rule, '支出15536元，补助67500元。\n项目 决算数\n合计 12,500.00')).toEqual([]);
});
