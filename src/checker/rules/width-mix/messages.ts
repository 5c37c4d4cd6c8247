import type { Bilingual } from '#core/finding.ts';

export function mixedPunctuation(excerpt: string, half: number, full: number, halfAreFewer: boolean): Bilingual {
  const fewer = halfAreFewer ? '半角' : '全角';
  return {
    zh: `中文标点全角${full}处、半角${half}处混用，列出${fewer}的各处（第一处在“${excerpt}”）；半角逗号容易同千分撇混淆，请统一为全角。`,
    en: `Punctuation of the Chinese text is full width in ${full} places and half width in ${half}; the fewer are listed (first near “${excerpt}”). Please use full-width marks throughout.`,
  };
}

export function mixedPercent(narrow: number, wide: number): Bilingual {
  return {
    zh: `百分号有${narrow}处写“%”，${wide}处写“％”，写法不一，检索会漏；请统一。`,
    en: `The percent sign is % in ${narrow} places and ％ in ${wide}; please write it one way.`,
  };
}
