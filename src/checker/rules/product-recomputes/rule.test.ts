import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/product-recomputes/rule.ts';

test('unit price × number', () => {
  // 5,000元 × 58 = 29万元
  expect(quoteFindings(rule, '按每户5000元的标准，奖补种粮大户58户，共发放27.50万元。')).toEqual([['27.50万元', '5000元', '58户']]);
});

test('× months as well, and 大写 counts', () => {
  expect(quoteFindings(rule, '按每名每月300元的标准，补助防疫员96名，全年12个月共发放34.56万元。')).toEqual([]);
  expect(quoteFindings(rule, '年度总预算246万元，支持123位特派员，人均经费2万元，其中有两位经费共4万元。')).toEqual([]);
});

test('a wrong number of people', () => {
  expect(quoteFindings(rule, '年度总预算246万元，支持133位特派员，人均经费2万元，实际支出246万元。')).toEqual([['246万元', '2万元', '133位']]);
});
