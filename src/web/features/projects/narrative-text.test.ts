import { expect, test } from 'vitest';
import { namedFacts, piecesOfText, textOfPieces, unbackedFigures } from '#web/features/projects/narrative-text.ts';

const facts = namedFacts([
  { name: '全年执行数', fact: 'funds/spent', text: '180万元' }, { name: '全年预算', fact: 'funds/adjusted', text: '200万元' }, { name: '指标 培训|人次', fact: 'indicator/1', text: '100人次' },
  { name: '执行率', fact: 'rate/adjusted-budget', text: '90%' }, { name: '执行率', fact: 'rate/received', text: '120%' },
]);

test('pieces become a text to edit and come back the same', () => {
  const pieces = [
    { kind: 'text' as const, text: '支出' }, { kind: 'fact' as const, fact: 'funds/spent', unit: '万元', decimals: 2 }, { kind: 'text' as const, text: '，【注】' },
    { kind: 'fact' as const, fact: 'rate/received', unit: '%', decimals: null }, { kind: 'fact' as const, fact: 'part/9/spent', unit: '元', decimals: null },
  ];
  const text = textOfPieces(pieces, facts);
  expect(text).toBe('支出【全年执行数|万元|2】，【注】【执行率 2|%】【part/9/spent|元】');
  expect(piecesOfText(text, facts)).toEqual(pieces);
});

test('brackets that name no fact are words', () => {
  expect(piecesOfText('【某某|万元】', facts)).toEqual([{ kind: 'text', text: '【某某|万元】' }]);
});

test('a figure that no fact says is found with the nearest, in whatever unit', () => {
  // 1,800,000 元 is 180 万元; 179 万元 is nobody's, nearest to 180.
  expect(unbackedFigures('支出1,800,000元，执行率90%', facts)).toEqual([]);
  const [found] = unbackedFigures('支出179万元', facts);
  expect([found?.start, found?.end, found?.nearest[0]?.fact]).toEqual([2, 7, 'funds/spent']);
});
