import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/quotes-unbalanced/rule.ts';

test('a finding per paragraph, at the single halves', () => {
  expect(quoteFindings(rule, '得分99分（其中，“优”39个。\n依据《办法设立，共3个”项目。\n经审核）通过。')).toEqual([['（'], ['《', '”'], ['）']]);
});

test('a half left inside a whole pair', () => {
  expect(quoteFindings(rule, '依据《关于“三重一大的通知》设立。')).toEqual([['“']]);
});

test('numbering, pairs over two paragraphs, straight quotation marks', () => {
  expect(quoteFindings(rule, '1）调研；（2）走访；3）评估。一）概况\n提出“第一段。\n第二段”的要求。\n评为"优"，临财绩〔2023〕5号。')).toEqual([]);
});
