import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/approximate-exact/rule.ts';

test('exact counts and amounts', () => {
  expect(quoteFindings(rule, '参加活动人员超过102327余人，近12,345人受益，约41.166292万元，支出约2163.5元。')).toEqual([
    ['超过102327余人'], ['近12,345人'], ['约41.166292万元'], ['约2163.5元'],
  ]);
});

test('two approximators', () => {
  expect(quoteFindings(rule, '走访约30余家，满意度超过90%以上，近100个左右。')).toEqual([['约30余家'], ['超过90%以上'], ['近100个左右']]);
});

test('round numbers, one approximator, thresholds', () => {
  expect(quoteFindings(rule, '走访近100家企业、1200余条，约21.62万元，约135人，满意度90%以上，不低于85%，节约1235元，突破10万人，1553600余份，不足1235人，5-10万元。')).toEqual([]);
});
