import type { Bilingual } from '#core/finding.ts';

export function plannedDiffers(planned: string, budget: string): Bilingual {
  return {
    zh: `计划支出${planned}与年度预算${budget}不同，没有说明原因。执行率以哪一个为分母会得出不同结果；请核对，预算有调整的写明调整文号和调整后数额。`,
    en: `Planned spending of ${planned} is not the budget of ${budget}, and nothing says why. The execution rate depends on which of them it is worked out on; please check, and give the adjustment if there was one.`,
  };
}
