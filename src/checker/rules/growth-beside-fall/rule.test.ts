import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/growth-beside-fall/rule.ts';

const paper = (one: string, other: string): string => `（一）甲项目\n1.绩效目标实现情况\n${one}\n（二）乙项目\n1.绩效目标实现情况\n${other}`;

test('one subject in two projects', () => {
  expect(quoteFindings(rule, paper('研发投入强度低于全省平均水平。', '主要完成了促进全省研发投入持续增长、不断优化环境等工作。'))).toEqual([
    ['主要完成了促进全省研发投入持续增长、不断优化环境等工作', '研发投入强度低于全省平均水平'],
  ]);
});

test('other owners, public money, good falls, other years, one project', () => {
  expect(quoteFindings(rule, paper('甲公司营业收入下降。', '乙公司营业收入持续增长。'))).toEqual([]);
  expect(quoteFindings(rule, paper('公务接待经费支出下降。', '公务接待经费支出持续增长。'))).toEqual([]);
  expect(quoteFindings(rule, paper('2021年全市研发投入下降。', '2023年全市研发投入持续增长。'))).toEqual([]);
  expect(quoteFindings(rule, paper('研发投入强度下降，但研发投入总量持续增长。', '运行正常。'))).toEqual([]);
});
