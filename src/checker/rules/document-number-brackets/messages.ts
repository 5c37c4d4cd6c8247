import type { Bilingual } from '#core/finding.ts';

export function otherBrackets(printed: string, standard: string, places: number): Bilingual {
  return {
    zh: `文号“${printed}”的年份没有用六角括号，规范写法为“${standard}”${places > 1 ? `，共${places}处` : ''}。写法不一，检索和核对依据文件容易落空；请统一改用“〔〕”。`,
    en: `The year in the document number “${printed}” does not stand in tortoise-shell brackets; the standard form is “${standard}”${places > 1 ? ` (${places} places)` : ''}. Mixed forms make a cited document hard to find; please use 〔〕.`,
  };
}
