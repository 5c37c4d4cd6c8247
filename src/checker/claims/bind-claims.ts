import type { Claim } from '#core/claim.ts';
import type { Fact } from '#core/fact.ts';
import type { FoldedText } from '#core/folded-text.ts';
import type { ReportStructure } from '#checker/structure/structure.ts';

/** Binds facts of a text to the relations they state, and judges each. */
export function bindClaims(folded: FoldedText, facts: readonly Fact[], structure: ReportStructure): Claim[] {
  void folded; void facts; void structure;
  return [];
}
