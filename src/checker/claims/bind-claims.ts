import type { Claim } from '#core/claim.ts';
import type { FoldedText } from '#core/folded-text.ts';
import type { Mention } from '#checker/facts/mention.ts';
import type { ReportStructure } from '#checker/structure/structure.ts';

/** Binds facts of a text to the relations they state, and judges each. */
export function bindClaims(folded: FoldedText, mentions: readonly Mention[], structure: ReportStructure): Claim[] {
  void folded; void mentions; void structure;
  return [];
}
