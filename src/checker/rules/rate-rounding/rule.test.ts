import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/rate-rounding/rule.ts';

test('cut off instead of rounded', () => {
  // 9746.50 / 10210.34 = 95.457%
  expect(quoteFindings(rule, '年初预算为10210.34万元，支出决算为9746.50万元，完成年初预算的95.45%。')).toEqual([['95.45%', '9746.50万元', '10210.34万元']]);
});

test('rounded half up, and plainly wrong, are not for this rule', () => {
  expect(quoteFindings(rule, '年初预算为10210.34万元，支出决算为9746.50万元，完成年初预算的95.46%。')).toEqual([]);
  expect(quoteFindings(rule, '年初预算为10210.34万元，支出决算为9746.50万元，完成年初预算的96.45%。')).toEqual([]);
});
