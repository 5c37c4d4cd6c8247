import type { Decimal } from '#core/decimal.ts';

/** ≥ ≤ = > < for numbers, 定性 for what is judged in words. */
export const comparators = ['≥', '≤', '=', '>', '<', '定性'] as const;
export type Comparator = (typeof comparators)[number];

/** How far a qualitative indicator was reached. */
export const qualitativeBands = ['达成', '部分达成', '未达成'] as const;
export type QualitativeBand = (typeof qualitativeBands)[number];

/** A performance indicator with its target, as the forms have it. */
export type LedgerIndicator = {
  readonly id: string;
  readonly level1: string;
  readonly level2: string | null;
  readonly name: string;
  readonly comparator: Comparator;
  /** The target, or the lower end of a range. */
  readonly target: Decimal | null;
  readonly targetUpper: Decimal | null;
  readonly targetText: string | null;
  readonly unit: string | null;
  /** Points (分值). */
  readonly weight: Decimal | null;
  readonly required: boolean;
};

/** What a target rests on and how its result is found. */
export type IndicatorDescription = {
  /** Value of the year before, of the plan or of the trade. */
  readonly baseline: string | null;
  /** Where the target comes from (指标值来源). */
  readonly source: string | null;
  /** How the result is obtained (取数方式). */
  readonly method: string | null;
};

/** What was reached. */
export type LedgerResult = {
  readonly value: Decimal | null;
  readonly valueText: string | null;
  /** Where the value is a share: what it is the quotient of. */
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  readonly asOf: string | null;
  /** For 定性: the band, and the percent of the points within it. */
  readonly band: QualitativeBand | null;
  readonly bandPercent: Decimal | null;
  readonly reason: string | null;
  readonly measures: string | null;
};
