import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/unused-without-reason/rule.ts';

const project = (results: string, problems = '无'): string => `（一）科普经费\n1.绩效目标实现情况\n本项目预算50万元。${results}\n2.存在的问题\n${problems}`;

test('a part that was not touched, whatever the project says of its money as a whole', () => {
  expect(quoteFindings(rule, project('展板费使用8万元；智库建设及培训等经费未使用。', '由于活动跨年，资金并未完全使用。'))).toEqual([['智库建设及培训等经费未使用']]);
});

test('two parts are two findings', () => {
  expect(quoteFindings(rule, project('讲座经费未支出，展品资金尚未拨付。'))).toEqual([['讲座经费未支出'], ['展品资金尚未拨付']]);
});

test.each(['因场馆改造，展品经费未使用。', '展品经费未使用，结转下年。', '展品经费未使用。主要原因是场馆改造。', '经费使用规范，未发现截留。'])('%s', (results) => {
  expect(quoteFindings(rule, project(results))).toEqual([]);
});
