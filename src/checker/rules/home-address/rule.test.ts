import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/home-address/rule.ts';

test('an address down to the house or the village', () => {
  expect(quoteFindings(rule, '家庭住址：临江县东风路12号；现住址为临江县城关镇柳树村。')).toEqual([['家庭住址：临江县东风路12号'], ['现住址为临江县城关镇柳树村']]);
});

test('no address behind the words, and office addresses', () => {
  expect(quoteFindings(rule, '家庭住址已登记。核对家庭住址、联系方式等信息。办公地址：临江县东风路12号。')).toEqual([]);
});
