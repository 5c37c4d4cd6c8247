import type { Bilingual } from '#core/finding.ts';

export function halfPair(mark: string, excerpt: string, places: number): Bilingual {
  return {
    zh: `“${excerpt}”处的${nameOf(mark)}只有一半${places > 1 ? `（本段共${places}处）` : ''}，看不出到哪里为止；请补上另一半或删去。`,
    en: `The mark ${mark} at “${excerpt}” lacks its other half${places > 1 ? ` (${places} places in this paragraph)` : ''}, so that its end is unclear; please add the other half or delete it.`,
  };
}

function nameOf(mark: string): string {
  if ('“”‘’'.includes(mark)) return '引号';
  return '《》〈〉'.includes(mark) ? '书名号' : '括号';
}
