import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/subject-mismatch/rule.ts';

const item = (name: string, purpose: string): string => `某支出（类）某款（款）${name}（项）。主要用于：${purpose}。年初预算为9万元，支出决算为8万元。`;

test('a budget item with the topic of another', () => {
  expect(quoteFindings(rule, `${item('事业单位医疗', '事业单位医疗保险支出')}\n${item('住房公积金', '事业单位医疗保险支出')}`)).toEqual([
    ['事业单位医疗保险支出', '事业单位医疗保险支出'],
  ]);
  expect(quoteFindings(rule, '“某支出（类）某款（款）机关事业单位职业年金缴费支出（项）”25万元，主要用于：缴纳基本养老保险。')).toEqual([['缴纳基本养老保险']]);
});

test('a budget item of another kind of unit', () => {
  expect(quoteFindings(rule, item('行政单位医疗', '事业单位医疗保险支出'))).toEqual([['事业单位医疗保险支出']]);
});

test('a project that pays persons called a work', () => {
  expect(quoteFindings(rule, '（一）英才奖学金\n依据协议设立，主要用于“英才奖学金”重大科技项目。\n1.绩效目标实现情况\n已完成。\n（二）攻关\n依据办法设立，主要用于关键技术重大科技项目。\n1.绩效目标实现情况\n已完成。')).toEqual([
    ['重大科技项目', '关键技术重大科技项目'],
  ]);
});

test('purposes that fit', () => {
  const fitting = [['住房公积金', '缴纳在职人员住房公积金'], ['行政单位离退休', '退休人员经费支出'], ['其他行政事业单位养老支出', '退休人员经费支出'],
    ['机关事业单位基本养老保险缴费支出', '缴纳在职干部基本养老保险、支付残保金'], ['购房补贴', '行政单位购房补贴支出'], ['行政运行', '行政单位人员支出'],
    ['死亡抚恤', '发放机关事业单位干部死亡抚恤金'], ['事业单位医疗', '行政事业单位医疗保险支出'], ['行政单位医疗', '在职人员基本医疗保险费']];
  for (const [name = '', purpose = ''] of fitting) expect(quoteFindings(rule, item(name, purpose)), name).toEqual([]);
  expect(quoteFindings(rule, '（一）英才奖学金\n依据协议设立，主要用于支持博士生参与重大科技项目。')).toEqual([]);
});
