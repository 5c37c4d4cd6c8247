import { expect, test } from 'vitest';
import { decimal } from '#core/decimal.ts';
import type { NormBook, NormValue } from '#core/norm-book.ts';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/weights-add-up/rule.ts';

const value = (id: string, amount: string, from: string, until: string | null): NormValue => ({
  id, value: decimal(amount), unit: '分', place: '', from, until, force: '应当', document: 'd', article: null, verified: true, title: { zh: id, en: id },
});
const book = (from = '2020-02-25', until: string | null = null): NormBook => ({ documents: [], values: [value('weight-total', '100', from, until), value('weight-execution-rate', '10', from, until)] });

const form = (weights: readonly [string, string], funds = '年度资金总额\t80\t80\t76\t10\t95%\t9.5'): string => ['2023年度项目支出绩效自评表', '项目名称\t数字档案室建设', '项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分', funds,
  '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分', `产出指标\t数量指标\t数字化卷数\t≥5000卷\t5200卷\t${weights[0]}\t50`, `效益指标\t社会效益\t查档人次\t≥900人次\t950人次\t${weights[1]}\t40`].join('\n');

test('100 with the execution rate, 90 without', () => {
  expect(quoteFindings(rule, form(['50', '40']), { norms: book() })).toEqual([]);
  expect(quoteFindings(rule, form(['50', '30']), { norms: book() })).toEqual([['10', '50', '30']]);
  const without = '年度资金总额\t80\t80\t76\t—\t95%\t—';
  expect(quoteFindings(rule, form(['50', '40'], without), { norms: book() })).toEqual([]);
  expect(quoteFindings(rule, form(['50', '45'], without), { norms: book() })).toEqual([['50', '45']]);
});

test('the norm of the day, and no norm', () => {
  expect(quoteFindings(rule, form(['50', '30']), { norms: book('2024-01-01') })).toEqual([]);
  expect(quoteFindings(rule, form(['50', '30']))).toEqual([]);
});

test('a weight that is missing, and one that is no number', () => {
  expect(quoteFindings(rule, form(['50', '']), { norms: book() })).toEqual([]);
  expect(quoteFindings(rule, form(['50', '三十']), { norms: book() })).toEqual([]);
});

test('a printed total, once', () => {
  expect(quoteFindings(rule, `${form(['50', '30'])}\n总分\t\t\t\t\t100\t99.5`, { norms: book() })).toEqual([['100', '10', '50', '30']]);
});
