import type { CalendarDate } from '#core/figure.ts';
import type { Bilingual } from '#core/finding.ts';
import { isoDate, writtenDate } from '#checker/rules/calendar.ts';

export function notOver(printed: string, signed: CalendarDate): Bilingual {
  return {
    zh: `“${printed}”：落款已是${writtenDate(signed)}，年度任务到这时还写未结束，也没有说截至何时、结果如何；请写明截至日期和后来的结果。`,
    en: `“${printed}”: the paper is dated ${isoDate(signed)}, long after the year, yet says the task is not over, neither as of when nor with what result; please give the date and what came of it.`,
  };
}

export function underWay(printed: string, signed: CalendarDate, places: number): Bilingual {
  return {
    zh: `“${printed}”${places > 1 ? `等${places}处` : ''}写“正在”，而落款已是${writtenDate(signed)}，看不出是年底还是现在的情况；请写明截至何时，或改写为结果。`,
    en: `“${printed}”${places > 1 ? ` (${places} places)` : ''} says “under way”, while the paper is dated ${isoDate(signed)}; please say as of when, or give the result.`,
  };
}
