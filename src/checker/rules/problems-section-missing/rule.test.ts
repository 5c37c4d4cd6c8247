import { expect, test } from 'vitest';
import { checkText } from '#checker/engine/check-text.ts';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/problems-section-missing/rule.ts';

const project = (problems: string): string => `（一）道路养护经费\n1.绩效目标实现情况\n本项目年度预算100万元。\n${problems}`;

test('all projects without the section are one finding', () => {
  expect(quoteFindings(rule, '（一）道路养护经费\n年度预算100万元。\n（二）绿化经费\n年度预算20万元。存在的问题：无。\n（三）路灯经费\n年度预算30万元。')).toEqual([['道路养护经费', '路灯经费']]);
});

test('problems without measures', () => {
  expect(quoteFindings(rule, project('2.存在的问题和下一步改进措施\n人员不足。'))).toEqual([['人员不足。']]);
});

test.each(['2.存在的问题\n无', '2.存在的问题\n人员不足。\n3.改进措施\n加强招聘。', '2.存在的问题\n人员不足。今后将加强招聘。', '2.存在的问题\n人员不足，已及时补充。', '2.下一步改进措施\n加强招聘。'])('%s', (problems) => {
  expect(quoteFindings(rule, project(problems))).toEqual([]);
});

test('not in final accounts', () => {
  expect(checkText('一、支出决算情况说明\n本年支出合计200万元，支出决算为200万元。', { rules: [rule] }).findings).toEqual([]);
});
