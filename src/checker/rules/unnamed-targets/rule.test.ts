import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/unnamed-targets/rule.ts';

const project = (results: string): string => `（一）研发补助资金\n1.绩效目标实现情况\n本项目预算210万元，${results}\n2.存在的问题\n无`;

test.each([['部分指标完成。', '部分指标完成'], ['个别任务尚未完成。', ''], ['大部分绩效目标已实现。', '大部分绩效目标已实现']])('%s', (results, quote) => {
  const found = quoteFindings(rule, project(results));
  expect(found.length).toBe(1);
  if (quote !== '') expect(found).toEqual([[quote]]);
});

test.each(['部分指标完成，其中补助企业40家。', '部分指标未完成：论文数量少2篇。', '部分指标完成。未完成的指标为论文数量。', '各项指标均完成。', '部分企业完成验收。'])('%s', (results) => {
  expect(quoteFindings(rule, project(results))).toEqual([]);
});
