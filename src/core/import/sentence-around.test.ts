import { expect, test } from 'vitest';
import { sentenceAround } from '#core/import/sentence-around.ts';

const at = (text: string, words: string) => sentenceAround(text, { start: text.indexOf(words), end: text.indexOf(words) + words.length });

test('the sentence of a figure, with its full stop', () => {
  expect(at('前一句。实际支出120万元，执行率40%。后一句。', '120万元')).toEqual({ before: '实际支出', text: '120万元', after: '，执行率40%。' });
});

test('ends at the line, and at the text', () => {
  expect(at('标题\n预算50万元\n下一段', '50万元')).toEqual({ before: '预算', text: '50万元', after: '' });
  expect(at('预算50万元', '预算50万元')).toEqual({ before: '', text: '预算50万元', after: '' });
});

test('a long sentence is cut and says so', () => {
  const found = at(`${'长'.repeat(200)}50万元${'句'.repeat(200)}`, '50万元');
  expect([found.before.length, found.before.charAt(0), found.after.length, found.after.at(-1)]).toEqual([121, '…', 121, '…']);
});
