import type { Bilingual } from '#core/finding.ts';

export function above(place: Bilingual, name: string, score: string, weight: string): Bilingual {
  const of = name === '' ? { zh: '', en: '' } : { zh: `“${name}”`, en: ` of “${name}”` };
  return {
    zh: `${place.zh}${of.zh}得分${score}，高于分值${weight}。得分以分值为限，总分也会随之偏高；请核对这一项的得分和分值。`,
    en: `${place.en}the score${of.en} is ${score}, above its weight ${weight}. A score cannot exceed its weight, and the total is too high with it; please check both.`,
  };
}
