import type { Bilingual } from '#core/finding.ts';

export function doesNotHold(place: Bilingual, measure: Bilingual, stated: string, operands: readonly string[], expected: string): Bilingual {
  return {
    zh: `${place.zh}${measure.zh}写作${stated}，按${operands.join('与')}推算应为${expected}。请核对这几个数；有结转、收回等其他去向的，请一并写明。`,
    en: `${place.en}${measure.en} ${stated} is stated; ${operands.join(' and ')} give ${expected}. Please check these figures; where money was carried over or taken back, say so.`,
  };
}
