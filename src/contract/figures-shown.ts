import type { FundsFigures, NormReference, Rate } from '#contract/funds.ts';
import type { FundsSummary } from '#core/ledger/funds.ts';
import { yuanOfFen } from '#core/ledger/money.ts';
import type { NormCodes, NormValue } from '#core/norm-book.ts';
import { printedPercent, type ExecutionRate } from '#core/scoring/execution-rate.ts';

const yuanOrNull = (fen: bigint | null): string | null => (fen === null ? null : yuanOfFen(fen));

/** A summary as it crosses the interface: decimal strings in yuan, null where there is no record. */
export function figuresOf(funds: FundsSummary): FundsFigures {
  return {
    budget: yuanOrNull(funds.initial ?? funds.adjusted), planned: yuanOrNull(funds.planned), issued: yuanOrNull(funds.issued), received: yuanOrNull(funds.received), spent: yuanOrNull(funds.spent),
    initial: yuanOrNull(funds.initial), adjusted: yuanOrNull(funds.adjusted), carriedIn: yuanOrNull(funds.carriedIn), carriedOut: yuanOrNull(funds.carriedOut),
    reclaimed: yuanOrNull(funds.reclaimed), cancelled: yuanOrNull(funds.cancelled), passedOn: yuanOrNull(funds.passedOn), used: yuanOrNull(funds.used),
  };
}

export function normReferenceOf(norm: NormValue | NormCodes): NormReference {
  return { id: norm.id, document: norm.document, title: norm.title, place: norm.place, from: norm.from, force: norm.force, verified: norm.verified };
}

/** Rates as they cross the interface, percent to two decimals half up. */
export function ratesShown(rates: readonly ExecutionRate[]): readonly Rate[] {
  return rates.map(({ kind, basis, rate, legal, norm }) => ({ kind, basis, percent: printedPercent(rate), legal, norm: norm === null ? null : normReferenceOf(norm) }));
}
