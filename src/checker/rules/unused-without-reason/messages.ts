import type { Bilingual } from '#core/finding.ts';

export function unusedWithoutReason(words: string): Bilingual {
  return {
    zh: `“${words}”，没有说明原因。整笔经费未动，评审时会追问任务是否取消、资金去向如何；请写明原因和后续安排（结转、调剂或收回）。`,
    en: `“${words}” gives no reason. A sum that was not touched raises the question whether its task was dropped and where the money is; please say why, and what becomes of it.`,
  };
}
