import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/future-tense-past/rule.ts';

const report = (body: string, signed = '2024年5月14日'): string =>
  `2023年度临江县科技局部门预算绩效自评报告\n县财政局：\n现将有关情况报告如下：\n${body}\n临江县科技局\n${signed}`;

test('goals of the year that can still be met', () => {
  expect(quoteFindings(rule, report('人才引进工作持续开展，全年绩效目标能够顺利完成。年度各项指标预计可全部完成。'))).toEqual([
    ['全年绩效目标能够顺利完成'], ['年度各项指标预计可全部完成'],
  ]);
});

test('dates that have passed', () => {
  expect(quoteFindings(rule, report('平台预计2023年12月完成验收。工程将于11月底竣工。剩余款项2024年4月将全部支付。'))).toEqual([
    ['预计2023年12月'], ['将于11月底'], ['2024年4月将全部支付'],
  ]);
});

test('dates to come, plans, abilities, and papers without a day', () => {
  expect(quoteFindings(rule, report('预计2024年12月完成验收。原计划预计2023年6月完成，已完成。按照实施方案，将于2023年9月举办。系统能够完成数据采集，明年绩效目标有望全部实现。'))).toEqual([]);
  expect(quoteFindings(rule, '全年绩效目标能够顺利完成，预计2023年12月完成验收。')).toEqual([]);
  expect(quoteFindings(rule, report('全年绩效目标能够顺利完成。', '2023年12月20日'))).toEqual([]);
});
