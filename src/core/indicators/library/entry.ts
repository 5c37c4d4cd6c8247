import type { Bilingual } from '#core/finding.ts';
import type { Comparator } from '#core/indicators/indicator.ts';

/** Where the target of a usual indicator comes from (指标值来源). */
export const targetSources = ['计划', '合同', '历史', '行业', '预算', '法规'] as const;
export type TargetSource = (typeof targetSources)[number];

/** An indicator that projects of many kinds set, as a start for one's own: a suggestion, never a rule. */
export type LibraryIndicator = {
  /** Stable; a stored indicator names it as the entry it came from. */
  readonly id: string;
  readonly level1: '成本' | '产出' | '效益' | '满意度';
  readonly level2: string;
  readonly name: Bilingual;
  /** Of the list of usual units; null for what is judged in words. */
  readonly unit: string | null;
  readonly comparator: Comparator;
  /** Whether less is better. */
  readonly reverse: boolean;
  readonly source: TargetSource;
  /** How the result is usually obtained (取数方式). */
  readonly method: string;
};

/** One line of the library: id, name in both languages, unit, comparator, source, method. */
export type LibraryRow = readonly [id: string, zh: string, en: string, unit: string | null, comparator: Comparator, source: TargetSource, method: string];

/** Lines of one class as entries. */
export function entriesOf(level1: LibraryIndicator['level1'], level2: string, rows: readonly LibraryRow[]): readonly LibraryIndicator[] {
  return rows.map(([id, zh, en, unit, comparator, source, method]) => ({
    id, level1, level2, name: { zh, en }, unit, comparator, reverse: comparator === '≤' || comparator === '<', source, method,
  }));
}
