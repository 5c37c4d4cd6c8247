import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, plainDecimal } from '#core/decimal.ts';
import type { LedgerIndicator } from '#core/indicators/indicator.ts';
import { checkWeights, type WeightStage } from '#core/scoring/check-weights.ts';
import { standardWeights } from '#core/scoring/form-weights.ts';
import { loadNormBook } from '#reading/norm-book.ts';

const norms = loadNormBook();

function at(classes: { cost?: boolean; benefit?: boolean; satisfaction?: boolean }, date = '2023-12-31', place = '') {
  const found = standardWeights({ cost: false, benefit: true, satisfaction: true, ...classes }, norms, date, place);
  return found === null ? null : Object.fromEntries(Object.entries(found.weights).map(([name, value]) => [name, plainDecimal(value)]));
}

describe('usual weights', () => {
  test('2020 and 2021 forms, and absent classes', () => {
    expect(at({})).toEqual({ 产出: '50', 效益: '30', 满意度: '10', 预算执行率: '10' });
    expect(at({ cost: true })).toEqual({ 成本: '20', 产出: '40', 效益: '20', 满意度: '10', 预算执行率: '10' });
    expect(at({ satisfaction: false })).toEqual({ 产出: '50', 效益: '40', 预算执行率: '10' });
    expect(at({ cost: true, satisfaction: false })).toEqual({ 成本: '20', 产出: '40', 效益: '30', 预算执行率: '10' });
    expect(at({ benefit: false })).toEqual({ 产出: '80', 满意度: '10', 预算执行率: '10' });
    expect(at({ benefit: false, satisfaction: false })).toEqual({ 产出: '90', 预算执行率: '10' });
  });

  test('in force from their days: the form of 2020 on 25 February 2020, that with 成本 on 18 August 2021; before it 成本 is within 产出', () => {
    expect([at({}, '2020-02-24'), at({}, '2020-02-25')?.['产出'], at({}, '2020-02-26')?.['产出']]).toEqual([null, '50', '50']);
    expect([at({ cost: true }, '2021-08-17')?.['成本'], at({ cost: true }, '2021-08-18')?.['成本'], at({ cost: true }, '2021-08-19')?.['成本']]).toEqual([undefined, '20', '20']);
    expect(standardWeights({ cost: true, benefit: true, satisfaction: true }, norms, '2021-08-17', '')?.within).toEqual({ 成本: '产出' });
  });

  test('湖北 has its own from 2018 to 24 February 2020: execution 20, output 40, benefit and satisfaction 40', () => {
    const own = { 产出: '40', 效益和满意度: '40', 预算执行率: '20' };
    expect([at({}, '2017-12-31', '湖北省'), at({}, '2018-01-01', '湖北省'), at({}, '2020-02-24', '湖北省/武汉市'), at({}, '2020-02-25', '湖北省')?.['产出']]).toEqual([null, own, own, '50']);
    expect(at({ satisfaction: false }, '2019-12-31', '湖北省')).toEqual(own);
    expect(at({ benefit: false, satisfaction: false }, '2019-12-31', '湖北省')).toEqual({ 产出: '80', 预算执行率: '20' });
    expect(at({}, '2019-12-31', '示例省')).toBeNull();
  });

  test('银川 has its own in 2021: the rate of 10 within management of 25, satisfaction within benefit', () => {
    const place = '宁夏回族自治区/银川市';
    const own = { 决策: '10', 管理: '15', 产出: '30', 效益: '35', 预算执行率: '10' };
    expect([at({}, '2020-12-31', place)?.['产出'], at({}, '2021-01-01', place), at({}, '2021-12-31', place), at({}, '2022-01-01', place)?.['产出']]).toEqual(['50', own, own, '50']);
    expect(at({}, '2021-06-30', '宁夏回族自治区')?.['产出']).toBe('50');
    // Its own form goes before the nation's with 成本.
    const found = standardWeights({ cost: true, benefit: true, satisfaction: true }, norms, '2021-12-31', place);
    expect([found?.within, found?.form.document]).toEqual([{ 成本: '产出', 满意度: '效益' }, 'yinchuan-form-2021']);
  });

  test('四川 fills the form of the nation', () => {
    expect(at({}, '2023-12-31', '四川省/成都市')).toEqual(at({}));
  });

  test('make 100 in all, whatever is set, wherever and whenever there is a form', () => {
    const days = ['2018-01-01', '2020-02-24', '2020-02-25', '2021-06-30', '2021-08-17', '2021-08-18', '2021-12-31', '2022-01-01', '2030-01-01'];
    fc.assert(fc.property(fc.boolean(), fc.boolean(), fc.boolean(), fc.constantFrom(...days), fc.constantFrom('', '湖北省', '宁夏回族自治区/银川市', '四川省'), (cost, benefit, satisfaction, day, place) => {
      const found = standardWeights({ cost, benefit, satisfaction }, norms, day, place);
      if (found === null) return;
      expect(Object.values(found.weights).reduce((sum, { coefficient }) => sum + coefficient, 0n)).toBe(10_000n);
      expect(Object.values(found.weights).every(({ coefficient }) => coefficient > 0n)).toBe(true);
    }), { numRuns: 300 });
  });
});

