import type { Bilingual } from '#core/finding.ts';

export function missedWithoutReason(place: Bilingual, name: string, target: string, value: string): Bilingual {
  return {
    zh: `${place.zh}“${name}”目标${target}，完成${value}，偏差原因一栏为空。未达目标的指标须写明原因和改进措施；请补写。`,
    en: `${place.en}“${name}” was to reach ${target} and reached ${value}; the column for reasons is empty. A missed target needs its reason and what will be done; please add them.`,
  };
}

export function lowRateWithoutReason(place: Bilingual, rate: string, line: string): Bilingual {
  return {
    zh: `${place.zh}执行率${rate}低于${line}%，资金行的原因一栏为空。执行率偏低须写明原因；请补写。`,
    en: `${place.en}the execution rate ${rate} is below ${line}%; the column for reasons beside it is empty. Please give the reason.`,
  };
}
