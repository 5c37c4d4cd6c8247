import type { Decimal } from '#core/decimal.ts';
import type { Bilingual } from '#core/finding.ts';

/** A regulation, form or usage: 文号, title, issuer, when it holds, and whether its text was verified. Days are ISO days. */
export type NormDocument = {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly issuer: string;
  readonly issued: string | null;
  readonly effective: string | null;
  readonly repealed: string | null;
  readonly verified: boolean;
  /** What of it was seen, and what was not. */
  readonly verification?: string;
  readonly note?: string;
  /** Public address of the text, where there is an official one. */
  readonly source?: string;
};

/** How binding a norm is: must, in principle, usage. */
export type NormForce = '应当' | '原则上' | '惯例';

/** A value of a regulation with its source; `verified` false is shown to people wherever the value is used. */
export type NormValue = {
  readonly id: string;
  readonly value: Decimal;
  readonly unit: string;
  readonly place: string;
  /** First and last day, both included; null is still in force. */
  readonly from: string;
  readonly until: string | null;
  readonly force: NormForce;
  readonly document: string;
  readonly article: string | null;
  readonly verified: boolean;
  readonly title: Bilingual;
  readonly note?: string;
};

/** A choice of a regulation that is no number, such as the measure a form takes as the base of the execution rate. */
export type NormCodes = Omit<NormValue, 'value' | 'unit'> & { readonly codes: readonly string[] };

/** A list of official words: units, classes of indicators, kinds of papers. */
export type NormList = {
  readonly id: string;
  readonly title: Bilingual;
  readonly document: string;
  readonly verified: boolean;
  readonly note?: string;
  readonly entries: readonly NormListEntry[];
};

export type NormListEntry = Bilingual & {
  readonly code: string;
  /** What one of the unit is in the base unit of its list. */
  readonly factor?: Decimal;
  readonly children?: readonly string[];
};

/** The field's rules as dated, placed, sourced data. Read at the edge, passed in. */
export type NormBook = {
  readonly documents: readonly NormDocument[];
  readonly values: readonly NormValue[];
  readonly codes?: readonly NormCodes[];
  readonly lists?: readonly NormList[];
};

/**
 * The value in force on a day at a place, looked up from city to province to nation; null when the book has none.
 *
 * @param date ISO day, `2024-05-14`
 * @param place `江西省/赣州市`; an empty string is the nation
 */
export function valueAt(book: NormBook, id: string, date: string, place: string): NormValue | null {
  return entryAt(book.values, id, date, place);
}

/** The codes in force on a day at a place, looked up like a value; null when the book has none. */
export function codesAt(book: NormBook, id: string, date: string, place: string): NormCodes | null {
  return entryAt(book.codes ?? [], id, date, place);
}

/** A list of official words by its id; null when the book has none. */
export function listOf(book: NormBook, id: string): NormList | null {
  return book.lists?.find((list) => list.id === id) ?? null;
}

/** The card behind a value; null when the book lacks it. */
export function documentOf(book: NormBook, entry: { readonly document: string }): NormDocument | null {
  return book.documents.find((document) => document.id === entry.document) ?? null;
}

type Placed = Pick<NormValue, 'id' | 'place' | 'from' | 'until'>;

/** What was looked up before; a book never changes, and one project after the other asks the same of it. */
const known = new WeakMap<readonly Placed[], Map<string, unknown>>();
const mostKnown = 20_000;

function entryAt<Entry extends Placed>(entries: readonly Entry[], id: string, date: string, place: string): Entry | null {
  let answers = known.get(entries) as Map<string, Entry | null> | undefined;
  if (answers === undefined || answers.size > mostKnown) {
    answers = new Map();
    known.set(entries, answers);
  }
  const key = `${id} ${date} ${place}`;
  let answer = answers.get(key);
  if (answer === undefined) {
    answer = searchEntry(entries, id, date, place);
    answers.set(key, answer);
  }
  return answer;
}

function searchEntry<Entry extends Placed>(entries: readonly Entry[], id: string, date: string, place: string): Entry | null {
  const places = place === '' ? [] : place.split('/').map((_, depth, parts) => parts.slice(0, parts.length - depth).join('/'));
  for (const candidate of [...places, '']) {
    const found = entries.find((entry) => entry.id === id && entry.place === candidate
      && entry.from <= date && (entry.until === null || date <= entry.until));
    if (found !== undefined) return found;
  }
  return null;
}
