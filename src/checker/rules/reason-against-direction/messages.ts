import type { Bilingual } from '#core/finding.ts';

export function contradicts(place: Bilingual, down: boolean, reason: string): Bilingual {
  return {
    zh: `${place.zh}前面说的是${down ? '减少' : '增加'}，原因却写“${reason}”，说的是${down ? '增加' : '减少'}，解释不了这一变化。请核对数字，或改写原因。`,
    en: `${place.en}a ${down ? 'decrease' : 'rise'} is stated, but the reason “${reason}” speaks of ${down ? 'more' : 'less'} and cannot explain it. Please check the figures or rewrite the reason.`,
  };
}
