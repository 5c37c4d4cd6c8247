import type { Bilingual } from '#core/finding.ts';

export function wrongWord(wrong: string, right: string, places: number): Bilingual {
  return {
    zh: `“${wrong}”疑为“${right}”之误${places > 1 ? `，共${places}处` : ''}，会改变或妨碍原意；请核对。`,
    en: `“${wrong}” is probably meant to be “${right}”${places > 1 ? ` (${places} places)` : ''}; it changes or blurs the meaning. Please check.`,
  };
}

export function droppedWord(wrong: string, right: string, places: number): Bilingual {
  return {
    zh: `金额前的“${wrong}”少了一个字，疑为“${right}”${places > 1 ? `，共${places}处` : ''}；少了它，这笔钱是预算还是支出就说不清。请核对。`,
    en: `“${wrong}” before an amount lacks a character and is probably meant to be “${right}”${places > 1 ? ` (${places} places)` : ''}; without it the amount has no clear meaning. Please check.`,
  };
}
