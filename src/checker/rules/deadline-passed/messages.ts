import type { CalendarDate } from '#core/figure.ts';
import type { Bilingual } from '#core/finding.ts';
import { isoDate, writtenDate } from '#checker/rules/calendar.ts';

export function noOutcome(printed: string, signed: CalendarDate): Bilingual {
  return {
    zh: `“${printed}”的期限，到落款${writtenDate(signed)}时已经到了，文中没有说完成没有；请补写实际结果。`,
    en: `The deadline “${printed}” had been reached by the date of signing, ${isoDate(signed)}, and the text does not say whether it was kept; please add the actual result.`,
  };
}
