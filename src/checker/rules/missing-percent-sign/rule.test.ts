import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/missing-percent-sign/rule.ts';

test('a growth without its sign', () => {
  expect(quoteFindings(rule, '收入支出总计增加1193.20万元，增长13.95。')).toEqual([['13.95']]);
});

test('with its sign, and a multiple', () => {
  expect(quoteFindings(rule, '增加1193.20万元，增长13.95%。')).toEqual([]);
  expect(quoteFindings(rule, '办理业务1.2万件，增长3倍。')).toEqual([]);
});
