import type { Bilingual } from '#core/finding.ts';

export function doesNotHold(place: Bilingual, measure: Bilingual, stated: string, operands: readonly string[], expected: string): Bilingual {
  return {
    zh: `${place.zh}${measure.zh}写作${stated}，按${operands.join('与')}推算应为${expected}。请核对这几个数；有结转、收回等其他去向的，请一并写明。`,
    en: `${place.en}${measure.en} ${stated} is stated; ${operands.join(' and ')} give ${expected}. Please check these figures; where money was carried over or taken back, say so.`,
  };
}

export function otherDirection(place: Bilingual, up: boolean, stated: string, later: string, earlier: string): Bilingual {
  return {
    zh: `${place.zh}写作${up ? '增加' : '减少'}${stated}，但${later}比${earlier}${up ? '少' : '多'}${stated}，增减方向相反。请核对用词和数字，后面的原因说明也请一并核对。`,
    en: `${place.en}${up ? 'an increase' : 'a decrease'} of ${stated} is stated, but ${later} is ${stated} ${up ? 'less' : 'more'} than ${earlier}: the other direction. Please check the word and the figures, and the reason given behind them.`,
  };
}
