import type { Fact } from '#core/fact.ts';
import type { Figure } from '#core/figure.ts';
import type { FoldedText } from '#core/folded-text.ts';
import type { ReportStructure } from '#checker/structure/structure.ts';

/** Says what each figure is. Figures whose meaning is not clear yield no fact, or one of measure `other`. */
export function establishFacts(folded: FoldedText, figures: readonly Figure[], structure: ReportStructure): Fact[] {
  void folded; void figures; void structure;
  return [];
}
