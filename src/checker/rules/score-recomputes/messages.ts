import type { Bilingual } from '#core/finding.ts';

export function doesNotAddUp(place: Bilingual, stated: string, parts: readonly string[], sum: string, difference: string): Bilingual {
  return {
    zh: `${place.zh}总分写作${stated}，各项得分${parts.join('＋')}合计${sum}分，相差${difference}分。等级和结果应用以总分为据，请核对各项得分与总分。`,
    en: `${place.en}the total score is ${stated}, its parts ${parts.join(' + ')} add up to ${sum}, ${difference} apart. Grade and use of the result rest on it; please check the parts and the total.`,
  };
}

export function meanDiffers(place: Bilingual, stated: string, number: number, mean: string): Bilingual {
  return {
    zh: `${place.zh}平均得分写作${stated}，文中${number}个项目得分的平均数是${mean}分。请核对各项目得分与平均得分。`,
    en: `${place.en}the mean score is stated as ${stated}; that of the ${number} projects is ${mean}. Please check the scores and their mean.`,
  };
}
