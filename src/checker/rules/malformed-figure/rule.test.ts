import { expect, test } from 'vitest';
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
