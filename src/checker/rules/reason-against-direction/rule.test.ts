import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/reason-against-direction/rule.ts';

test('less spent because money was added, more spent because of savings', () => {
  expect(quoteFindings(rule, '决算数小于预算数的主要原因：年中追加了设备购置经费。')).toEqual([['年中追加了设备购置经费', '决算数小于预算数的主要原因：']]);
  expect(quoteFindings(rule, '机关运行经费支出50万元，比2022年度增加5万元，增长11.11%。主要原因是厉行节约，压减办公费。').length).toBe(1);
});

test('reasons that fit, and those that speak of both', () => {
  expect(quoteFindings(rule, '决算数小于预算数的主要原因：会议费减少。')).toEqual([]);
  expect(quoteFindings(rule, '决算数大于预算数的主要原因：新增任务经费，同时压减一般性支出。')).toEqual([]);
  expect(quoteFindings(rule, '决算数小于预算数的主要原因：人员变动。')).toEqual([]);
});
