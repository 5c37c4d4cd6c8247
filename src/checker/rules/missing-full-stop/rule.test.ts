import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/missing-full-stop/rule.ts';

test('before a numbered paragraph and at the end of the paper', () => {
  expect(quoteFindings(rule, '（一）甲项目\n资金已拨付。各项指标完成良好\n2.存在的问题\n资金到位较晚。下一步将加快支出，确保完成率达到100%')).toEqual([
    ['各项指标完成良好', '下一步将加快支出，确保完成率达到100%'],
  ]);
});

test('headings, short items, broken paragraphs and signatures', () => {
  expect(quoteFindings(rule, '一、概况\n支出20万元，其中服务采购金额\n万元。按要求完成。市科技局\n')).toEqual([]);
});
