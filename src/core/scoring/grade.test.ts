import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal } from '#core/decimal.ts';
import { pointInterval } from '#core/interval.ts';
import { fromDecimal, rational } from '#core/rational.ts';
import { crossesGrade, gradeOfScore } from '#core/scoring/grade.ts';
import { loadNormBook } from '#reading/norm-book.ts';

const norms = loadNormBook();
const grade = (score: string, place = '', date = '2023-12-31') => gradeOfScore(fromDecimal(decimal(score)), norms, date, place)?.name ?? null;
const crosses = (stated: string, low: string, high = low): boolean =>
  crossesGrade(fromDecimal(decimal(stated)), { low: fromDecimal(decimal(low)), high: fromDecimal(decimal(high)) }, norms, '2023-12-31', '');

describe('grade of a score', () => {
  test.each([
    ['100', '优'], ['90', '优'], ['89.99', '良'], ['80', '良'], ['79.9', '中'], ['60', '中'], ['59.999', '差'], ['0', '差'],
  ])('%s is %s', (score, expected) => {
    expect(grade(score)).toBe(expected);
  });

  test('has the names of its place', () => {
    expect(grade('75', '上海市')).toBe('合格');
    expect(grade('45', '上海市/普陀区')).toBe('不合格');
    expect(grade('95', '上海市')).toBe('优');
  });

  test('is not given before there were bands', () => {
    expect(grade('95', '', '2020-02-24')).toBeNull();
    expect(grade('95', '', '2020-02-25')).toBe('优');
  });

  test('says what it rests on and whether that is verified', () => {
    expect(gradeOfScore(rational(85n, 1n), norms, '2023-12-31', '')).toMatchObject({ rank: 1, verified: false, from: { id: 'grade-good-from' } });
    expect(gradeOfScore(rational(5n, 1n), norms, '2023-12-31', '')?.from).toBeNull();
  });
});

describe('crossing a grade', () => {
  test('is certain only where the whole range lies in other grades', () => {
    expect(crosses('91', '89.9')).toBe(true);
    expect(crosses('91', '89.9', '90.1')).toBe(false);
    expect(crosses('89', '90')).toBe(true);
    expect(crosses('85', '81', '89.9')).toBe(false);
    expect(crosses('85', '61')).toBe(true);
  });

  test('never happens to a score that stays', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10_000n }), (coefficient) => {
      const score = { coefficient, scale: 2 };
      expect(crossesGrade(fromDecimal(score), pointInterval(score), norms, '2023-12-31', '')).toBe(false);
    }));
  });
});
