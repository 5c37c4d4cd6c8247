import type { Bilingual } from '#core/finding.ts';

export function exactNumber(printed: string, words: readonly string[]): Bilingual {
  return {
    zh: `“${printed}”是精确到个位的数，又用了“${words.join('”“')}”，不知是准数还是约数；是准数请删去约数词，是约数请写成整数。`,
    en: `“${printed}” is exact to the unit and yet carries “${words.join('” “')}”; please delete the approximator if it is exact, or round it if it is not.`,
  };
}

export function twoApproximators(printed: string, words: readonly string[]): Bilingual {
  return {
    zh: `“${printed}”同时用了“${words.join('”和“')}”，意思重复或相抵；请只留一个。`,
    en: `“${printed}” has both “${words.join('” and “')}”, which repeat or contradict each other; please keep one.`,
  };
}
