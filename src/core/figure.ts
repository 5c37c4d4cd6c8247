import type { Decimal } from '#core/decimal.ts';

/** `points` are 个百分点; `number` is a bare number whose unit is missing or stands elsewhere, such as in a table's head. */
export type FigureKind = 'money' | 'percent' | 'points' | 'count' | 'date' | 'document-number' | 'number';

/** Words that make a figure inexact. 余 多 超过 突破 以上 mean at least, 不足 以下 at most, 约 about, 近 just under. */
export type Approximator = '约' | '近' | '余' | '多' | '超过' | '突破' | '以上' | '不足' | '以下';

/** A day, a month or a year; `part` is 上旬 中旬 下旬 初 底 末. Parts that are not printed are null. */
export type CalendarDate = {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly part: string | null;
};

/** Why a figure is malformed: `grouping` 11,25791; `points` 1.2.3; `stray` a sign where none belongs. */
export type Malformed = { readonly why: 'grouping' | 'points' | 'stray'; readonly readings: readonly Decimal[] };

/** A figure as it is printed: a string first, an exact value second. */
export type Figure = {
  readonly kind: FigureKind;
  /**
   * Offsets into the folded text, from the sign, ¥ or first digit to the end of the unit: 1200余条, 500万元/个, 90%.
   * 约 and 超过 before it and 以上, 以下, 左右 behind it stand outside; they are in `approximator`.
   */
  readonly start: number;
  readonly end: number;
  /** The number as printed, before 万 or 亿 multiply it: its scale is the number of printed decimals. Null when malformed or not a number. */
  readonly printed: Decimal | null;
  /** Money in yuan, percent in percent, counts in their unit (万 and 亿 multiplied in). Null when malformed or not a number. */
  readonly value: Decimal | null;
  /**
   * `万元`, `元`, `亿元`, `万` where 元 is left out; `%` (百分之九十 too), `‰`, `成`, `个百分点`; or the measure word alone: 家, 项, 平方米,
   * 请求数/秒. Money of another currency keeps its name (万美元), and `value` is then in that currency.
   */
  readonly unit: string | null;
  /** The unit a price is for: 个 in 500万元/个, 人 in 2万元/人. */
  readonly per: string | null;
  readonly approximator: Approximator | null;
  readonly malformed: Malformed | null;
  /** First day of a period, or the day, month or year itself. */
  readonly date: CalendarDate | null;
  /** Last day of a period such as 1～12月 or 5月20日至27日. */
  readonly until: CalendarDate | null;
  /** Printed with thousands marks. */
  readonly grouped: boolean;
  /** Written with Chinese numerals: 两家, 百分之九十, 贰仟万元整. */
  readonly inWords: boolean;
};
