import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/missing-unit/rule.ts';

test('an amount without a unit', () => {
  expect(quoteFindings(rule, '本项目年度预算30，实际支出21.62万元。')).toEqual([['30']]);
});

test('amounts with a unit, years, and zero', () => {
  expect(quoteFindings(rule, '本项目年度预算30万元，2023年支出21.62万元，年初预算为0。')).toEqual([]);
});
