import type { Claim } from '#core/claim.ts';
import type { FoldedText } from '#core/folded-text.ts';
import { bindCarryOver, bindCounts } from '#checker/claims/binding/bind-counts.ts';
import { bindDifferences } from '#checker/claims/binding/bind-differences.ts';
import { bindGrowth } from '#checker/claims/binding/bind-growth.ts';
import { bindLikely } from '#checker/claims/binding/bind-likely.ts';
import { bindLists } from '#checker/claims/binding/bind-lists.ts';
import { bindSavings } from '#checker/claims/binding/bind-savings.ts';
import { bindProducts } from '#checker/claims/binding/bind-products.ts';
import { bindRates } from '#checker/claims/binding/bind-rates.ts';
import { bindRepeats } from '#checker/claims/binding/bind-repeats.ts';
import { bindShares } from '#checker/claims/binding/bind-shares.ts';
import { bindSums } from '#checker/claims/binding/bind-sums.ts';
import { makeScope } from '#checker/claims/binding/scope.ts';
import type { Mention } from '#checker/facts/mention.ts';
import type { ReportStructure } from '#checker/structure/structure.ts';

/** Binds the facts of a text to the relations that its words state, and judges each. In order of kind, then of place. */
export function bindClaims(folded: FoldedText, mentions: readonly Mention[], structure: ReportStructure): Claim[] {
  const scope = makeScope(folded.text, mentions, structure);
  const lists = bindLists(scope);
  const bound = [
    ...bindRates(scope),
    ...bindSavings(scope),
    ...bindShares(scope, lists),
    ...bindSums(scope, lists),
    ...bindProducts(scope),
    ...bindGrowth(scope),
    ...bindDifferences(scope),
    ...bindRepeats(scope),
    ...bindCounts(scope),
    ...bindCarryOver(scope),
  ];
  const likely = bindLikely(scope, bound);
  if (likely.length === 0) return bound;
  const replaced = new Set(likely.map((claim) => claim.stated));
  return [...bound.filter((claim) => claim.verdict !== 'undecidable' || claim.reason !== 'operand-missing' || !replaced.has(claim.stated)), ...likely];
}
