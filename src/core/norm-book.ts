import type { Decimal } from '#core/decimal.ts';
import type { Bilingual } from '#core/finding.ts';

/** A regulation: 文号, title, issuer, when it holds, and whether its text was verified. */
export type NormDocument = {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly issuer: string;
  readonly issued: string | null;
  readonly effective: string | null;
  readonly repealed: string | null;
  readonly verified: boolean;
};

/** A value of a regulation with its source; `verified` false is shown to people wherever the value is used. */
export type NormValue = {
  readonly id: string;
  readonly value: Decimal;
  readonly unit: string;
  readonly place: string;
  readonly from: string;
  readonly until: string | null;
  readonly force: '应当' | '原则上' | '惯例';
  readonly document: string;
  readonly article: string | null;
  readonly verified: boolean;
  readonly title: Bilingual;
};

/** The field's rules as dated, placed, sourced data. Read at the edge, passed in. */
export type NormBook = { readonly documents: readonly NormDocument[]; readonly values: readonly NormValue[] };

/**
 * The value in force on a day at a place, looked up from city to province to nation; null when the book has none.
 *
 * @param date ISO day, `2024-05-14`
 * @param place `江西省/赣州市`; an empty string is the nation
 */
export function valueAt(book: NormBook, id: string, date: string, place: string): NormValue | null {
  const places = place === '' ? [] : place.split('/').map((_, depth, parts) => parts.slice(0, parts.length - depth).join('/'));
  for (const candidate of [...places, '']) {
    const found = book.values.find((value) => value.id === id && value.place === candidate
      && value.from <= date && (value.until === null || date <= value.until));
    if (found !== undefined) return found;
  }
  return null;
}
