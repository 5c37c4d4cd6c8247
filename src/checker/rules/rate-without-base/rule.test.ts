import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/rate-without-base/rule.ts';

test('two rates without amounts in one finding', () => {
  expect(quoteFindings(rule, '甲项目预算执行率92%，进展顺利。\n乙项目资金使用率88.5%。')).toEqual([['92%', '88.5%']]);
});

test('a rate beside its amounts, and a threshold that is no rate', () => {
  expect(quoteFindings(rule, '年度预算200万元，实际支出193万元，预算执行率96.5%。')).toEqual([]);
  expect(quoteFindings(rule, '执行率未达到90%的原因是招标流标。')).toEqual([]);
});
