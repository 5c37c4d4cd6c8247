import type { Approximator } from '#core/figure.ts';
import { pastSpace } from '#checker/figures/characters.ts';

/** Words directly before a number, what they stand for, and the characters before them that make another word: 节约, 附近. */
const words: readonly (readonly [word: string, approximator: Approximator, notAfter?: string])[] = [
  ['约', '约', '节预签合制条公违履契解特失相婉绰盟'], ['近', '近', '附最邻靠临远就相亲新'], ['超', '超过', '高反赶'], ['逾', '超过'],
  ['≥', '以上'], ['≧', '以上'], ['≤', '以下'], ['≦', '以下'], ['>', '超过'], ['<', '不足'], ['＞', '超过'], ['＜', '不足'],
  ['不低于', '以上'], ['不少于', '以上'], ['不小于', '以上'], ['不超过', '以下'], ['不高于', '以下'], ['不大于', '以下'], ['不多于', '以下'], ['控制在', '以下'],
  ['超过', '超过'], ['突破', '突破'], ['不足', '不足'], ['不到', '不足'], ['不满', '不足'], ['大约', '约'], ['将近', '近'], ['接近', '近'], ['至少', '以上'], ['最多', '以下'],
  ['高于', '超过'], ['大于', '超过'], ['多于', '超过'], ['低于', '不足'], ['少于', '不足'], ['小于', '不足'],
];

const byLastCharacter = (() => {
  const table = new Map<string, (typeof words)[number][]>();
  for (const entry of words) {
    const last = entry[0].at(-1) ?? '';
    table.set(last, [...(table.get(last) ?? []), entry].sort((left, right) => right[0].length - left[0].length));
  }
  return table;
})();

/** The approximator that ends where the number begins. */
export function approximatorBefore(text: string, start: number): Approximator | null {
  const end = text.charCodeAt(start - 1) === 0x20 ? start - 1 : start;
  for (const [word, approximator, notAfter = ''] of byLastCharacter.get(text[end - 1] ?? '') ?? []) {
    if (!text.endsWith(word, end)) continue;
    const previous = text[end - word.length - 1] ?? '';
    return previous !== '' && notAfter.includes(previous) ? null : approximator;
  }
  return null;
}

/** The approximator behind a unit: 以上 以下 左右, 余 or 多 at the end of a clause. It stays outside the figure. */
export function approximatorBehind(text: string, end: number): Approximator | null {
  let at = pastSpace(text, end);
  if (text.startsWith('（含）', at)) at += 3;
  else if (text[at] === '及' || text[at] === '或') at += 1;
  const next = text[at + 1];
  switch (text[at] ?? '') {
    case '以': return next === '上' ? '以上' : next === '下' || next === '内' ? '以下' : null;
    case '之': return next === '多' ? '多' : next === '内' ? '以下' : null;
    case '左': return next === '右' ? '约' : null;
    case '上': return next === '下' ? '约' : null;
    case '余': case '多': return at === end && (next === undefined || '，。；、）\n\t'.includes(next)) ? (text[at] === '余' ? '余' : '多') : null;
    case '+': return at === end ? '以上' : null;
    default: return null;
  }
}

/** 余 多 between number and unit; 来 and 几 are as vague. */
export function approximatorBetween(text: string, at: number): Approximator | null {
  switch (text[at] ?? '') {
    case '余': return '余';
    case '多': case '几': return '多';
    case '来': return '约';
    default: return null;
  }
}
