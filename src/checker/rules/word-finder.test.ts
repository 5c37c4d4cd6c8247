import { expect, test } from 'vitest';
import { placesOf, wordFinder } from '#checker/rules/word-finder.ts';

test('finds every place of every word, the longest where two begin', () => {
  const find = wordFinder([{ word: '帐户' }, { word: '帐户管理' }, { word: '布署' }]);
  expect(find('布署帐户管理，核对帐户。布署').map(({ entry, start, end }) => [entry.word, start, end])).toEqual([
    ['布署', 0, 2], ['帐户管理', 2, 6], ['帐户', 9, 11], ['布署', 12, 14],
  ]);
});

test('finds nothing in an empty text or list', () => {
  expect(wordFinder([{ word: '帐户' }])('')).toEqual([]);
  expect(wordFinder([])('帐户')).toEqual([]);
});

test('places of one word do not overlap', () => {
  expect([...placesOf('的的的的', '的的')]).toEqual([0, 2]);
});
