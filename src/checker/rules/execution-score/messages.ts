import type { Bilingual } from '#core/finding.ts';

export function differs(place: Bilingual, figures: { score: string; weight: string; rate: string; expected: string }, floor: string | null): Bilingual {
  const { score, weight, rate, expected } = figures;
  return {
    zh: `${place.zh}执行率得分写作${score}，按分值${weight}×执行率${rate}应为${expected}分${floor === null ? '' : `（执行率低于${floor}%的不得分）`}。总分也会随之变化，请核对；当地按区间计分的，请注明办法。`,
    en: `${place.en}the execution rate scores ${score}; ${weight} × ${rate} gives ${expected}${floor === null ? '' : ` (nothing below ${floor}%)`}. The total changes with it, please check; where points go by bands, say so.`,
  };
}
