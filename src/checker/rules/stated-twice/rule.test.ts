import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/stated-twice/rule.ts';

test('a total told twice', () => {
  expect(quoteFindings(rule, '项目总投资860万元，资金来源为中央和县级。\n项目总投资806万元，累计支付817万元。')).toEqual([['806万元', '860万元']]);
});

test('the head of an item against its final account', () => {
  expect(quoteFindings(rule, '三、一般公共预算财政拨款支出决算情况说明\n“社会保障和就业支出（类）抚恤（款）职业年金缴费支出（项）”257.14万元，主要用于缴费。年初预算为274.82万元，支出决算为245.53万元。')).toEqual([['245.53万元', '257.14万元']]);
});

test('other years and parts are other figures', () => {
  expect(quoteFindings(rule, '2023年度机关运行经费支出86.40万元，2024年度机关运行经费支出74.00万元。')).toEqual([]);
});
