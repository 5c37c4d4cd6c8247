import type { Bilingual } from '#core/finding.ts';

export function noYuan(printed: string, places: number): Bilingual {
  return {
    zh: `“${printed}”${places > 1 ? `等${places}处` : ''}金额后面没有“元”，而文中别处写“万元”；请补上“元”。`,
    en: `The amount “${printed}”${places > 1 ? ` (${places} places)` : ''} lacks 元, which the paper writes elsewhere; please add it.`,
  };
}
