import type { Fact, Measure, Quantity } from '#core/fact.ts';
import type { Span } from '#core/span.ts';
import type { FundsRow, Indicator, SelfEvaluationForm } from '#checker/structure/structure.ts';

/** Unit of the numbers of a column: the kind of quantity, the unit as printed, and the power of ten of money (4 for 万元). */
export type CellUnit = { readonly kind: Quantity['kind']; readonly unit: string | null; readonly exponent: number };

/** A column of figures. */
export type ValueColumn = {
  /** Column of the grid, from 0. */
  readonly at: number;
  /** Head of the column, from top to bottom, without units. */
  readonly header: string;
  readonly measure: Measure;
  readonly unit: CellUnit;
  /**
   * What divides the amounts beside their measure, from the head: 公务用车购置及运行维护费, 小计. Empty where the head only names
   * a measure.
   */
  readonly divisions: readonly string[];
  /** Where the head names a year, or 上年 and 本年. */
  readonly year: 'current' | 'previous' | null;
  /** The base that the head of a rate names. */
  readonly base: Measure | null;
  readonly rateOf: 'execution' | 'arrival' | null;
  /** 下降额, 降幅: figures without sign that are falls. */
  readonly isFall: boolean;
};

/**
 * What a row is by its label: an `item`, one named `of-which` (其中), a `subtotal` (小计), a `total` (合计, 总计), or the `result` of
 * one side of a statement (本年收入合计).
 */
export type RowKind = 'item' | 'of-which' | 'subtotal' | 'result' | 'total';

export type TableRow = {
  /** Without numbering and 其中. */
  readonly label: string;
  readonly kind: RowKind;
  /** Level of the numbering before the label (一、 1, （一） 2, 1. 3, （1） 4) or of its code; null without. */
  readonly depth: number | null;
  readonly isCoded: boolean;
  readonly facts: ReadonlyMap<ValueColumn, Fact>;
  /** Columns whose cell holds nothing at all; 0 and a dash are not blank. */
  readonly blanks: ReadonlySet<ValueColumn>;
};

/** A table, or one of the column groups that stand beside each other in a table, with every figure as a fact. */
export type Table = {
  /** Words above the table, for comparing it with prose. */
  readonly title: string;
  readonly columns: readonly ValueColumn[];
  readonly rows: readonly TableRow[];
  /** 收入 or 支出 where the group is one side of a statement. */
  readonly side: 'income' | 'spending' | null;
};

/** A row of 项目资金 as facts. Only the row of the total carries weight, rate and score. */
export type FundsFigures = {
  readonly kind: FundsRow['kind'];
  readonly initialBudget: Fact | null;
  readonly budget: Fact | null;
  readonly spent: Fact | null;
  readonly weight: Fact | null;
  readonly rate: Fact | null;
  readonly score: Fact | null;
};

/** A row of indicators as facts; null where a cell is empty or no number. */
export type IndicatorFigures = { readonly indicator: Indicator; readonly value: Fact | null; readonly weight: Fact | null; readonly score: Fact | null };

/** A 自评表 as facts. */
export type FormFigures = {
  readonly form: SelfEvaluationForm;
  readonly funds: readonly FundsFigures[];
  readonly indicators: readonly IndicatorFigures[];
  readonly totalWeight: Fact | null;
  readonly totalScore: Fact | null;
};

/** The tables and forms of a document, and the stretches whose figures they account for. */
export type ReadTables = {
  readonly tables: readonly Table[];
  readonly forms: readonly FormFigures[];
  readonly facts: readonly Fact[];
  /** In order of place, without overlap. */
  readonly covered: readonly Span[];
};
