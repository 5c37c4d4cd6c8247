import type { Bilingual } from '#core/finding.ts';

export function doesNotHold(place: Bilingual, stated: string, factors: readonly string[], product: string): Bilingual {
  return {
    zh: `${place.zh}金额写作${stated}，按${factors.join('×')}应为${product}。请核对标准、数量和金额；有不同标准的，请分别写明。`,
    en: `${place.en}${stated} is stated, but ${factors.join(' × ')} gives ${product}. Please check price, number and amount; where several prices apply, give each.`,
  };
}
