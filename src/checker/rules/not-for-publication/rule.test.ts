import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/not-for-publication/rule.ts';

test('a cited document marked so', () => {
  expect(quoteFindings(rule, '根据《通知》（临财行字〔2023〕31号，不予公开）下达。《实施细则》不公开。此件依申请公开。')).toEqual([['不予公开'], ['不公开'], ['依申请公开']]);
});

test('internal material and marks of secrecy', () => {
  expect(quoteFindings(rule, '秘密★1年\n本数据为内部资料，请勿外传。统计表仅限内部使用。')).toEqual([['秘密★'], ['内部资料'], ['内部使用']]);
});

test('rules about publishing and counts', () => {
  expect(quoteFindings(rule, '依法不予公开的除外；不予公开3件；主动公开和依申请公开相结合；内部资料性出版物2种；内部使用规范；做好保密工作；密级：公开。')).toEqual([]);
});
