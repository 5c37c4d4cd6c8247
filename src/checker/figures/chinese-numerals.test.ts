import { describe, expect, test } from 'vitest';
import { formatDecimal } from '#core/decimal.ts';
import { readNumeralWords } from '#checker/figures/chinese-numerals.ts';

const read = (text: string): string | null => {
  const { value, end } = readNumeralWords(text, 0);
  return value === null ? null : `${formatDecimal(value)}|${text.slice(end)}`;
};

describe('numbers in Chinese numerals', () => {
  test('of every build; 万 and 亿 at the end are left for the unit', () => {
    expect(['零', '两', '十', '十二', '二十', '一百零五', '一百五', '两千二百万', '一亿三千万', '一万二千亿', '两万三', '三点五', '九十点二五', '贰仟贰佰万', '伍拾', '二〇二四', '三万亿'].map(read)).toEqual([
      '0|', '2|', '10|', '12|', '20|', '105|', '150|', '2200|万', '13000|万', '12000|亿', '23000|', '3.5|', '90.25|', '2200|万', '50|', '2024|', '3|万亿',
    ]);
  });

  test('千, 百, 万 alone are one of them', () => {
    expect([readNumeralWords('千余件', 0), readNumeralWords('万余人', 0)].map(({ value, bare, end }) => [value, bare, end])).toEqual([
      [{ coefficient: 1000n, scale: 0 }, true, 1], [{ coefficient: 1n, scale: 0 }, true, 0],
    ]);
  });

  test('runs that are no number', () => {
    expect(['十四五', '三百二百', '千百万', '零十', '百千', '一'.repeat(30)].map(read)).toEqual([null, null, null, null, null, null]);
  });
});
