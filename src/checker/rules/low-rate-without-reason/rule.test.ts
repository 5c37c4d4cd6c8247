import { expect, test } from 'vitest';
import { decimal } from '#core/decimal.ts';
import type { NormBook } from '#core/norm-book.ts';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/low-rate-without-reason/rule.ts';

const report = (results: string): string => `2023年度绩效报告\n（一）道路养护经费\n1.绩效目标实现情况\n${results}\n2.存在的问题\n无`;
const book = (from: string, until: string | null): NormBook => ({
  documents: [],
  values: [{
    id: 'reason-required-below', value: decimal('90'), unit: '%', place: '', from, until, force: '应当', document: 'd', article: null, verified: true,
    title: { zh: '界线', en: 'line' },
  }],
});
const low = report('年度预算200万元，实际支出170万元，预算执行率85%。');

test('the line of the last day of the report’s year', () => {
  expect(quoteFindings(rule, low, { norms: book('2023-12-31', null) })).toEqual([['85%']]);
  expect(quoteFindings(rule, low, { norms: book('2024-01-01', null) })).toEqual([]);
  expect(quoteFindings(rule, low, { norms: book('2020-01-01', '2023-12-30') })).toEqual([]);
});

test('on the line is not below it', () => {
  expect(quoteFindings(rule, report('年度预算200万元，实际支出180万元，预算执行率90%。'), { norms: book('2020-01-01', null) })).toEqual([]);
});

test.each(['因招标推迟', '由于资金下达较晚', '资金9月下旬才拨付', '受天气影响', '主要原因是节约开支'])('%s', (reason) => {
  expect(quoteFindings(rule, report(`年度预算200万元，实际支出40万元，预算执行率20%，${reason}。`))).toEqual([]);
});
