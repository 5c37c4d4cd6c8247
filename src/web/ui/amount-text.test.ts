import { expect, test } from 'vitest';
import { exactWanText, wanText, yuanText } from '#web/ui/amount-text.ts';

test('amounts are shown in 万元 with two decimals, half up, and in full on demand', () => {
  // 2,011,221.90 元 is 201.12219 万元.
  expect([wanText('2011221.9'), exactWanText('2011221.9'), yuanText('2011221.9')]).toEqual(['201.12', '201.12219', '2,011,221.90']);
  // 112,579,100 元 is 11,257.91 万元.
  expect([wanText('112579100'), exactWanText('112579100')]).toEqual(['11,257.91', '11,257.91']);
  expect(wanText('50')).toBe('0.01');
  expect(wanText('49.99')).toBe('0.00');
  expect(wanText('0')).toBe('0.00');
  expect(wanText('-28000.5')).toBe('-2.80');
});
