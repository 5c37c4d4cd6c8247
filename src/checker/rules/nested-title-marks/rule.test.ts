import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/nested-title-marks/rule.ts';

test('the outer title is shown, once per place', () => {
  expect(quoteFindings(rule, '依据《关于转发《数据管理办法》的通知》设立。\n根据《关于印发《甲办法》和《乙办法》的通知》执行。')).toEqual([
    ['《关于转发《数据管理办法》的通知》', '《关于印发《甲办法》和《乙办法》的通知》'],
  ]);
});

test('titles side by side, single marks, and marks that do not close', () => {
  expect(quoteFindings(rule, '依据《甲办法》《乙办法》和《关于印发〈丙办法〉的通知》。\n依据《关于印发《丁办法》的通知。\n依据《戊办法》。')).toEqual([]);
});
