import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/all-done-beside-low-rate/rule.ts';

const project = (results: string): string => `（一）道路养护经费\n1.绩效目标实现情况\n${results}\n2.存在的问题\n无`;

test('payments completed beside a rate below 100 %, explained or not', () => {
  expect(quoteFindings(rule, project('年度预算200万元，实际支出80万元，预算执行率40%。由于延期，已顺利完成全年绩效目标及资金拨付。'))).toEqual([['顺利完成全年绩效目标及资金拨付', '40%']]);
  expect(quoteFindings(rule, project('年度预算200万元，实际支出190万元，预算执行率95%。资金已全部拨付完毕。'))).toEqual([['资金已全部拨付完毕', '95%']]);
});

test('all targets reached beside an unexplained low rate', () => {
  expect(quoteFindings(rule, project('年度预算200万元，实际支出60万元，预算执行率30%。年度目标全部完成。'))).toEqual([['目标全部完成', '30%']]);
});

test.each([
  '年度预算200万元，实际支出60万元，预算执行率30%，因招标推迟。年度目标全部完成。',
  '年度预算200万元，实际支出60万元，预算执行率30%。除验收外，其余目标已全部完成。',
  '年度预算200万元，实际支出200万元，预算执行率100%。年度目标全部完成，资金拨付完毕。',
  '年度预算200万元，实际支出190万元，预算执行率95%。年度目标全部完成。',
])('%s', (results) => {
  expect(quoteFindings(rule, project(results))).toEqual([]);
});
