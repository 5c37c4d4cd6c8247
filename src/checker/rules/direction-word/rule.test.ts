import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/direction-word/rule.ts';

test('less is said, more was spent', () => {
  expect(quoteFindings(rule, '年初预算为80万元，支出决算为92万元。决算数小于预算数的主要原因：人员变动。')).toEqual([['决算数小于预算', '92万元', '80万元']]);
});

test('up and down in one statement', () => {
  expect(quoteFindings(rule, '收入总计500万元，比2023年度增加20万元，下降4.17%。')).toEqual([['4.17%', '500万元', '20万元']]);
});

test('words that fit, and nearly the same', () => {
  expect(quoteFindings(rule, '年初预算为80万元，支出决算为62万元。决算数小于预算数的主要原因：人员变动。')).toEqual([]);
  expect(quoteFindings(rule, '年初预算为10.00万元，支出决算为9.98万元。决算数与预算数基本持平。')).toEqual([]);
});
