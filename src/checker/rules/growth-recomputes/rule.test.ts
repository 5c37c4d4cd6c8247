import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/growth-recomputes/rule.ts';

test('this year as the base', () => {
  // 13.52 / (142.80 + 13.52) = 8.65%, 13.52 / 142.80 = 9.47%
  expect(quoteFindings(rule, '机关运行经费支出142.80万元，比2023年度减少13.52万元，下降9.47%。')).toEqual([['9.47%', '142.80万元', '13.52万元']]);
});

test('from zero there is no growth rate', () => {
  expect(quoteFindings(rule, '收入支出总计307.82万元，比2023年度增加307.82万元，增长100%。')).toEqual([['100%', '307.82万元', '307.82万元']]);
});

test('negative growth, both years given, counts, and points', () => {
  expect(quoteFindings(rule, '机关运行经费支出142.80万元，比2023年度减少13.52万元，下降8.65%。')).toEqual([]);
  expect(quoteFindings(rule, '接待费支出3.26万元，比上年的3.62万元减少0.36万元，降低9.94%。')).toEqual([]);
  expect(quoteFindings(rule, '授权企业386家，比上年的320家增加66家，增长20.63%。')).toEqual([]);
  expect(quoteFindings(rule, '达标率85.0%，较上年下降1.2个百分点。')).toEqual([]);
});

test('a column of a table: signed falls, a lost sign, a base of zero', () => {
  const table = (...rows: string[]): string => `单位：万元\n项目\t2023年决算数\t2022年决算数\t增减%\n会议费\t18.62\t20.70\t-10.05\n${rows.join('\n')}`;
  expect(quoteFindings(rule, table('印刷费\t3.00\t4.00\t25.00'))).toEqual([['25.00', '3.00', '4.00']]);
  expect(quoteFindings(rule, table('印刷费\t3.00\t4.00\t-25.00', '培训费\t0\t0\t0'))).toEqual([]);
  expect(quoteFindings(rule, table('购置费\t58.40\t0.00\t100.00'))).toEqual([['100.00', '58.40', '0.00']]);
});
