import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/conversion-residue/rule.ts';

test('bookmarks and fields to their end, all in one finding', () => {
  expect(quoteFindings(rule, '[bookmark: _Toc12]一、概况。第{ PAGE \\* MERGEFORMAT }页。见错误！未找到引用源。\n占比#DIV/0!，&nbsp;完成</p>。')).toEqual([
    ['[bookmark:_Toc12]', '{PAGE\\*MERGEFORMAT}', '错误！未找到引用源', '#DIV/0', '&nbsp；', '</p>'],
  ]);
});

test('garbled characters', () => {
  expect(quoteFindings(rule, '\uf06c加强管理\ufffd\ufffd。')).toEqual([['\uf06c', '\ufffd\ufffd']]);
});

test('brackets, percent signs and tick boxes of ordinary papers', () => {
  expect(quoteFindings(rule, '文号[2023]5号，达到90%，□是 ☑否，A&B公司，x<3。')).toEqual([]);
});
