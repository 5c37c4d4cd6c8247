import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/rate-above-100/rule.ts';

test('above 100% without a word', () => {
  expect(quoteFindings(rule, '本项目年度预算80万元，实际支出92万元，预算执行率115%。')).toEqual([['115%', '92万元', '80万元']]);
});

test('money was added; exactly 100%', () => {
  expect(quoteFindings(rule, '本项目年初预算80万元，年中追加15万元，实际支出92万元，完成年初预算的115%。')).toEqual([]);
  expect(quoteFindings(rule, '本项目年度预算80万元，实际支出80万元，预算执行率100%。')).toEqual([]);
});
