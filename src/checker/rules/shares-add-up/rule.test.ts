import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/shares-add-up/rule.ts';

test('102 in all', () => {
  expect(quoteFindings(rule, '从资金来源看，中央资金占60%，省级资金占25%，市县资金占17%。')).toEqual([['60%', '25%', '17%']]);
});

test('rounding, and a list that is not complete, are left alone', () => {
  // 33.3 × 3 = 99.9
  expect(quoteFindings(rule, '中央资金占33.3%，省级资金占33.3%，市县资金占33.3%。')).toEqual([]);
  expect(quoteFindings(rule, '中央资金占33.3%，省级资金占16.7%，市县资金占3.3%。')).toEqual([]);
});

test('shares beside their amounts are judged one by one', () => {
  expect(quoteFindings(rule, '全年支出300万元，其中：人员经费100万元，占33.3%；公用经费50万元，占16.7%；项目支出150万元，占52%。')).toEqual([]);
});
