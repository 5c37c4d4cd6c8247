import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/sum-recomputes/rule.ts';

test('parts beyond their total', () => {
  // 500 + 250 + 180 = 930
  expect(quoteFindings(rule, '全年支出900万元，其中：人员经费500万元，公用经费250万元，项目支出180万元。')).toEqual([['900万元', '500万元', '250万元', '180万元']]);
});

test('a total behind its parts', () => {
  expect(quoteFindings(rule, '三个子项目分别支出45.2万元、38.6万元和27.9万元，合计117.7万元。')).toEqual([['117.7万元', '45.2万元', '38.6万元', '27.9万元']]);
});

test('some parts only, 亿元 and 万元 mixed', () => {
  expect(quoteFindings(rule, '全年支出900万元，其中人员经费500万元。')).toEqual([]);
  expect(quoteFindings(rule, '共完成投资2.36亿元，其中中央投资9800万元，省级配套6400万元，市县自筹7400万元。')).toEqual([]);
});

test('off by display rounding only is a remark', () => {
  // 122.43 + 1387.72 + 809.07 = 2319.22
  expect(quoteFindings(rule, '采购金额2319.21万元，其中：货物122.43万元、工程1387.72万元、服务809.07万元。')).toEqual([['2319.21万元', '122.43万元', '1387.72万元', '809.07万元']]);
});
