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

const paper = (spent: string, rate = '90%'): string => ['2023年度部门预算绩效评价报告', '（一）绿道养护经费', `年度预算50万元，实际支出45万元，执行率${rate}。`, '（二）公厕保洁经费', '年度预算20万元，实际支出18万元，执行率90%。', '附表', '单位：万元',
  '项目名称\t年度预算\t实际支出\t执行率（%）', `绿道养护经费\t50.00\t${spent}\t90.00`, '公厕保洁经费\t20.00\t18.00\t90.00', '合计\t70.00\t63.00\t90.00'].join('\n');

test('text against table: the row’s rate and the column’s total belong to the finding', () => {
  expect(quoteFindings(rule, paper('54.00'))).toEqual([['54.00', '45万元', '90.00', '63.00']]);
  expect(quoteFindings(rule, paper('45.00'))).toEqual([]);
});

test('a rate of the text that its own amounts refute is said there', () => {
  expect(quoteFindings(rule, paper('45.00', '99%'))).toEqual([]);
});
