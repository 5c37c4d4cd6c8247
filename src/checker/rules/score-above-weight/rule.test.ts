import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/score-above-weight/rule.ts';

test('a row of a table of scores', () => {
  expect(quoteFindings(rule, '指标\t分值\t得分\n产出\t30\t28\n效益\t30\t30.5\n满意度\t10\t10')).toEqual([['30.5', '30']]);
});

test('equal to the weight, full width, 分 in the cell', () => {
  expect(quoteFindings(rule, '指标\t分值\t得分\n产出\t30分\t３０分\n效益\t30分\t30.00分')).toEqual([]);
});

test('scores on a scale of their own are not above their weights', () => {
  expect(quoteFindings(rule, '指标\t权重\t得分\n产出\t30\t95\n效益\t30\t88\n满意度\t10\t92')).toEqual([]);
});

test('two at once in prose', () => {
  expect(quoteFindings(rule, '自评得分101分，其中：执行率分值10分，得11分；产出分值50分，得51分；效益分值40分，得39分。')).toEqual([['11分', '10分'], ['51分', '50分']]);
});
