import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/difference-recomputes/rule.ts';

test('a balance', () => {
  // 432 − 410.40 = 21.60
  expect(quoteFindings(rule, '到位资金432万元，实际支出410.40万元，结余31.60万元。')).toEqual([['31.60万元', '432万元', '410.40万元']]);
});

test('points', () => {
  expect(quoteFindings(rule, '合格率97.1%，比上年的95.4%提高2.7个百分点。')).toEqual([['2.7个百分点', '97.1%', '95.4%']]);
});

test('an adjusted budget and the carry-over of a year', () => {
  expect(quoteFindings(rule, '年初批复预算320万元，追加预算45万元，调整后预算数365万元。')).toEqual([]);
  expect(quoteFindings(rule, '年初结转和结余63.20万元，本年收入1,520.00万元，本年支出1,498.85万元，年末结转和结余84.35万元。')).toEqual([]);
});

test('columns of balances and of changes', () => {
  expect(quoteFindings(rule, '单位：万元\n支出内容\t到位资金\t实际支出\t结余资金\n设备\t50\t45\t5\n劳务\t20\t20\t0\n差旅\t10\t8\t3')).toEqual([['3', '10', '8']]);
  expect(quoteFindings(rule, '单位：万元\n项目\t2023年\t2022年\t增减额\n会议费\t18.62\t20.70\t-2.08\n印刷费\t5.00\t4.00\t-1.00')).toEqual([['-1.00', '5.00', '4.00']]);
});