function rows(...list: readonly (readonly [level1: string, weight: string | null])[]): readonly LedgerIndicator[] {
  return list.map(([level1, weight], index) => ({
    id: `i${index}`, level1, level2: null, name: `第${index}项`, comparator: '≥', target: decimal('1'), targetUpper: null, targetText: null, unit: '项', weight: weight === null ? null : decimal(weight), required: true,
  }));
}

function check(stage: WeightStage, list: readonly LedgerIndicator[], date = '2023-12-31', place = '') {
  const { sum, expected, addsUp, issues } = checkWeights(stage, list, norms, date, place);
  return [plainDecimal(sum), expected === null ? null : plainDecimal(expected), addsUp, issues.map(({ code }) => code)];
}

describe('the check of weights', () => {
  const usual = rows(['产出指标', '25'], ['产出指标', '25'], ['效益指标', '30'], ['满意度指标', '10']);

  test('90 at declaration, 100 with the execution rate at self-evaluation', () => {
    expect(check('declaration', usual)).toEqual(['90', '90', true, []]);
    expect(check('self-evaluation', usual)).toEqual(['100', '100', true, []]);
    // 湖北 until 2020: 80 and 100.
    expect(check('declaration', rows(['产出', '40'], ['效益', '30'], ['满意度', '10']), '2019-12-31', '湖北省')).toEqual(['80', '80', true, []]);
    expect(check('declaration', usual, '2019-12-31', '')).toEqual(['90', null, false, []]);
  });

  test('says by how much they do not add up, and which class departs from usage', () => {
    const short = checkWeights('declaration', rows(['产出', '25'], ['产出', '24.5'], ['效益', '30'], ['满意度', '10']), norms, '2023-12-31', '');
    expect(short.issues.map(({ code, level, messages }) => [code, level, messages.zh])).toEqual([
      ['weights-do-not-add-up', 'error', '指标分值合计 89.5 分，应为 90 分，少 0.5 分。'],
      ['class-weight-differs', 'remark', '“产出”指标共 49.5 分，通常为 50 分；可按项目情况调整。'],
    ]);
    expect(check('self-evaluation', rows(['产出', '60'], ['效益', '40']))).toEqual(['110', '100', false, ['weights-do-not-add-up', 'weight-on-one', 'class-weight-differs']]);
    // A remark alone does not stop a form.
    expect(check('declaration', rows(['产出', '45'], ['产出', '15'], ['效益', '30']))).toEqual(['90', '90', true, ['class-weight-differs', 'class-weight-differs']]);
    expect(check('declaration', rows(['产出', '50'], ['效益', null], ['效益', '40']))).toEqual(['90', '90', false, ['weight-missing', 'weight-on-one']]);
  });
});
