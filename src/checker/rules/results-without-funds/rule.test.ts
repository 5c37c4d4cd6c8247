import { expect, test } from 'vitest';
import { checkText } from '#checker/engine/check-text.ts';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/results-without-funds/rule.ts';

const project = (results: string): string => `（一）成果转化项目奖励\n对照绩效目标，${results}`;

test('the amount is worked out', () => {
  const text = project('成本指标为500万元/个；产出指标支持项目数9项，达标率100%。');
  expect(quoteFindings(rule, text)).toEqual([['500万元/个', '9项']]);
  // 500万元 × 9 = 4500万元
  expect(checkText(text, { rules: [rule] }).findings[0]?.message.zh).toContain('4,500万元');
});

test.each([
  '成本指标为500万元/个；产出指标支持项目数9项，年度预算4500万元。', '成本指标为500万元/个；支持项目9项、企业7家。', '成本指标为500万元/个。', '产出指标支持项目数9项。',
])('%s', (results) => {
  expect(quoteFindings(rule, project(results))).toEqual([]);
});

test('a number in the unit of the price comes before others', () => {
  expect(quoteFindings(rule, project('奖励10万元/项，奖励项目30项，涉及企业25家。'))).toEqual([['10万元/项', '30项']]);
});
