import type { Bilingual } from '#core/finding.ts';

export function notTheTotal(place: Bilingual, stated: string, parts: readonly string[], sum: string): Bilingual {
  return {
    zh: `${place.zh}分值总计写作${stated}，各项分值${parts.join('＋')}合计${sum}分。分值不合，总分就不是百分制，等级无从对照；请核对各项分值。`,
    en: `${place.en}the weights are said to be ${stated} in all, but ${parts.join(' + ')} add up to ${sum}. A total on another scale fits no grade; please check the weights.`,
  };
}

export function notAsRequired(place: Bilingual, sum: string, required: string, isVerified: boolean): Bilingual {
  return {
    zh: `${place.zh}各项分值合计${sum}分，应为${required}分${isVerified ? '' : '（该标准未经核实，请以当地规定为准）'}。分值不合，总分就不是百分制，等级无从对照；请核对各项分值。`,
    en: `${place.en}the weights add up to ${sum}, they have to make ${required}${isVerified ? '' : ' (this norm is not verified; the local rules decide)'}. A total on another scale fits no grade; please check the weights.`,
  };
}
