import type { Decimal } from '#core/decimal.ts';
import { plainDecimal } from '#core/decimal.ts';
import type { FundsSummary } from '#core/ledger/funds.ts';
import { codesAt, type NormBook, type NormCodes } from '#core/norm-book.ts';
import { multiplyRationals, rational, roundHalfUp, type Rational } from '#core/rational.ts';

/** What a rate may be taken of: 年初预算数, 全年预算数（调整后）, 计划支出, 下达指标, 到位资金, and for what was passed on the money paid to others. */
export const rateBases = ['budget', 'adjusted-budget', 'planned', 'issued', 'received', 'paid'] as const;
export type RateBasis = (typeof rateBases)[number];

/** `execution` 支出 ÷ basis · `arrival` 到位率 · `use` 实际使用率: used by the recipient ÷ paid to it. */
export type RateKind = 'execution' | 'arrival' | 'use';

export type ExecutionRate = {
  readonly kind: RateKind;
  readonly basis: RateBasis;
  readonly numeratorFen: bigint;
  readonly denominatorFen: bigint;
  /** In percent, exact. */
  readonly rate: Rational;
  /** The one that the form of the day and place asks for. */
  readonly legal: boolean;
  readonly norm: NormCodes | null;
};

/** Forms that lay down a base of the execution rate. */
export type RateForm = 'self-evaluation' | 'department-evaluation' | 'whole-department' | 'final-accounts';

/** Percent to two decimals, half up, without trailing zeros: `72.07`, `40.9`, `100`. */
export function printedPercent(rate: Rational): string {
  return plainDecimal(percentOf(rate));
}

export function percentOf(rate: Rational): Decimal {
  return roundHalfUp(rate, 2);
}

/**
 * Every execution rate that a summary gives: spent over each base that is recorded and not zero, beside 到位率 and 实际使用率.
 * The legal one is that of `execution-rate-base/<form>` of the norm book; where the ledger has no adjustment the adjusted
 * budget is the opening budget. Of totals the same function gives the ratio of sums.
 */
export function executionRates(funds: FundsSummary, form: RateForm, norms: NormBook, date: string, place: string): readonly ExecutionRate[] {
  const norm = codesAt(norms, `execution-rate-base/${form}`, date, place);
  const bases: readonly (readonly [RateBasis, bigint | null])[] = [
    ['budget', funds.initial], ['adjusted-budget', funds.adjusted], ['planned', funds.planned], ['issued', funds.issued], ['received', funds.received],
  ];
  const rates: ExecutionRate[] = [];
  const add = (kind: RateKind, basis: RateBasis, numerator: bigint | null, denominator: bigint | null): void => {
    if (numerator === null || denominator === null || denominator <= 0n) return;
    const legal = kind === 'execution' && norm?.codes.includes(basis) === true;
    rates.push({
      kind, basis, numeratorFen: numerator, denominatorFen: denominator, rate: multiplyRationals(rational(numerator, denominator), rational(100n, 1n)), legal, norm: legal ? norm : null,
    });
  };
  for (const [basis, amount] of bases) add('execution', basis, funds.spent, amount);
  add('arrival', 'adjusted-budget', funds.received, funds.adjusted);
  add('use', 'paid', funds.used, funds.spent);
  return rates;
}

/** The rate that the form asks for; null where its base or the spending is not recorded, or the base is zero. */
export function legalRate(rates: readonly ExecutionRate[]): ExecutionRate | null {
  return rates.find(({ legal }) => legal) ?? null;
}

/** The legal rate alone, where a list of many projects shows no other. */
export function legalExecutionRate(funds: FundsSummary, form: RateForm, norms: NormBook, date: string, place: string): ExecutionRate | null {
  const norm = codesAt(norms, `execution-rate-base/${form}`, date, place);
  const amounts: readonly (readonly [RateBasis, bigint | null])[] = [
    ['budget', funds.initial], ['adjusted-budget', funds.adjusted], ['planned', funds.planned], ['issued', funds.issued], ['received', funds.received],
  ];
  for (const [basis, amount] of amounts) {
    if (funds.spent !== null && amount !== null && amount > 0n && norm?.codes.includes(basis) === true) {
      return { kind: 'execution', basis, numeratorFen: funds.spent, denominatorFen: amount, rate: rational(funds.spent * 100n, amount), legal: true, norm };
    }
  }
  return null;
}
