import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/bank-account/rule.ts';

test('cards by their check digit, in groups or in one', () => {
  // 4111111111111111 is the well-known test number.
  const found = quoteFindings(rule, '转入4111111111111111；转入4111 1111 1111 1111。');
  expect(found.map(([number = '']) => number.replaceAll(' ', ''))).toEqual(['4111111111111111', '4111111111111111']);
});

test('accounts by name', () => {
  expect(quoteFindings(rule, '账号：36001234567890，卡号为123456789。')).toEqual([['36001234567890'], ['123456789']]);
});

test('codes, wrong check digits, rows of numbers', () => {
  expect(quoteFindings(rule, '项目编号4111111111111111，4111111111111112，2023 2024 2025 2026，金额123456789.50元，统计数12345678901234。')).toEqual([]);
});
