import type { Bilingual } from '#core/finding.ts';

export type Miss = 'target' | 'rate' | 'held-back' | 'not-over';

const zh: Record<Miss, (words: string) => string> = {
  target: (words) => `目标“${words}”`,
  rate: (words) => `执行率仅${words}`,
  'held-back': (words) => `“${words}”`,
  'not-over': (words) => `“${words}”`,
};

const en: Record<Miss, (words: string) => string> = {
  target: (words) => `a target missed (“${words}”)`,
  rate: (words) => `an execution rate of only ${words}`,
  'held-back': (words) => `money held back (“${words}”)`,
  'not-over': (words) => `something not finished (“${words}”)`,
};

export function noneBeside(misses: readonly { readonly miss: Miss; readonly words: string }[]): Bilingual {
  return {
    zh: `存在的问题写“无”，同一项目又写${misses.map(({ miss, words }) => zh[miss](words)).join('、')}。两处不一致，未完成事项须说明原因和改进措施；请核对后补写问题，或更正正文。`,
    en: `Problems: none, yet the same project tells of ${misses.map(({ miss, words }) => en[miss](words)).join(', ')}. What was not reached needs a reason and a measure; please state the problem, or correct the text.`,
  };
}
