import { formatNumber } from '#reading/numbering/number-formats.ts';

/** A level of a list: `text` holds %1 to %9 for the numbers of the levels, `format` is an ST_NumberFormat. */
export type ListLevel = {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  /** Numbers of the levels above in digits, whatever their own format. */
  readonly legal: boolean;
  /** Counts on until a level below this one (counting from 0) is used; 0 never starts anew; null after every higher level. */
  readonly restartAfter: number | null;
};

/** A list as paragraphs name it: levels of the definition it shares with others, and what it changes in them. */
export type NumberedList = {
  /** Lists of one definition count on together. */
  readonly definition: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  readonly starts: ReadonlyMap<number, number>;
};

/** The automatic numbers of a document, computed in the order of its paragraphs as Word shows them. */
export class AutoNumbering {
  readonly #lists: ReadonlyMap<string, NumberedList>;
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(lists: ReadonlyMap<string, NumberedList>) {
    this.#lists = lists;
  }

  /** Counts one paragraph and answers the number in front of it, such as （三） or 2.1; empty for bullets and unknown lists. */
  next(id: string, level: number): string {
    const list = this.#lists.get(id);
    if (list === undefined || level < 0 || level > 8) return '';
    const counters = this.#counters.get(list.definition) ?? [];
    this.#counters.set(list.definition, counters);
    const startOf = (depth: number): number => list.starts.get(depth) ?? list.levels.get(depth)?.start ?? 1;
    if (!this.#begun.has(id)) {
      this.#begun.add(id);
      for (const depth of list.starts.keys()) counters[depth] = undefined;
    }
    for (let depth = 0; depth < level; depth += 1) counters[depth] ??= startOf(depth);
    counters[level] = counters[level] === undefined ? startOf(level) : (counters[level] ?? 0) + 1;
    for (let depth = level + 1; depth <= 8; depth += 1) {
      const restart = list.levels.get(depth)?.restartAfter;
      if (restart !== 0 && (restart === null || restart === undefined || level < restart)) counters[depth] = undefined;
    }
    const own = list.levels.get(level);
    if (own === undefined || own.format === 'bullet') return '';
    return own.text.replace(/%([1-9])/g, (_, place: string) => {
      const depth = place.charCodeAt(0) - 49;
      const format = own.legal && depth < level ? 'decimal' : list.levels.get(depth)?.format ?? 'decimal';
      return formatNumber(counters[depth] ?? startOf(depth), format);
    });
  }
}

/** A number in front of its paragraph; `1.` in front of `2023` would read as a decimal number. */
export function spacedNumber(number: string, text: string): string {
  return number !== '' && /^[\dA-Za-z０-９]/.test(text) ? `${number} ` : number;
}
