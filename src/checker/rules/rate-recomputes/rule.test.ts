import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/rate-recomputes/rule.ts';

test('a wrong rate: the stated figure first, then spending and budget', () => {
  // 150 / 200 = 75%
  expect(quoteFindings(rule, '本项目年度预算200万元，实际支出150万元，预算执行率85%。')).toEqual([['85%', '150万元', '200万元']]);
});

test('a rate on what arrived instead of the budget', () => {
  // 42 / 50 = 84%, 42 / 60 = 70%
  expect(quoteFindings(rule, '本项目年度预算60万元，到位资金50万元，实际支出42万元，预算执行率84%。')).toEqual([['84%', '42万元', '60万元', '50万元']]);
});

test('a base of zero has no rate', () => {
  expect(quoteFindings(rule, '年初预算为0万元，全年预算为80万元，支出决算为72万元，完成年初预算的90%。')).toEqual([['90%', '72万元', '0万元', '80万元']]);
});

test('half is rounded up, 万元 and 亿元 mixed, full width, a line break inside', () => {
  // 1 / 8 = 12.5% → 13%
  expect(quoteFindings(rule, '年度预算8万元，实际支出1万元，预算执行率13%。')).toEqual([]);
  // 1.2亿元 of 1.6亿元 written as 16000万元 = 75%
  expect(quoteFindings(rule, '年度预算16000万元，实际支出1.2亿元，预算执行率75％。')).toEqual([]);
  expect(quoteFindings(rule, '年度预算２００万元，实际支出１５\n０万元，预算执行率７５％。')).toEqual([]);
});

test('two projects in a paper, one of them wrong', () => {
  const paper = '（一）道路养护项目\n本项目年度预算100万元，实际支出90万元，预算执行率90%。\n（二）路灯维修项目\n本项目年度预算50万元，实际支出40万元，预算执行率90%。';
  expect(quoteFindings(rule, paper)).toEqual([['90%', '40万元', '50万元']]);
});

test('counts: 合格1806批次 of 1860批次', () => {
  expect(quoteFindings(rule, '全年抽检样品1860批次，合格1806批次，合格率97.1%。')).toEqual([]);
  expect(quoteFindings(rule, '全年抽检样品1860批次，合格1806批次，合格率91.7%。')).toEqual([['91.7%', '1806批次', '1860批次']]);
});

test('rows of a table, in the unit of its caption', () => {
  expect(quoteFindings(rule, '单位：万元\n项目名称\t年初预算数\t全年预算数\t全年执行数\t执行率（%）\n河道保洁\t60.00\t63.20\t53.72\t58.00\n绿道养护\t80.00\t80.00\t76.00\t95.00')).toEqual([['58.00', '53.72', '63.20']]);
});

test('a table worked out on the budget of the year’s start is said once', () => {
  const rows = ['河道保洁\t100\t120\t96\t96.00', '绿道养护\t50\t60\t45\t90.00', '公厕保洁\t10\t20\t8\t80.00'];
  expect(quoteFindings(rule, `单位：万元\n项目名称\t年初预算数\t调整后预算数\t执行数\t执行率（%）\n${rows.join('\n')}`)).toEqual([['96.00', '96', '120', '100']]);
});

test('a form of self-evaluation', () => {
  expect(quoteFindings(rule, '项目名称\t数字档案室建设\n项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n年度资金总额\t80\t80\t76\t10\t59%\t9.5')).toEqual([['59%', '76', '80']]);
});
