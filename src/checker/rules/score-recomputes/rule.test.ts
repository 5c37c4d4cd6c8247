import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/score-recomputes/rule.ts';

const inProse = (total: string): string => `自评得分${total}分，其中预算执行率9.6分、产出指标48分、效益指标28分、满意度指标9分。`;

test('the total first, then its parts', () => {
  expect(quoteFindings(rule, inProse('96.4'))).toEqual([['96.4分', '9.6分', '48分', '28分', '9分']]);
  expect(quoteFindings(rule, inProse('94.6'))).toEqual([]);
});

test('full width and torn over lines', () => {
  expect(quoteFindings(rule, '自评得分９６．４分，其中预算执行率9.6\n分、产出指标48分、效益指标２８分、满意度指标9分。')).toHaveLength(1);
});

test('two totals in one paper, one of them wrong', () => {
  expect(quoteFindings(rule, `（一）道路养护经费\n${inProse('94.6')}\n（二）路灯维护经费\n${inProse('95.6')}`)).toEqual([['95.6分', '9.6分', '48分', '28分', '9分']]);
});

test('a list without all classes and points taken off', () => {
  expect(quoteFindings(rule, '自评得分95分，其中产出指标得47分，效益指标得28分。')).toEqual([]);
  expect(quoteFindings(rule, '自评总分96分。时效指标扣2分，社会效益指标扣2分。')).toEqual([]);
});

test('a table of scores with its total', () => {
  expect(quoteFindings(rule, '指标\t分值\t得分\n决策\t20\t18\n过程\t20\t19.5\n产出\t30\t28\n效益\t30\t27\n合计\t100\t93.5')).toEqual([['93.5', '18', '19.5', '28', '27']]);
});
