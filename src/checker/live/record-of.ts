import type { Fact } from '#core/fact.ts';

/** The record of the ledger that a fact is of, whether or not it has been laid out; null for what people typed. */
export function recordOf({ origin }: Fact): string | null {
  return origin.kind === 'record' ? origin.record : origin.place?.record ?? null;
}
