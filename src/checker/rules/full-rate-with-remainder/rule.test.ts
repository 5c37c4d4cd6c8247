import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/full-rate-with-remainder/rule.ts';

test('100% with a remainder', () => {
  expect(quoteFindings(rule, '本项目年度预算2000万元，实际支出1996万元，预算执行率100%。')).toEqual([['100%', '1996万元', '2000万元']]);
});

test('nothing is left, or the rate says so', () => {
  expect(quoteFindings(rule, '本项目年度预算2000万元，实际支出2000万元，预算执行率100%。')).toEqual([]);
  expect(quoteFindings(rule, '本项目年度预算2000万元，实际支出1996万元，预算执行率99.8%。')).toEqual([]);
});
