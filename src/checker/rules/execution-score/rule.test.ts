import { expect, test } from 'vitest';
import { decimal } from '#core/decimal.ts';
import type { NormBook, NormValue } from '#core/norm-book.ts';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/execution-score/rule.ts';

const form = (spent: string, rate: string, score: string): string => ['2023年度项目支出绩效自评表', '项目名称\t数字档案室建设', '项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分', `年度资金总额\t80\t80\t${spent}\t10\t${rate}\t${score}`].join('\n');
const found = (spent: string, rate: string, score: string): string[][] => quoteFindings(rule, form(spent, rate, score));

test('too many and too few points', () => {
  expect(found('68', '85%', '10')).toEqual([['10', '10', '85%']]);
  expect(found('76', '95%', '8.5')).toEqual([['8.5', '10', '95%']]);
});

test('rounded half up, above 100%, nothing spent', () => {
  // 10 × 93.75% = 9.375
  expect([...found('75', '93.75%', '9.38'), ...found('75', '93.75%', '9.4'), ...found('75', '93.75%', '9'), ...found('84', '105%', '10'), ...found('0', '0%', '0')]).toEqual([]);
});

test('points worked out on the right rate beside a wrong one', () => {
  expect(found('76', '59%', '9.5')).toEqual([]);
});

test('a floor of the norm book', () => {
  const value = (id: string, amount: string): NormValue => ({ id, value: decimal(amount), unit: '%', place: '', from: '2020-01-01', until: null, force: '应当', document: 'd', article: null, verified: true, title: { zh: id, en: id } });
  const norms: NormBook = { documents: [], values: [value('weight-execution-rate', '10'), value('execution-rate-cap', '100'), value('execution-rate-floor', '60')] };
  expect(quoteFindings(rule, form('40', '50%', '0'), { norms })).toEqual([]);
  expect(quoteFindings(rule, form('40', '50%', '6'), { norms })).toEqual([['6', '10', '50%']]);
  expect(quoteFindings(rule, form('40', '50%', '0'))).toEqual([['0', '10', '50%']]);
});

test('prose that gives weight, rate and points', () => {
  expect(quoteFindings(rule, '自评得分96分，其中：预算执行率指标分值10分，得10分；产出分值50分，得48分；效益分值40分，得38分。项目全年预算150万元，实际支出135万元，预算执行率90%。')).toEqual([['10分', '10分', '90%']]);
});
