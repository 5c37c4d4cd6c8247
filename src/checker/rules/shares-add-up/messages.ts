import type { Bilingual } from '#core/finding.ts';

export function notHundred(place: Bilingual, sum: string, weights: boolean): Bilingual {
  return {
    zh: `${place.zh}各项${weights ? '权重' : '占比'}之和是${sum}%，不是100%，超出取舍能解释的范围。请核对各项${weights ? '权重' : '占比'}，或补上漏写的一项。`,
    en: `${place.en}the ${weights ? 'weights' : 'shares'} add up to ${sum}%, not 100%, and rounding does not explain it. Please check each, or add the one that was left out.`,
  };
}
