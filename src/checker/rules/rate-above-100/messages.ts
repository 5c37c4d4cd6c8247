import type { Bilingual } from '#core/finding.ts';

export function aboveFull(place: Bilingual, printed: string): Bilingual {
  return {
    zh: `${place.zh}执行率写作${printed}，超过100%。支出大于预算通常意味着有追加、结转未列入分母，执行率得分也不会超过满分；请说明来源，或把追加、结转计入全年预算数。`,
    en: `${place.en}the rate is ${printed}, above 100%. Spending beyond the budget usually means that added or carried-over money is not in the base, and no points are earned beyond the full mark; please say where it came from, or count it in the adjusted budget.`,
  };
}
