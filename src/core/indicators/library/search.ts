import { classWord } from '#core/indicators/classes.ts';
import { benefitIndicators } from '#core/indicators/library/benefit.ts';
import { costIndicators } from '#core/indicators/library/cost.ts';
import type { LibraryIndicator } from '#core/indicators/library/entry.ts';
import { outputIndicators } from '#core/indicators/library/output.ts';

/** Usual indicators of the field, by class. */
export const indicatorLibrary: readonly LibraryIndicator[] = [...costIndicators, ...outputIndicators, ...benefitIndicators];

/** What to look for; what is absent does not narrow. */
export type LibraryQuery = { readonly text?: string; readonly level1?: string; readonly level2?: string; readonly unit?: string; readonly reverse?: boolean };

/**
 * Entries that match all that is asked, best first: a name that starts with the text, then one that holds it, then one that
 * holds all of its words, or of a Chinese text all of its characters. Without a text in the order of the library.
 */
export function searchLibrary(query: LibraryQuery, limit = 50): readonly LibraryIndicator[] {
  const text = (query.text ?? '').trim().toLowerCase();
  const level1 = query.level1 === undefined ? null : classWord(query.level1);
  const level2 = query.level2 === undefined ? null : classWord(query.level2);
  const kept = indicatorLibrary.filter((entry) => (level1 === null || entry.level1 === level1) && (level2 === null || entry.level2.startsWith(level2))
    && (query.unit === undefined || entry.unit === query.unit) && (query.reverse === undefined || entry.reverse === query.reverse));
  if (text === '') return kept.slice(0, limit);
  return kept.map((entry) => ({ entry, rank: rankOf(entry, text) })).filter(({ rank }) => rank > 0).toSorted((left, right) => right.rank - left.rank).slice(0, limit).map(({ entry }) => entry);
}

/** The entry of an id; null where the library has none. */
export function libraryEntry(id: string): LibraryIndicator | null {
  return indicatorLibrary.find((entry) => entry.id === id) ?? null;
}

function rankOf({ name }: LibraryIndicator, text: string): number {
  const en = name.en.toLowerCase();
  if (name.zh.startsWith(text) || en.startsWith(text)) return 3;
  if (name.zh.includes(text) || en.includes(text)) return 2;
  // Within words of ASCII letters characters say nothing.
  const parts = /^[\u0020-\u007f]+$/.test(text) ? text.split(/\s+/) : [...text].filter((character) => character.trim() !== '');
  const where = `${name.zh} ${en}`;
  return parts.every((part) => where.includes(part)) ? 1 : 0;
}
