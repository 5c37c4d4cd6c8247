import type { Bilingual } from '#core/finding.ts';

export function sameAsNeighbour(place: Bilingual, printed: string, neighbour: string): Bilingual {
  return {
    zh: `${place.zh}${printed}与所列金额不符，却与相邻的${neighbour === '' ? '一项' : `“${neighbour}”`}的比率相同，可能是复制时没有改。请按本项金额重新计算。`,
    en: `${place.en}${printed} does not follow from its amounts but equals the rate of the item beside it${neighbour === '' ? '' : ` (${neighbour})`}; perhaps it was copied. Please work it out from this item’s own amounts.`,
  };
}
