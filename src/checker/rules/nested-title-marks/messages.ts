import type { Bilingual } from '#core/finding.ts';

export function nestedMarks(printed: string, standard: string, places: number): Bilingual {
  return {
    zh: `“${printed}”书名号里又用了双书名号${places > 1 ? `，这样的共${places}处` : ''}，文件名到哪里为止不清楚；里层请改用单书名号：“${standard}”。`,
    en: `“${printed}” has double book-title marks inside double ones${places > 1 ? ` (${places} places)` : ''}, so that the end of the title is unclear; please use single marks for the inner title: “${standard}”.`,
  };
}
