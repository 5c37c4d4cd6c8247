import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/doubled-punctuation/rule.ts';

test('all places are one finding, half width or full', () => {
  expect(quoteFindings(rule, '已完成，,全部拨付。。其中;；占80%，。\n下一段，、')).toEqual([['，，', '。。', '；；', '，。', '，、']]);
});

test('closing quotation marks and brackets between marks', () => {
  expect(quoteFindings(rule, '评为“优”，占比（见表1），“完成。”……')).toEqual([]);
});
