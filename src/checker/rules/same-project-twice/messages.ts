import type { Bilingual } from '#core/finding.ts';
import { chineseOrdinal } from '#core/report-messages.ts';
import type { Project } from '#checker/structure/structure.ts';

/** @param shared what both say, such as `单价10万元/项`; the first three are shown */
export function sameProject(left: Project, right: Project, shared: readonly string[]): Bilingual {
  const shown = shared.slice(0, 3);
  return {
    zh: `（${chineseOrdinal(left.ordinal)}）“${left.name}”与（${chineseOrdinal(right.ordinal)}）“${right.name}”名称相近，${shown.join('、')}${shared.length > 3 ? `等${shared.length}项` : ''}相同，像是同一项目列了两次。重复列报会使项目数和资金虚增；请核对，同一项目合并，确为两项的写明区别。`,
    en: `Projects ${left.ordinal} (“${left.name}”) and ${right.ordinal} (“${right.name}”) bear nearly one name and agree in ${shared.length} figure${shared.length === 1 ? '' : 's'} (${shown.join(', ')}). If it is one project, number and money are counted twice; please check, merge them, or say how they differ.`,
  };
}
