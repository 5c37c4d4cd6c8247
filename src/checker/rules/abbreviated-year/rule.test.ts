import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/abbreviated-year/rule.ts';

test('years of two digits, all in one finding', () => {
  expect(quoteFindings(rule, '2023年度、2024年度情况：从23年工作经费中预留；已将23年5个项目的资金拨付；24年1月完成。')).toEqual([['23年', '23年', '24年']]);
});

test('numbers of years, and two digits whose year stands nowhere', () => {
  expect(quoteFindings(rule, '2023年度：建成20年，近23年工作经费，历时23年工作，23年来，使用年限15年项目，2021-23年项目，质保12年。')).toEqual([]);
});
