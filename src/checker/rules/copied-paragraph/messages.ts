import type { Bilingual } from '#core/finding.ts';
import { chineseOrdinal } from '#core/report-messages.ts';

export function copied(projects: readonly number[], beginning: string): Bilingual {
  return {
    zh: `${projects.map((ordinal) => `（${chineseOrdinal(ordinal)}）`).join('')}有整段文字相同（“${beginning}……”）。照抄的段落往往没有按项目改写；请核对所述内容是否各自属实，共同背景宜只写一处。`,
    en: `Projects ${projects.join(', ')} share a passage word for word (“${beginning}…”). Copied passages are often not fitted to their project; please check that each holds, and state a common background once.`,
  };
}
