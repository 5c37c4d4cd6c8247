import type { Span } from '#core/span.ts';

/** A word that is looked for, with whatever its list says of it. Words have at least two characters. */
export type ListedWord = { readonly word: string };

export type WordHit<Entry> = Span & { readonly entry: Entry };

/** Finds the words of one list in a text: every place, in order, the longest word where several begin, none overlapping. */
export type WordFinder<Entry> = (text: string) => readonly WordHit<Entry>[];

/** One word of one list; `list` is the number of the list. */
type Wanted = { readonly list: number; readonly word: string; readonly entry: ListedWord };

/** All words of all lists by their first two characters, the longest first. */
const wanted = new Map<number, Wanted[]>();
/** Whether some word may begin with two characters, by a hash of both: most places are dismissed here. */
const heads = new Uint8Array(0x10000);
let lists = 0;

/** What the last pass found, by list. Rules ask one after another about one text, so that one pass serves them all. */
let last: { readonly text: string; readonly lists: number; readonly hits: WordHit<ListedWord>[][] } | null = null;

/** Prepares a list. However many lists there are, a text is passed over once. */
export function wordFinder<Entry extends ListedWord>(entries: readonly Entry[]): WordFinder<Entry> {
  const list = lists;
  lists += 1;
  for (const entry of entries) {
    const { word } = entry;
    const first = word.charCodeAt(0);
    const second = word.charCodeAt(1);
    heads[hashOf(first, second)] = 1;
    const key = first * 0x10000 + second;
    wanted.set(key, [...(wanted.get(key) ?? []), { list, word, entry }].sort((left, right) => right.word.length - left.word.length));
  }
  const own = new Set<ListedWord>(entries);
  const isOwn = (hit: WordHit<ListedWord>): hit is WordHit<Entry> => own.has(hit.entry);
  return (text) => {
    if (last === null || last.lists !== lists || last.text !== text) last = { text, lists, hits: findAll(text) };
    return (last.hits[list] ?? []).filter(isOwn);
  };
}

function hashOf(first: number, second: number): number {
  return (first * 31 + second) & 0xffff;
}

function findAll(text: string): WordHit<ListedWord>[][] {
  const hits: WordHit<ListedWord>[][] = Array.from({ length: lists }, () => []);
  const free = new Uint32Array(lists);
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (heads[hashOf(before, code)] === 1 && at > 0) {
      for (const { list, word, entry } of wanted.get(before * 0x10000 + code) ?? []) {
        const start = at - 1;
        if (start < (free[list] ?? 0) || !text.startsWith(word, start)) continue;
        free[list] = start + word.length;
        hits[list]?.push({ entry, start, end: start + word.length });
      }
    }
    before = code;
  }
  return hits;
}

/** Where one word stands in a text, in order, not overlapping. */
export function* placesOf(text: string, word: string): Generator<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) yield at;
}

export const isIdeograph = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
