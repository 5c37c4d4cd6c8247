import { expect, test } from 'vitest';
import { checkText } from '#checker/engine/check-text.ts';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/template-residue/rule.ts';

test('alternatives that were not chosen', () => {
  expect(quoteFindings(rule, '比上年增加（减少）5万元，下降(增长)27.78%；人数增加/减少3人。决算数大于（小于）预算数的主要原因：节约。')).toEqual([
    ['增加（减少）'], ['下降（增长）'], ['增加/减少'], ['大于（小于）'],
  ]);
});

test('both alternatives left behind', () => {
  expect(quoteFindings(rule, '决算数大小于预算数，比上年减增加21.90万元，同比增长下降3.2%。')).toEqual([['大小于'], ['减增加'], ['增长下降']]);
});

test('placeholders and blanks', () => {
  expect(quoteFindings(rule, '投入XX万元，资金xxx.xx万元，20XX年完成××项，满意度**%，走访____家。决算为万元，占%。\n2024年月日')).toEqual([
    ['XX', 'xxx.xx', '20XX', '××', '**', '____', '为万元', '占%', '2024年月日'],
  ]);
});

test('hints and empty pairs; only the latter are mere remarks', () => {
  const { findings } = checkText('主要问题：（请填写）。依据《》设立，评为“”等次。', { rules: [rule] });
  expect(findings.map(({ severity }) => severity)).toEqual(['warning', 'info', 'info']);
});

test('columns, hidden names and numbers, signatures, whole amounts', () => {
  expect(quoteFindings(rule, '“增加（减少）额”一栏按差额填写；XX公司、××同志，电话138xxxx1234；金额单位为万元；数万元；万元GDP能耗；签字：____\n'
    + '核减增加3项；是（）否（）；完成值大于目标值，小于上限；MAXX平台；2024年1月日常工作。')).toEqual([]);
});
