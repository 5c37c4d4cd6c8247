import type { Bilingual } from '#core/finding.ts';

export function missedWithoutReason(words: string): Bilingual {
  return {
    zh: `写有目标“${words}”，全项目没有说明原因。未完成的目标须分析原因、提出措施，否则该项得分难以认定；请补写原因。`,
    en: `A target was missed (“${words}”), and the project gives no reason. A missed target needs one and a measure, or its score cannot be settled; please add the reason.`,
  };
}
