import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/finished-here-delayed-there/rule.ts';

const paper = (one: string, other: string): string => `（一）甲项目\n1.绩效目标实现情况\n${one}\n（二）乙项目\n1.绩效目标实现情况\n${other}`;

test('one institution in two projects', () => {
  expect(quoteFindings(rule, paper('研发费用下降，主要由于江南院筹建工作基本完成，采购减少。', '江南院为新建院所，基建和实验平台的建设进度滞后，影响采购。'))).toEqual([
    ['主要由于江南院筹建工作基本完成', '江南院为新建院所，基建和实验平台的建设进度滞后'],
  ]);
});

test('other institutions, plans, other years, and what is not building', () => {
  expect(quoteFindings(rule, paper('江南院筹建工作基本完成。', '东山产业园工程进度滞后。'))).toEqual([]);
  expect(quoteFindings(rule, paper('江南院筹建工作预计全部完成。', '江南院基建进度滞后。'))).toEqual([]);
  expect(quoteFindings(rule, paper('2021年江南院一期工程已完成。', '2023年江南院二期工程进度滞后。'))).toEqual([]);
  expect(quoteFindings(rule, paper('江南院招生任务已完成。', '江南院专利申请进度滞后。'))).toEqual([]);
});
