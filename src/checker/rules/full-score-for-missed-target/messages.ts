import type { Bilingual } from '#core/finding.ts';

export function fullScore(place: Bilingual, name: string, target: string, value: string, points: string, inProportion: string | null): Bilingual {
  return {
    zh: `${place.zh}“${name}”目标${target}，完成${value}，没有达到目标，却得满分${points}分${inProportion === null ? '' : `（按完成比例约为${inProportion}分）`}。未达标的指标应当扣分并写明原因；请核对完成值和得分。`,
    en: `${place.en}“${name}” was to reach ${target} and reached ${value}, yet it scores the full ${points} points${inProportion === null ? '' : ` (in proportion about ${inProportion})`}. A missed target loses points and needs a reason; please check the result and the score.`,
  };
}
