import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/mobile-number/rule.ts';

test('eleven digits, spaces and hyphens', () => {
  const found = quoteFindings(rule, '电话13800138000；139 1234 5678；138-0013-8000；１３８００１３８０００。');
  expect(found.map(([number = '']) => number.replaceAll(' ', ''))).toEqual(['13800138000', '13912345678', '138-0013-8000', '13800138000']);
});

test('longer numbers, amounts, landlines and masked numbers', () => {
  expect(quoteFindings(rule, '账号6213800138000123，13800138000元，13800138000.5，1.13800138000，0797-8123456，12345678901，138****8000，GB13800138000。')).toEqual([]);
});
