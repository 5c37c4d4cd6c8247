import type { Fact } from '#core/fact.ts';
import type { Figure } from '#core/figure.ts';
import type { SectionKind } from '#checker/structure/structure.ts';

/** Which base a stated rate names: 完成年初预算的, 完成全年预算数的; null when it only says 执行率 or 使用率. */
export type BasisHint = 'budget' | 'adjusted-budget' | 'planned' | 'issued' | 'received' | null;

/**
 * A fact of a text with what its place says: the words around the figure, from which facts are bound to each other.
 * Positions are offsets into the folded text.
 */
export type Mention = {
  readonly fact: Fact;
  readonly figure: Figure;
  /** Index in the list of all mentions, in order of place. */
  readonly index: number;
  readonly block: number;
  readonly sentence: number;
  readonly section: SectionKind;
  /** Words between the figure before, or the start of the sentence, and this figure. */
  readonly label: string;
  /** Words from the start of the clause (after ，；：) to this figure, figures included. */
  readonly clause: string;
  /** Words behind the figure up to the next figure or the end of the sentence. */
  readonly tail: string;
  /** The subject without what changes from mention to mention (年度, quotes, 决算数), for comparing. */
  readonly subjectKey: string;
  /** The subject that the words right before the figure name; empty where the fact has taken over that of its item. */
  readonly ownSubject: string;
  /** Every figure of one item (a numbered paragraph, an entry of a list behind 其中) has the same number. */
  readonly item: number;
  /** 增加 增长 up, 减少 下降 down; null where no direction is said. */
  readonly direction: 'up' | 'down' | null;
  readonly basisHint: BasisHint;
  /** 完成预算15万元的82.33%, 占到位资金432万元的95%: the whole is the figure right before. */
  readonly wholeIsBefore: boolean;
  /** 到位率 is received / budget; an execution rate is spent / budget. */
  readonly rateOf: 'execution' | 'arrival' | null;
  /** The year of the sentence when it is not the report's: 在2024年2月…拨付. */
  readonly otherYear: number | null;
  /** Amount of 预算 that is a price of one piece, 人均 or /个. */
  readonly isUnitPrice: boolean;
};
