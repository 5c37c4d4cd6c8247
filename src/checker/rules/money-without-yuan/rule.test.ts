import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/money-without-yuan/rule.ts';

test('amounts without 元 in one finding', () => {
  expect(quoteFindings(rule, '年度预算200万元，启动仪式支出23万、初赛支出7万。')).toEqual([['23万', '7万']]);
});

test('people, and papers that never write 万元', () => {
  expect(quoteFindings(rule, '年度预算200万元，观看人数突破10万人。')).toEqual([]);
  expect(quoteFindings(rule, '启动仪式支出23万、初赛支出7万。')).toEqual([]);
});
