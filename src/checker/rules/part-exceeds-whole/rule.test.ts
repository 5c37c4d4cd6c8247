import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/part-exceeds-whole/rule.ts';

const paper = (total: string): string => `二、收入决算情况说明\n本年收入合计2946.25万元，其中：财政拨款收入2940.05万元，占99.79%；其他收入6.2万元，占0.21%。\n四、财政拨款收入支出决算总体情况说明\n示例市财政局2024年度财政拨款收入支出总计${total}。`;

test('a total below its part', () => {
  expect(quoteFindings(rule, paper('0.3万元'))).toEqual([['0.3万元', '2940.05万元']]);
});

test('a total that holds its part', () => {
  expect(quoteFindings(rule, paper('2940.05万元'))).toEqual([]);
});
