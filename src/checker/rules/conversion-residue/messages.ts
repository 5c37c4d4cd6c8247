import type { Bilingual } from '#core/finding.ts';

export function residue(printed: string, places: number): Bilingual {
  return {
    zh: `“${printed}”${places > 1 ? `等${places}处` : ''}是转换或粘贴时留下的代码，不是正文；请删去，原处如应有数字、页码或引用，请补上。`,
    en: `“${printed}”${places > 1 ? ` (${places} places)` : ''} is code left over from converting or pasting; please delete it, and put in the figure or reference that belongs there.`,
  };
}
