import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, plainDecimal } from '#core/decimal.ts';
import { checkIndicator } from '#core/indicators/check-indicator.ts';
import { checkResult } from '#core/indicators/check-result.ts';
import { classesAt, classWord } from '#core/indicators/classes.ts';
import { deviationOf } from '#core/indicators/deviation.ts';
import type { Comparator, LedgerIndicator, LedgerResult } from '#core/indicators/indicator.ts';
import { roundHalfUp } from '#core/rational.ts';
import { scoreIndicator } from '#core/scoring/indicator-score.ts';
import { loadNormBook } from '#reading/norm-book.ts';

const norms = loadNormBook();
const date = '2023-12-31';
const plain: LedgerIndicator = { id: 'i', level1: '产出指标', level2: '数量指标', name: '支持项目数量', comparator: '≥', target: decimal('30'), targetUpper: null, targetText: null, unit: '项', weight: decimal('15'), required: true };
const done: LedgerResult = { value: decimal('30'), valueText: null, numerator: null, denominator: null, asOf: null, band: null, bandPercent: null, reason: null, measures: null };

const targetIssues = (change: Partial<LedgerIndicator>, day = date, place = '') => checkIndicator({ ...plain, ...change }, norms, day, place).map(({ code, level }) => `${code} ${level}`);
const resultIssues = (change: Partial<LedgerResult> | null, indicator: Partial<LedgerIndicator> = {}) =>
  checkResult({ ...plain, ...indicator }, change === null ? null : { ...done, ...change }, norms, date, '').map(({ code }) => code);

describe('classes', () => {
  test('成本 is a class of its own from 18 August 2021', () => {
    const at = (day: string) => classesAt(norms, day, '')?.classes.map(({ level1 }) => level1).join('、');
    expect([at('2014-12-31'), at('2021-08-17'), at('2021-08-18'), at('2021-08-19')]).toEqual([undefined, '产出、效益、满意度', '成本、产出、效益、满意度', '成本、产出、效益、满意度']);
    expect(classesAt(norms, '2021-08-17', '')?.classes[0]?.level2).toEqual(['数量', '质量', '时效', '成本']);
    expect(['产出指标', '产出类', ' 产出 ', '产出'].map(classWord)).toEqual(['产出', '产出', '产出', '产出']);
  });
});

describe('targets', () => {
  test.each([
    ['nothing wrong', {}, []],
    ['a class not of the form', { level1: '影响' }, ['class-unknown remark']],
    ['a class below not of the form', { level2: '经济效益' }, ['subclass-unknown remark']],
    ['成本 below 产出, as old forms have it', { level2: '成本指标' }, []],
    ['no name', { name: ' ' }, ['name-missing error']],
    ['no target', { target: null }, ['target-missing error']],
    ['a number in words', { target: null, targetText: '三十项以上' }, ['target-in-words remark']],
    ['words for what is judged in words', { comparator: '定性', target: null, targetText: '明显提升', unit: null }, []],
    ['no words for it', { comparator: '定性', target: null, unit: null }, ['target-missing error']],
    ['a range the wrong way round', { targetUpper: decimal('20') }, ['range-reversed error']],
    ['a range and a comparator', { comparator: '≤', targetUpper: decimal('40') }, ['range-with-comparator remark']],
    ['no more than nothing', { comparator: '≤', target: decimal('0') }, ['zero-target remark']],
    ['at least nothing', { target: decimal('0') }, ['always-reached remark']],
    ['below nothing', { target: decimal('-3') }, ['negative-target remark']],
    ['more than all', { unit: '%', target: decimal('120') }, ['percent-above-hundred remark']],
    ['no unit', { unit: null }, ['unit-missing error']],
    ['an unusual unit', { unit: '箩' }, ['unit-unusual remark']],
    ['no points', { weight: null }, ['weight-missing error']],
    ['too many points', { weight: decimal('100.01') }, ['weight-out-of-range error']],
  ] as const)('%s', (_, change, expected) => {
    expect(targetIssues(change)).toEqual(expected);
  });

  test('成本 as a class: unknown the day before, known from the day on', () => {
    const cost = { level1: '成本指标', level2: '经济成本' };
    expect([targetIssues(cost, '2021-08-17'), targetIssues(cost, '2021-08-18'), targetIssues(cost, '2021-08-19')]).toEqual([['class-unknown remark'], [], []]);
  });
});

