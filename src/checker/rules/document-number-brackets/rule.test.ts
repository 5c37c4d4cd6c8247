import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/document-number-brackets/rule.ts';

test('square, round and lenticular brackets in one finding', () => {
  expect(quoteFindings(rule, '根据市政府《实施意见》（临府发[2021]6号）和临财绩(2022)13号、临科字【2023】5号文件要求，开展自评。')).toEqual([
    ['临府发[2021]6号', '临财绩（2022）13号', '临科字【2023】5号'],
  ]);
});

test('full-width square brackets and a bracket of each kind', () => {
  expect(quoteFindings(rule, '依据临财绩［2022］13号、临财绩〔2023]1号设立。')).toEqual([['临财绩[2022]13号', '临财绩〔2023]1号']]);
});

test('the standard form, case numbers and years in brackets', () => {
  expect(quoteFindings(rule, '依据临财绩〔2022〕13号设立；判决书（2023）临01民初12号；修订（2023）年度指标。')).toEqual([]);
});
