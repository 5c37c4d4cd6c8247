import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/range-style/rule.ts';

test('the first sign left out', () => {
  expect(quoteFindings(rule, '产量提高5-10%，每亩增收1～2万元。')).toEqual([['5-10%', '1～2万元']]);
});

test('months joined in two ways: the fewer are shown', () => {
  expect(quoteFindings(rule, '1～12月支出50万元，1～6月支出20万元，另一项目1-12月支出49.6万元。')).toEqual([['1-12月']]);
});

test('whole ranges, telephone numbers, dates and document numbers', () => {
  expect(quoteFindings(rule, '提高5%～10%，1～12月，电话0797-8123456，2023-2024年，临科字〔2023〕5-6号，2021-2023万家企业，第3-5万名。\n项目支出 20.00 — 100.00%')).toEqual([]);
});
