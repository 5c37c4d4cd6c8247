import type { Bilingual } from '#core/finding.ts';

export function collision(printed: string, places: number): Bilingual {
  return {
    zh: `“${printed}”处标点重复或相撞${places > 1 ? `，共${places}处` : ''}，可能是删改后留下的；请留下该用的一个。`,
    en: `Marks of punctuation collide at “${printed}”${places > 1 ? ` (${places} places)` : ''}, perhaps left over from an edit; please keep the one that belongs there.`,
  };
}
