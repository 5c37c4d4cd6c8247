import type { Decimal } from '#core/decimal.ts';
import type { Approximator, CalendarDate } from '#core/figure.ts';
import type { Place } from '#core/document.ts';
import type { Span } from '#core/span.ts';

/**
 * What a quantity is. Money: `budget` 年初预算 or 年度预算, `adjusted-budget` 全年预算（调整后）, `planned` 计划支出, `issued` 下达指标,
 * `received` 到位, `spent` 支出, `balance` 结余, `total` a named total, `part` an item of a total, `change` 增减额, `unit-price`,
 * `previous` the same figure of the year before. Rates: `execution-rate` 执行率 使用率, `share` 占比, `growth-rate` 增减率.
 * `indicator` is a result of a performance indicator.
 */
export type Measure =
  | 'budget' | 'adjusted-budget' | 'planned' | 'issued' | 'received' | 'spent' | 'balance'
  | 'total' | 'part' | 'change' | 'previous' | 'unit-price'
  | 'execution-rate' | 'share' | 'growth-rate' | 'score' | 'weight' | 'count' | 'indicator' | 'other';

/** A value with the precision it was given in: amounts in yuan, rates in percent, counts in `unit`. */
export type Quantity = {
  readonly kind: 'money' | 'percent' | 'points' | 'count' | 'number';
  /** Null when the figure is malformed. */
  readonly value: Decimal | null;
  /** The number as printed; its scale is the printed decimals. For a record of the ledger the same as the value. */
  readonly printed: Decimal | null;
  /** Power of ten between printed and value: 4 for 万元. */
  readonly exponent: number;
  readonly unit: string | null;
  readonly approximator: Approximator | null;
};

/** Where a fact comes from: a place in a text, or a record of the ledger. */
export type Origin =
  | { readonly kind: 'text'; readonly span: Span; readonly place?: Place }
  | { readonly kind: 'record'; readonly record: string };

/** A quantity with its meaning and its origin. The same type serves foreign reports, our own reports and the live ledger. */
export type Fact = {
  readonly measure: Measure;
  readonly quantity: Quantity;
  /** Ordinal of the project; 0 for the report as a whole. */
  readonly project: number;
  /** What it is a figure of, as written: 科技平台和人才项目…费, 住房保障支出（类）. Empty when it is of the project itself. */
  readonly subject: string;
  readonly asOf: CalendarDate | null;
  readonly origin: Origin;
};
