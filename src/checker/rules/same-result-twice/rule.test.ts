import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/same-result-twice/rule.ts';

const report = (...results: string[]): string => results.map((result, index) => `（${'一二三四五六七八'.charAt(index)}）招商经费${'甲乙丙丁戊己庚辛'.charAt(index)}\n1.绩效目标实现情况\n年度预算${index + 10}万元。${result}`).join('\n');

test('two results, in both places', () => {
  expect(quoteFindings(rule, report('签约项目2项，签约金额4亿元。', '接待客商30批。', '已签约项目2项，签约金额4亿元。'))).toEqual([
    ['签约项目2项', '签约金额4亿元', '签约项目2项', '签约金额4亿元'],
  ]);
});

test.each([
  ['one result', report('签约项目2项。', '签约项目2项。')],
  ['other values', report('签约项目2项，签约金额4亿元。', '签约项目3项，签约金额5亿元。')],
  ['rates', report('资金发放及时率100%，对象满意度90%。', '资金发放及时率100%，对象满意度90%。')],
  ['boilerplate of many', report(...Array.from({ length: 6 }, () => '召开会议数量2次，印发文件数量3份。'))],
])('%s', (_, text) => {
  expect(quoteFindings(rule, text)).toEqual([]);
});
