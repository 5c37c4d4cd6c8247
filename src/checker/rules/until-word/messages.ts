import type { Bilingual } from '#core/finding.ts';

export function stoppedForUntil(printed: string, places: number): Bilingual {
  return {
    zh: `“${printed}”${places > 1 ? `等${places}处` : ''}的“截止”应为“截至”：“截止”是到期停止，“截至”才是统计到这一天。请改正。`,
    en: `“${printed}”${places > 1 ? ` (${places} places)` : ''}: 截止 says that something stopped on that day, 截至 says what had been reached by then. Please use 截至.`,
  };
}
