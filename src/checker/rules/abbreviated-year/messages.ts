import type { Bilingual } from '#core/finding.ts';

export function twoDigitYear(printed: string, full: string, places: number): Bilingual {
  return {
    zh: `“${printed}”的年份只写了两位${places > 1 ? `，这样的共${places}处` : ''}，也可读成年数；请写全为“${full}”。`,
    en: `The year in “${printed}” has two digits only${places > 1 ? ` (${places} places)` : ''} and can be read as a number of years; please write “${full}”.`,
  };
}
