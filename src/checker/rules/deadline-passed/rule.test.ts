import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/deadline-passed/rule.ts';

const report = (body: string): string =>
  `2023年度临江县科技局部门预算绩效自评报告\n县财政局：\n现将有关情况报告如下：\n${body}\n临江县科技局\n2024年5月14日`;

test('months, ends of months and days that have passed', () => {
  expect(quoteFindings(rule, report('任务调整，在2024年5月前完成设计方案。剩余资金于2024年4月底前全部拨付；2024年5月10日之前完成整改。'))).toEqual([
    ['2024年5月前完成'], ['2024年4月底前全部拨付'], ['2024年5月10日之前完成'],
  ]);
});

test('deadlines to come, kept, missed, or within the year reported on', () => {
  expect(quoteFindings(rule, report('在2024年5月底前完成设计；2024年6月前完成验收；2024年3月前完成的整改已全部到位；要求2023年12月底前完成。'))).toEqual([]);
});
