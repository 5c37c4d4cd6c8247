import type { Bilingual } from '#core/finding.ts';
import { chineseOrdinal } from '#core/report-messages.ts';

/** @param shared results as name, value and unit; the first four are shown */
export function sameResults(left: number, right: number, shared: readonly string[]): Bilingual {
  const shown = shared.slice(0, 4).join('、');
  return {
    zh: `（${chineseOrdinal(left)}）与（${chineseOrdinal(right)}）列报了相同的成果：${shown}${shared.length > 4 ? `等${shared.length}项` : ''}。同一成果计入两个项目会重复计算；请核对，按项目分开列报，或写明归属哪一个。`,
    en: `Projects ${left} and ${right} claim the same results: ${shown}${shared.length > 4 ? ` and ${shared.length - 4} more` : ''}. Counted in both they are counted twice; please check, and report for each its own, or say whose they are.`,
  };
}
