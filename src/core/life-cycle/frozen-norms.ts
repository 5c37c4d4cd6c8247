import { formatDecimal, parseDecimal } from '#core/decimal.ts';
import type { Json } from '#core/life-cycle/difference.ts';
import type { NormBook, NormCodes, NormValue } from '#core/norm-book.ts';

/** The norms of a day at a place as they are kept with a fixed version. */
export type FrozenNorms = {
  readonly asOf: string;
  readonly place: string;
  readonly values: readonly (Omit<NormValue, 'value'> & { readonly value: string })[];
  readonly codes: readonly NormCodes[];
};

/** Every value and choice that could be looked up on a day at a place: those of the place and of what it lies in, in force that day. */
export function freezeNorms(book: NormBook, asOf: string, place: string): FrozenNorms {
  const holds = (entry: { readonly place: string; readonly from: string; readonly until: string | null }): boolean =>
    (entry.place === '' || entry.place === place || place.startsWith(`${entry.place}/`)) && entry.from <= asOf && (entry.until === null || asOf <= entry.until);
  return {
    asOf, place,
    values: book.values.filter(holds).map((entry) => ({ ...entry, value: formatDecimal(entry.value) })),
    codes: (book.codes ?? []).filter(holds),
  };
}

/** The same as a norm book again, so that what was decided by it can be worked out as on its day. Throws on values that are no numbers. */
export function thawNorms(frozen: FrozenNorms): NormBook {
  return {
    documents: [],
    values: frozen.values.map((entry) => {
      const value = parseDecimal(entry.value);
      if (value === null) throw new Error(`not a number in kept norms: ${entry.id}`);
      return { ...entry, value };
    }),
    codes: frozen.codes,
  };
}

/** As JSON that a store keeps. */
export function frozenAsJson(frozen: FrozenNorms): Json {
  const kept: Json = JSON.parse(JSON.stringify(frozen));
  return kept;
}
