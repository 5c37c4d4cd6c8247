import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/magnitude-slip/rule.ts';

const paper = (funds: string): string => `2023年度示例市水利局部门预算绩效评价报告\n（一）智慧水利项目\n1.绩效目标实现情况\n${funds}\n2.存在的问题和下一步改进措施\n无\n（二）河道管护项目\n1.绩效目标实现情况\n本项目年度预算80万元，实际支出80万元，预算执行率100%。\n2.存在的问题和下一步改进措施\n无`;

test('a zero too many, and yuan for 万元', () => {
  expect(quoteFindings(rule, paper('本项目年度预算125万元，1～12月计划支出1250万元。'))).toEqual([['1250万元', '125万元']]);
  expect(quoteFindings(rule, paper('本项目年度预算125万元，实际到位资金125元。'))).toEqual([['125元', '125万元']]);
});

test('spending of a tenth, and amounts of one digit', () => {
  expect(quoteFindings(rule, paper('本项目年度预算125万元，实际支出12.5万元。'))).toEqual([]);
  expect(quoteFindings(rule, paper('本项目年度预算100万元，下达指标10万元。'))).toEqual([]);
});
