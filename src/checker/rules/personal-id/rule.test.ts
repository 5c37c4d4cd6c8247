import { expect, test } from 'vitest';
import { checkText } from '#checker/engine/check-text.ts';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/personal-id/rule.ts';

test('a valid number, full width or half; the message masks it', () => {
  expect(quoteFindings(rule, '身份证11010519491231002X，１１０１０５１９４９１２３１００２ｘ。')).toEqual([['11010519491231002X'], ['11010519491231002x']]);
  expect(checkText('11010519491231002X', { rules: [rule] }).findings[0]?.message.zh).toContain('1101************2X');
});

test('fifteen digits only where the text says so', () => {
  expect(quoteFindings(rule, '身份证号：110105491231002。资产编号110105491231002。')).toEqual([['110105491231002']]);
});

test('other long numbers, masked numbers, wrong check digits', () => {
  expect(quoteFindings(rule, '编码110105194912310021，账号6222021001001234567，1101**********002X，110105194913310028。')).toEqual([]);
});
