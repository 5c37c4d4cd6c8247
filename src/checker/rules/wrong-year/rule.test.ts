import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/wrong-year/rule.ts';

const report = (result: string): string => `2023年度绩效评价报告\n（一）道路养护经费\n1.绩效目标实现情况\n${result}\n2.存在的问题\n2022年度预算编制偏粗。`;

test.each(['2022年度预算100万元，支出90万元。', '2022年1～12月支出90万元。', '截至2022年12月底，支出90万元。', '2021年预算安排100万元。', '2022年度预算执行率90%。'])('%s', (result) => {
  expect(quoteFindings(rule, report(result))).toEqual([[`${result.replace('截至', '').slice(0, 5)}`]]);
});

test.each([
  '2023年度预算100万元，支出90万元。', '年度预算100万元，比2022年度预算增加10万元。', '使用2022年度预算结转资金20万元。', '主要完成2022年度立项项目中期考核，预算5万元。', '2024年度预算安排100万元。',
])('%s', (result) => {
  expect(quoteFindings(rule, report(result))).toEqual([]);
});