describe('results', () => {
  test.each([
    ['as targeted', {}, {}, []],
    ['none', null, {}, ['result-missing']],
    ['no value', { value: null }, {}, ['result-missing']],
    ['missed without a reason', { value: decimal('29') }, {}, ['reason-missing']],
    ['missed with a reason', { value: decimal('29'), reason: '一项延期' }, {}, []],
    // 40 ÷ 30 = 133.3 %, above 130.
    ['far above without a reason', { value: decimal('40') }, {}, ['reason-missing']],
    ['in another unit', { valueText: '30 家' }, {}, ['unit-differs']],
    ['in the same unit', { valueText: '30项' }, {}, []],
    // 19 ÷ 20 = 95 %; 2 ÷ 3 = 66.67 printed to two decimals.
    ['the quotient of its operands', { value: decimal('95'), numerator: decimal('19'), denominator: decimal('20') }, { unit: '%', target: decimal('90') }, []],
    ['rounded from its operands', { value: decimal('66.67'), numerator: decimal('2'), denominator: decimal('3') }, { unit: '%', target: decimal('60') }, []],
    ['not the quotient', { value: decimal('96'), numerator: decimal('19'), denominator: decimal('20') }, { unit: '%', target: decimal('90') }, ['quotient-differs']],
    ['operands alone', { value: null, numerator: decimal('19'), denominator: decimal('20') }, { unit: '%', target: decimal('90') }, []],
    ['a share of nothing', { value: null, numerator: decimal('19'), denominator: decimal('0') }, { unit: '%', target: decimal('90') }, ['result-missing', 'denominator-zero']],
    ['a part above the whole', { value: decimal('105'), numerator: decimal('21'), denominator: decimal('20') }, { unit: '%', target: decimal('90') }, ['share-above-hundred']],
    ['no band', { value: null }, { comparator: '定性', target: null }, ['band-missing']],
    ['a percent outside its band', { value: null, band: '达成', bandPercent: decimal('79') }, { comparator: '定性', target: null }, ['band-percent-outside']],
    ['within its band', { value: null, band: '达成', bandPercent: decimal('95') }, { comparator: '定性', target: null }, []],
  ] as const)('%s', (_, result, indicator, expected) => {
    expect(resultIssues(result, indicator)).toEqual(expected);
  });
});

describe('deviation', () => {
  const shown = (change: Partial<LedgerIndicator>, value: string) => {
    const found = deviationOf({ ...plain, ...change }, { ...done, value: decimal(value) });
    return found === null ? null : [found.side, found.reached, plainDecimal(roundHalfUp(found.difference, 2)), found.percent === null ? null : plainDecimal(roundHalfUp(found.percent, 2))];
  };

  test('of the target, in percent; of a range from its nearer end', () => {
    // (29 − 30) ÷ 30 = −3.33 %; (39 − 30) ÷ 30 = 30 %; (75 − 60) ÷ 60 = 25 %; (45 − 50) ÷ 50 = −10 %.
    expect(shown({}, '29')).toEqual(['below', false, '-1', '-3.33']);
    expect(shown({}, '39')).toEqual(['above', true, '9', '30']);
    expect(shown({ comparator: '≤' }, '39')).toEqual(['above', false, '9', '30']);
    const range = { target: decimal('50'), targetUpper: decimal('60') };
    expect([shown(range, '75'), shown(range, '45'), shown(range, '55')]).toEqual([['above', false, '15', '25'], ['below', false, '-5', '-10'], ['on', true, '0', '0']]);
    expect(shown({ comparator: '≤', target: decimal('0') }, '2')).toEqual(['above', false, '2', null]);
    expect(shown({ comparator: '定性' }, '2')).toBeNull();
  });

  test('says reached exactly when the score does', () => {
    const amount = fc.bigInt({ min: -1000n, max: 1000n }).map((coefficient) => ({ coefficient, scale: 1 }));
    fc.assert(fc.property(fc.constantFrom<Comparator>('≥', '>', '≤', '<', '='), amount, amount, fc.option(amount), (comparator, target, value, upper) => {
      const indicator = { ...plain, comparator, target, targetUpper: upper !== null && upper.coefficient >= target.coefficient ? upper : null };
      const result = { ...done, value };
      expect(deviationOf(indicator, result)?.reached).toBe(scoreIndicator(indicator, result, norms, date, '').reached);
    }));
  });
});
