import { expect, test } from 'vitest';
import { firstDayOf, isoDate, lastDayOf, writtenDate } from '#checker/rules/calendar.ts';

const date = (year: number | null, month: number | null, day: number | null, part: string | null = null) => ({ year, month, day, part });

test('the days that a printed date may mean', () => {
  expect([firstDayOf(date(2024, 5, 14), null), lastDayOf(date(2024, 5, 14), null)]).toEqual([20240514, 20240514]);
  expect([firstDayOf(date(null, 2, null), 2024), lastDayOf(date(null, 2, null), 2024)]).toEqual([20240201, 20240229]);
  expect([firstDayOf(date(2023, 12, null, '底'), null), lastDayOf(date(2023, 12, null, '底'), null)]).toEqual([20231231, 20231231]);
  expect([firstDayOf(date(2023, 9, null, '中旬'), null), lastDayOf(date(2023, 9, null, '中旬'), null)]).toEqual([20230911, 20230920]);
  expect([firstDayOf(date(2023, null, null, '底'), null), lastDayOf(date(2023, null, null), null)]).toEqual([20231201, 20231231]);
  expect([firstDayOf(date(null, 5, 1), null), lastDayOf(date(null, null, null), null)]).toEqual([null, null]);
});

test('dates as messages write them', () => {
  expect([writtenDate(date(2024, 5, 14)), isoDate(date(2024, 5, 14)), isoDate(date(2024, 5, null))]).toEqual(['2024年5月14日', '2024-05-14', '2024-05']);
});
