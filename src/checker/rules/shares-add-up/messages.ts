import type { Bilingual } from '#core/finding.ts';

export function notHundred(place: Bilingual, sum: string): Bilingual {
  return {
    zh: `${place.zh}各项已列全，占比之和却是${sum}%，超出取舍能解释的范围。请核对各项占比。`,
    en: `${place.en}the list is complete, but its shares add up to ${sum}%, more than rounding explains. Please check each share.`,
  };
}
