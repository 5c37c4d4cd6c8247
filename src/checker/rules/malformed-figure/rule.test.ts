import { expect, test } from 'vitest';
import { checkText } from '#checker/engine/check-text.ts';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/malformed-figure/rule.ts';

test('a comma out of place, with the rate that depends on it', () => {
  expect(quoteFindings(rule, '本项目年度预算12,500万元，实际支出11,25791万元，预算执行率90.06%。')).toEqual([['11,25791万元', '90.06%']]);
});

test('two points, full width', () => {
  expect(quoteFindings(rule, '全年支出１.２.３万元。')).toEqual([['１.２.３万元'.replace(/[１２３]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))]]);
});

test('well-formed figures', () => {
  expect(quoteFindings(rule, '年度预算12,500万元，支出11,257.91万元，结余1242.09万元。')).toEqual([]);
});

test('a cell of a table, with the reading that its row bears out', () => {
  const { findings } = checkText('单位：万元\n项目名称\t预算数\t支出数\t执行率（%）\n管网维护\t1,2860\t1,157.40\t9.00\n公厕保洁\t20.00\t18.00\t90.00', { rules: [rule] });
  // 1,157.40 / 12,860 = 9%
  expect(findings.map(({ hypotheses }) => hypotheses[0]?.text.zh)).toEqual(['读作12,860万元则与文中其他数相符']);
});
