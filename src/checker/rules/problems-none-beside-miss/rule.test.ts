import { expect, test } from 'vitest';
import { decimal } from '#core/decimal.ts';
import type { NormBook } from '#core/norm-book.ts';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/problems-none-beside-miss/rule.ts';

const project = (results: string, problems = '无'): string => `2023年度绩效报告\n（一）道路养护经费\n1.绩效目标实现情况\n${results}\n2.存在的问题\n${problems}`;
const norms: NormBook = {
  documents: [],
  values: [{
    id: 'reason-required-below', value: decimal('90'), unit: '%', place: '', from: '2020-01-01', until: null, force: '应当', document: 'd', article: null,
    verified: true, title: { zh: '界线', en: 'line' },
  }],
};

test.each([
  ['本项目年度预算50万元，除论文还未达到预计目标，其余已完成。', '还未达到预计目标'],
  ['本项目年度预算50万元，达标率未达标。', '未达标'],
  ['本项目年度预算50万元，从工作经费中预留了部分经费用于来年会议。', '经费中预留'],
  ['本项目年度预算50万元，赛事还未结束。', '还未结束'],
])('%s', (results, quote) => {
  expect(quoteFindings(rule, project(results))).toEqual([[quote, '无']]);
});

test('a rate below the line of the norm book; below one half without a book', () => {
  const low = '本项目年度预算100万元，实际支出85万元，预算执行率85%。';
  expect(quoteFindings(rule, project(low), { norms })).toEqual([['85%', '无']]);
  expect(quoteFindings(rule, project(low))).toEqual([]);
  expect(quoteFindings(rule, project('本项目年度预算100万元，实际支出18.99万元，预算执行率18.99%。'))).toEqual([['18.99%', '无']]);
  expect(quoteFindings(rule, project('本项目年度预算100万元，实际支出90万元，预算执行率90%。'), { norms })).toEqual([]);
});

test('several misses of one project are one finding', () => {
  expect(quoteFindings(rule, project('本项目年度预算100万元，实际支出10万元，预算执行率10%。培训人次未完成。'))).toEqual([['未完成', '10%', '无']]);
});

test.each([
  ['本项目年度预算50万元，各项目标均已完成，正在开展后续服务。', '无'],
  ['本项目年度预算50万元，培训人次未完成。', '因场地受限，培训人次未完成。'],
])('%s / %s', (results, problems) => {
  expect(quoteFindings(rule, project(results, problems))).toEqual([]);
});
