import type { Bilingual } from '#core/finding.ts';

type Fitting = { readonly name: Bilingual; readonly printed: string };

export function doesNotHold(place: Bilingual, figures: { printed: string; over: string; under: string; base: Bilingual; expected: string; difference: string }): Bilingual {
  const { printed, over, under, base, expected, difference } = figures;
  return {
    zh: `${place.zh}写作${printed}，按所列${over}÷${base.zh}${under}应为${expected}%，相差${difference}个百分点。比率是评分和公开的依据，请核对支付明细后更正金额或比率。`,
    en: `${place.en}${printed} is stated, but ${over} over ${base.en} ${under} gives ${expected}%, ${difference} points apart. Scores and publication rest on this rate; please check the payment records and correct the amount or the rate.`,
  };
}

export function otherBasis(place: Bilingual, figures: { printed: string; over: string; under: string; required: Bilingual; expected: string; fitting: Fitting }): Bilingual {
  const { printed, over, under, required, expected, fitting } = figures;
  return {
    zh: `${place.zh}写作${printed}，是按${fitting.name.zh}${fitting.printed}计算的；按${required.zh}${under}计算，${over}÷${under}应为${expected}%。同一报告须用同一口径，请注明分母，或改按${required.zh}计算。`,
    en: `${place.en}${printed} is worked out on ${fitting.name.en} ${fitting.printed}; on ${required.en} it is ${over} / ${under} = ${expected}%. One paper needs one base: please name the base, or use ${required.en}.`,
  };
}

export function zeroBase(place: Bilingual, printed: string, base: Bilingual, fitting: Fitting | null): Bilingual {
  return {
    zh: `${place.zh}${base.zh}为0，不能计算完成比率，却写有${printed}${fitting === null ? '' : `；这一比率是按${fitting.name.zh}${fitting.printed}计算的`}。请删去这一比率，或改写所用的分母。`,
    en: `${place.en}the ${base.en} is zero, so that no rate can be given, yet ${printed} is stated${fitting === null ? '' : `; it is worked out on ${fitting.name.en} ${fitting.printed}`}. Please leave the rate out or name the base that was used.`,
  };
}
