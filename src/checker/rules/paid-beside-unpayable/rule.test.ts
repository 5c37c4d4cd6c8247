import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/paid-beside-unpayable/rule.ts';

const project = (body: string): string => `2023年度临江县科技局部门预算绩效自评报告\n（一）甲项目\n1.绩效目标实现情况\n${body}\n（二）乙项目\n1.绩效目标实现情况\n资金已全部拨付。`;

test('completed, all paid, on time at 100 %', () => {
  expect(quoteFindings(rule, project('已顺利完成全年绩效目标及资金拨付。因未提交合同，无法及时拨付资金。'))).toEqual([['已顺利完成全年绩效目标及资金拨付', '无法及时拨付资金']]);
  expect(quoteFindings(rule, project('奖补资金已全部发放到位。因信息有误，2户未能及时发放。'))).toEqual([['奖补资金已全部发放到位', '2户未能及时发放']]);
  expect(quoteFindings(rule, project('资金拨付及时率100%。部门审批较慢，工程款未按时支付。'))).toEqual([['资金拨付及时率100%', '工程款未按时支付']]);
});

test('paid in the next year, the rest, requirements, other projects', () => {
  expect(quoteFindings(rule, project('无法及时拨付资金。收到合同后，2024年2月资金已全部拨付。'))).toEqual([]);
  expect(quoteFindings(rule, project('2户未能及时发放，其余补助资金已全部发放。应避免未能及时拨付。'))).toEqual([]);
  expect(quoteFindings(rule, project('1家企业资金无法及时拨付。'))).toEqual([]);
});
