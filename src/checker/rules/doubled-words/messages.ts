import type { Bilingual } from '#core/finding.ts';

export function doubled(printed: string, word: string, places: number): Bilingual {
  return {
    zh: `“${printed}”${places > 1 ? `等${places}处` : ''}中“${word}”写了两遍，可能是修改时留下的；请核对后删去一个。`,
    en: `“${printed}”${places > 1 ? ` (${places} places)` : ''} has “${word}” twice, perhaps left over from an edit; please check and delete one.`,
  };
}
