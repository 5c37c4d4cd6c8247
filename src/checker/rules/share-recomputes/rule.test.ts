import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/share-recomputes/rule.ts';

test('one share of three is wrong', () => {
  // 30 / 200 = 15%
  expect(quoteFindings(rule, '全年支出200万元，其中：设备购置费90万元，占45%；培训费30万元，占25%；印刷费80万元，占40%。')).toEqual([['25%', '30万元', '200万元']]);
});

test('a share before its amount', () => {
  const paper = (share: string): string => `（一）研究院运营经费\n1.绩效目标实现情况\n本项目年度预算500万元，实际支出500万元，预算执行率100%。其中，4月拨付${share}运营经费补助250万元，12月拨付剩余50%运营经费补助250万元。\n2.存在的问题\n无`;
  expect(quoteFindings(rule, paper('50%'))).toEqual([]);
  expect(quoteFindings(rule, paper('40%'))).toEqual([['40%', '250万元', '500万元']]);
});

test('a whole that is named but not given is not judged', () => {
  expect(quoteFindings(rule, '一般公共预算财政拨款支出856.30万元，占本年支出合计的91.24%。')).toEqual([]);
});

test('a column of shares against the row of the total, kept as fractions', () => {
  expect(quoteFindings(rule, '单位：万元\n类别\t金额\t占比\n种植业\t60\t0.60\n畜牧业\t25\t0.35\n渔业\t15\t0.15\n合计\t100\t1')).toEqual([['0.35', '25', '100']]);
});
