import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/missed-target-without-reason/rule.ts';

const project = (results: string, problems: string): string => `（一）道路养护经费\n1.绩效目标实现情况\n年度预算100万元。${results}\n2.存在的问题\n${problems}`;

test.each(['培训人次未完成。', '除论文还未达到预计目标，其余完成。', '验收率不达标。', '养护里程低于目标值。'])('%s', (results) => {
  expect(quoteFindings(rule, project(results, '无')).length).toBe(1);
});

test('因此 is no reason', () => {
  expect(quoteFindings(rule, project('因此验收未完成。', '无'))).toEqual([['未完成']]);
});

test.each([
  ['培训人次未完成。', '由于场地不足，培训减少。'], ['因疫情影响，培训人次未完成。', '无'], ['培训人次未完成，主要原因为讲师不足。', '无'], ['各项目标均已完成。', '无'], ['培训人次受天气影响未完成。', '无'],
])('%s / %s', (results, problems) => {
  expect(quoteFindings(rule, project(results, problems))).toEqual([]);
});
