import type { Decimal } from '#core/decimal.ts';
import type { Approximator, FigureKind } from '#core/figure.ts';

/** What stands behind a number and says what it is. */
export type Unit = {
  readonly kind: FigureKind;
  readonly unit: string | null;
  /** The power of ten that 万 or 亿 multiply the printed number by. */
  readonly exponent: number;
  readonly per: string | null;
  /** 余 or 多 between number and unit. */
  readonly approximator: Approximator | null;
  readonly end: number;
  /** A second part, as 3000万 in 1亿3000万元: the first is shifted into its unit and the two are added. */
  readonly part: { readonly shift: number; readonly value: Decimal } | null;
  /** A sign or unit stands where none belongs: 3.5.万元, 98%%. */
  readonly stray: boolean;
  /** The power of ten if the doubled 万万 is meant as it is written. */
  readonly strayExponent: number | null;
};

/** A unit with nothing special about it. */
export const plainUnit = { per: null, approximator: null, part: null, stray: false, strayExponent: null } as const;
