import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/cut-off-before-year-end/rule.ts';

const report = (result: string, title = '2023年度绩效评价报告'): string => `${title}\n（一）研究院建设经费\n1.绩效目标实现情况\n本项目年度预算100万元；${result}`;

test.each([
  ['截止12月19日，实际支出90万元。', '截止12月19日'], ['截至2023年9月底，实际支出90万元。', '截至2023年9月底'], ['截至11月30日，预算执行率90%。', '截至11月30日'],
])('%s', (result, quote) => {
  expect(quoteFindings(rule, report(result))).toEqual([[quote]]);
});

test.each(['截至12月底，实际支出90万元。', '截至2023年12月31日，实际支出90万元。', '截至2024年3月底，资金已全部拨付。', '截至12月10日，收到作品60件。', '12月19日支出90万元。'])('%s', (result) => {
  expect(quoteFindings(rule, report(result))).toEqual([]);
});

test('a report on a part of the year', () => {
  expect(quoteFindings(rule, report('截至9月底，实际支出90万元。', '2023年度绩效运行监控情况报告'))).toEqual([]);
});
