import type { CalendarDate } from '#core/figure.ts';
import type { Bilingual } from '#core/finding.ts';
import { isoDate, writtenDate } from '#checker/rules/calendar.ts';

export function stillExpected(printed: string, signed: CalendarDate): Bilingual {
  return {
    zh: `“${printed}”说的是将来，而落款${writtenDate(signed)}时已经过去，结果应当已知；请按实际完成情况改写。`,
    en: `“${printed}” speaks of the future, but by the date of signing, ${isoDate(signed)}, it was past and the result known; please state what was actually achieved.`,
  };
}
