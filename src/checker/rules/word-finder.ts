import type { Span } from '#core/span.ts';

/** A word that is looked for, with whatever its list says of it. Words have at least two characters. */
export type ListedWord = { readonly word: string };

export type WordHit<Entry> = Span & { readonly entry: Entry };

/** Finds the words of one list in a text: every place, in order, the longest word where several begin, none overlapping. */
export type WordFinder<Entry> = (text: string) => WordHit<Entry>[];

const pairOf = (first: number, second: number): number => (first * 31 + second) & 0xffff;

/** Prepares a list for one pass over a text, whatever the number of words. */
export function wordFinder<Entry extends ListedWord>(entries: readonly Entry[]): WordFinder<Entry> {
  const heads = new Uint8Array(0x10000);
  const byHead = new Map<string, Entry[]>();
  for (const entry of [...entries].sort((left, right) => right.word.length - left.word.length)) {
    const head = entry.word.slice(0, 2);
    heads[pairOf(head.charCodeAt(0), head.charCodeAt(1))] = 1;
    byHead.set(head, [...(byHead.get(head) ?? []), entry]);
  }
  return (text) => {
    const hits: WordHit<Entry>[] = [];
    let before = 0;
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (heads[pairOf(before, code)] === 1 && at - 1 >= from) {
        const start = at - 1;
        const entry = byHead.get(text.slice(start, at + 1))?.find(({ word }) => text.startsWith(word, start));
        if (entry !== undefined) {
          from = start + entry.word.length;
          hits.push({ entry, start, end: from });
        }
      }
      before = code;
    }
    return hits;
  };
}

/** Where one word stands in a text, in order, not overlapping. */
export function* placesOf(text: string, word: string): Generator<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) yield at;
}

export const isIdeograph = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
