import type { CalendarDate } from '#core/figure.ts';
import type { Bilingual } from '#core/finding.ts';
import { isoDate, writtenDate } from '#checker/rules/calendar.ts';

export function whichYear(word: string, year: number, signed: CalendarDate, places: number): Bilingual {
  return {
    zh: `报告写的是${year}年，落款为${writtenDate(signed)}，文中的“${word}”${places > 1 ? `等${places}处` : ''}会被当成从落款那年算起；请核对后写明年份。`,
    en: `The paper reports on ${year} and is dated ${isoDate(signed)}; “${word}”${places > 1 ? ` (${places} places)` : ''} will be read from the date of signing. Please check and write the year itself.`,
  };
}
