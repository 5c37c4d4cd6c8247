import { expect, test } from 'vitest';
import { displayWidth, wrapText } from '#core/display-width.ts';

test('columns of a terminal', () => {
  expect(displayWidth('预算300万元')).toBe(11);
  expect(displayWidth('１２％（）、。')).toBe(14);
  expect(displayWidth('a\u0301\u200b\ufeff')).toBe(1);
  expect(displayWidth('𠮷😀')).toBe(4);
});

test('lines break between ideographs, not in numbers, not before closing punctuation', () => {
  expect(wrapText('实际支出1,234.56万元，请核对。', 14)).toEqual(['实际支出', '1,234.56万元，', '请核对。']);
  expect(wrapText('the rate does not agree', 10)).toEqual(['the rate', 'does not', 'agree']);
  expect(wrapText('年度预算。。', 8)).toEqual(['年度预算。。']);
  expect(wrapText('', 10)).toEqual([]);
});

test('a long text takes time in proportion to its length', () => {
  const long = '1.'.repeat(100_000);
  expect(wrapText(long, 80)).toEqual([long]);
});
