import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/this-year-word/rule.ts';

const report = (body: string, signed: string): string =>
  `2023年度临江县科技局部门预算绩效自评报告\n县财政局：\n现将有关情况报告如下：\n${body}\n临江县科技局\n${signed}`;

test('all places in one finding', () => {
  expect(quoteFindings(rule, report('（一）甲项目\n今年共办讲座15场。未支付部分于明年重新申请。\n（二）乙项目\n今年以来，运行正常。', '2024年5月14日'))).toEqual([['今年', '明年', '今年']]);
});

test('the year of signing, plans, and papers signed within the year', () => {
  expect(quoteFindings(rule, report('2024年2月付清，今年将继续开展，今年3月启动。下一步，今年的重点是提质。', '2024年5月14日'))).toEqual([]);
  expect(quoteFindings(rule, report('今年共办讲座15场。', '2023年12月20日'))).toEqual([]);
  expect(quoteFindings(rule, '今年共办讲座15场。')).toEqual([]);
});

test('a day given by the caller', () => {
  const asOf = { year: 2024, month: 3, day: 1, part: null };
  expect(quoteFindings(rule, '2023年度临江县科技局绩效自评报告\n一、概况\n今年共办讲座15场。', { asOf })).toEqual([['今年']]);
});
