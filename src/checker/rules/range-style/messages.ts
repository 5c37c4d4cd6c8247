import type { Bilingual } from '#core/finding.ts';

export function signLeftOut(printed: string, full: string, places: number): Bilingual {
  return {
    zh: `范围“${printed}”${places > 1 ? `等${places}处` : ''}前一个数省了单位，可能误读；请写作“${full}”。`,
    en: `The range “${printed}”${places > 1 ? ` (${places} places)` : ''} leaves the sign of its first number out and can be misread; please write “${full}”.`,
  };
}

export function mixedMarks(wave: string, hyphen: string, waves: number, hyphens: number): Bilingual {
  return {
    zh: `月份范围有${waves}处写“${wave}”式，${hyphens}处写“${hyphen}”式，写法不一；请统一。`,
    en: `Ranges of months are written as “${wave}” in ${waves} places and as “${hyphen}” in ${hyphens}; please write them alike.`,
  };
}
