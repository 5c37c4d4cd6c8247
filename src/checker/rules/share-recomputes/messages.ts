import type { Bilingual } from '#core/finding.ts';

export function doesNotHold(place: Bilingual, figures: { printed: string; part: string; whole: string; expected: string; difference: string }): Bilingual {
  const { printed, part, whole, expected, difference } = figures;
  return {
    zh: `${place.zh}占比写作${printed}，${part}÷${whole}应为${expected}%，相差${difference}个百分点。请核对这一项的金额、总额和占比。`,
    en: `${place.en}the share is stated as ${printed}, but ${part} / ${whole} is ${expected}%, ${difference} points apart. Please check the amount, the whole and the share.`,
  };
}
