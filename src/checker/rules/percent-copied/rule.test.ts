import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/percent-copied/rule.ts';

test('the wrong share first, then the one it was copied from', () => {
  // 90/200 = 45%, 30/200 = 15%
  expect(quoteFindings(rule, '全年支出200万元，其中：设备购置费90万元，占45%；培训费30万元，占45%；印刷费80万元，占40%。')).toEqual([['45%', '45%']]);
});

test('a wrong share that no neighbour has', () => {
  expect(quoteFindings(rule, '全年支出200万元，其中：设备购置费90万元，占45%；培训费30万元，占16%；印刷费80万元，占40%。')).toEqual([]);
});
