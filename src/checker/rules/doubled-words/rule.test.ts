import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/doubled-words/rule.ts';

test('words of two, three and four characters', () => {
  expect(quoteFindings(rule, '主要用于用于补助，百分之百分之九十达标，高质量发展高质量发展。由市科技局市科技局牵头。')).toEqual([
    ['用于用于'], ['百分之百分之'], ['市科技局市科技局'],
  ]);
});

test('the same word at several places is one finding', () => {
  expect(quoteFindings(rule, '进行进行检查，继续进行进行整改。')).toEqual([['进行进行', '进行进行']]);
});

test('the same word on both sides of 后, and doubled particles', () => {
  expect(quoteFindings(rule, '经科室同意后同意延期，服务的的质量，共20万元元。')).toEqual([['同意后同意'], ['的的'], ['元元']]);
});

test('a word broken over a line', () => {
  expect(quoteFindings(rule, '资金主要用于 用于补助。')).toEqual([['用于用于']]);
});

test('ordinary repetition', () => {
  expect(quoteFindings(rule, '人人参与、常常走访，一步一步推进，方方面面，研究研究再定，部门预算预算绩效，项目实施实施方案，某大学大学生，二十二十，目的的明确，为了了解，以及及时拨付，存在在建项目。')).toEqual([]);
});

test('the heads of a flattened table', () => {
  expect(quoteFindings(rule, '合计 公务用车 公务用车 公务接待费\n预算数 决算数 预算数 决算数')).toEqual([]);
});
