import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/name-year-differs/rule.ts';

const report = (name: string, title = '2023年度绩效评价报告'): string => `${title}\n（一）${name}\n本项目年度预算96万元。`;

test.each([['2022年特派员经费', '2022年'], ['特派员补助（2024年度）经费', '2024年度'], ['专项经费2021第一批', '2021']])('%s', (name, quote) => {
  expect(quoteFindings(rule, report(name))).toEqual([[quote]]);
});

test.each(['2023年特派员经费', '特派员经费', '人才规划（2021—2025年）经费', '2021-2025年规划经费', '专项经费2023第一批'])('%s', (name) => {
  expect(quoteFindings(rule, report(name))).toEqual([]);
});

test('a report without a year', () => {
  expect(quoteFindings(rule, report('2022年特派员经费', '绩效评价报告'))).toEqual([]);
});
