import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/still-in-progress/rule.ts';

const report = (body: string, signed = '2024年5月14日'): string =>
  `2023年度临江县科技局部门预算绩效自评报告\n县财政局：\n现将有关情况报告如下：\n${body}\n临江县科技局\n${signed}`;

test('what is not over, per project', () => {
  expect(quoteFindings(rule, report('（一）大赛\n1.绩效目标实现情况\n赛事还未结束，决赛正在筹备中。\n（二）展会\n1.绩效目标实现情况\n展会尚未举办。'))).toEqual([['赛事还未结束', '决赛正在筹备中'], ['展会尚未举办']]);
});

test('what is under way, in one finding', () => {
  expect(quoteFindings(rule, report('（一）甲\n正在开展人才引进工作。\n（二）乙\n系统仍在调试。'))).toEqual([['正在开展人才引进工作', '仍在调试']]);
});

test('a day of its own, and papers signed soon after the year', () => {
  expect(quoteFindings(rule, report('截至2023年12月底，决赛正在筹备。验收正在进行，已于2024年3月完成。'))).toEqual([]);
  expect(quoteFindings(rule, report('决赛正在筹备中。', '2024年1月15日'))).toEqual([]);
  expect(quoteFindings(rule, '决赛正在筹备中。')).toEqual([]);
});
