import type { Bilingual } from '#core/finding.ts';

export function cannotBeChecked(printed: string, places: number): Bilingual {
  return {
    zh: `执行率${printed}${places > 1 ? `等${places}处` : ''}没有写出所依据的预算数或支出数，读者无法复核。请补写分子和分母。`,
    en: `The rate ${printed}${places > 1 ? ` and ${places - 1} more` : ''} is given without the budget or the spending it rests on; nobody can check it. Please add both amounts.`,
  };
}
