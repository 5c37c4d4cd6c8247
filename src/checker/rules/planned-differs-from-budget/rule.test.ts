import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/planned-differs-from-budget/rule.ts';

const project = (results: string): string => `（一）道路养护经费\n1.绩效目标实现情况\n${results}\n2.存在的问题\n无`;

test('two amounts and no reason', () => {
  expect(quoteFindings(rule, project('本项目年度预算15万元，1～12月计划支出10万元，实际支出10万元。'))).toEqual([['10万元', '15万元']]);
});

test.each([
  '本项目年度预算12,500万元，1～12月计划支出12500万元。', '本项目年度预算15万元，1～12月计划支出10万元，因实际下达指标10万元。', '本项目年度预算15万元，预算调整后计划支出10万元。', '计划支出10万元。', '本项目年度预算1亿元，计划支出10000万元。',
])('%s', (results) => {
  expect(quoteFindings(rule, project(results))).toEqual([]);
});
