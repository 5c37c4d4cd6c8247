import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/until-word/rule.ts';

test('all places are one finding', () => {
  expect(quoteFindings(rule, '截止2023年12月底，支出90万元。截止12月19日，完成8项；截止6月底完成一半，截止2023年6月30日完成3项，截止目前运行良好。')).toEqual([
    ['截止2023年12月底', '截止12月19日', '截止6月底', '截止2023年6月30日', '截止目前'],
  ]);
});

test('the date may follow a line break', () => {
  expect(quoteFindings(rule, '本项目资金截止\u{3000}12 月底已用完。')).toEqual([['截止12月底']]);
});

test('截至, 截止到 and ends of application', () => {
  expect(quoteFindings(rule, '截至12月底完成；截止到12月底完成；报名截止5月10日；申报将于5月10日截止；截止日期为5月10日；公示截止5月20日。')).toEqual([]);
});
