import type { Bilingual } from '#core/finding.ts';

export function notChosen(printed: string): Bilingual {
  return {
    zh: `“${printed}”是模板里供选择的文字，没有选定，读者不知道是哪一种；请按实际情况只留一个，并与数字核对。`,
    en: `“${printed}” offers the alternatives of a template and none was chosen, so that the reader cannot tell which holds; please keep the one that fits the figures.`,
  };
}

export function bothKept(printed: string): Bilingual {
  return {
    zh: `“${printed}”像是修改时两个说法都留下了，是增是减、是大是小说不清；请核对数字后只留一个。`,
    en: `“${printed}” seems to keep both words after an edit, so that the direction is unclear; please check the figures and keep one.`,
  };
}

export function hintLeft(printed: string): Bilingual {
  return {
    zh: `“${printed}”是模板的填写提示，还留在正文里；请补上内容或删去。`,
    en: `“${printed}” is a hint of the template still in the text; please fill it in or delete it.`,
  };
}

export function notFilled(printed: string, places: number): Bilingual {
  return {
    zh: `“${printed}”${places > 1 ? `等${places}处` : '处'}空着没有填，句子缺了数字或内容；请补上。`,
    en: `“${printed}”${places > 1 ? ` (${places} places)` : ''} was left blank, so that the sentence lacks its figure or word; please fill it in.`,
  };
}

export function emptyPair(printed: string): Bilingual {
  return {
    zh: `“${printed}”里面是空的，可能漏了内容或没有删净；请补上或删去。`,
    en: `“${printed}” is empty; something is missing or was not wholly deleted. Please fill it in or delete it.`,
  };
}
