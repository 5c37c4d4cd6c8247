import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/december-money/rule.ts';

const report = (...results: string[]): string => `2023年度绩效报告\n${results.map((result, index) => `（${'一二三四五'.charAt(index)}）某专项经费\n1.绩效目标实现情况\n${result}`).join('\n')}`;

test('all projects are one finding', () => {
  expect(quoteFindings(rule, report('实际支出500万元，实际到账时间为12月。', '年度预算20万元，7月拨付20万元。', '2023年12月，研究院通过考核，拨付剩余50%经费250万元。'))).toEqual([['12月', '2023年12月']]);
});

test.each([['年度预算923万元，12月底已全部拨付至市管单位。', '12月底'], ['市科技局于2023年12月25日全额拨付615万元。', '2023年12月25日']])('%s', (result, quote) => {
  expect(quoteFindings(rule, report(result))).toEqual([[quote]]);
});

test.each([
  '年度预算20万元，截止12月底，资金已全部拨付。', '年度预算20万元，截至2023年12月31日，已支付20万元。', '年度预算20万元，通过12月20日党组会议题，已顺利完成全年目标及资金拨付。',
  '2022年12月拨付20万元，本项目预算20万元。', '年度预算20万元，1～12月支出20万元。', '年度预算20万元，11月拨付20万元。', '年度预算20万元。12月召开总结会。',
])('%s', (result) => {
  expect(quoteFindings(rule, report(result))).toEqual([]);
});
