import type { Fact } from '#core/fact.ts';
import type { Interval } from '#core/interval.ts';
import type { Span } from '#core/span.ts';

export type ClaimKind = 'rate' | 'share' | 'sum' | 'product' | 'difference' | 'growth' | 'repeat' | 'score' | 'year';

/** How a claim fares when it is recomputed; tried in this order. */
export type Verdict = 'exact' | 'other-rounding' | 'only-by-rounding' | 'other-basis' | 'inconsistent' | 'undecidable';

/** Why a claim could not be judged. */
export type Undecidable = 'operand-missing' | 'candidates-disagree' | 'unit-unknown' | 'malformed' | 'zero-base' | 'approximate';

/** Facts in a relation that must hold, and what recomputing it says. Independent of where the facts come from. */
export type Claim = {
  readonly kind: ClaimKind;
  readonly project: number;
  /** The figure that the relation explains: the rate, the total, the product. */
  readonly stated: Fact;
  /** Numerator and denominator; parts; unit price and number; current, change and base. In the order of the relation. */
  readonly operands: readonly Fact[];
  readonly verdict: Verdict;
  /** What the operands give, in the unit of the stated figure; null when it cannot be worked out. */
  readonly recomputed: Interval | null;
  /** The base that was used, or that fits: budget, received, planned … */
  readonly basis: string | null;
  readonly reason: Undecidable | null;
  /** For `other-basis`: the fact that would make it exact. */
  readonly fittingBasis: Fact | null;
  /** For relations stated in words alone: 决算数小于预算数 says that the stated figure is less than the operand. */
  readonly comparison: 'less' | 'greater' | 'equal' | null;
  /** 增长 or 下降 as the text says it, for growth. */
  readonly direction: 'up' | 'down' | null;
  /** The words that state the relation, where they are not next to the stated figure. */
  readonly words: Span | null;
  /** A change said to go up beside a rate said to go down, or the other way round. */
  readonly wordsDisagree: boolean;
  /** Whether parts are said to make up the whole (包括, 分别), or are named among others (其中). */
  readonly exhaustive: boolean;
};
