import type { Claim } from '#core/claim.ts';
import { rejudge } from '#checker/claims/relations/rejudge.ts';
import type { RuleContext } from '#checker/rules/rule.ts';

const known = new WeakMap<RuleContext, readonly Claim[]>();

/** Figures of a table that the text gives otherwise. */
function tableRepeats(context: RuleContext): readonly Claim[] {
  let repeats = known.get(context);
  if (repeats === undefined) {
    repeats = context.claims.filter((claim) => claim.kind === 'repeat' && claim.basis === 'table' && claim.verdict === 'inconsistent');
    known.set(context, repeats);
  }
  return repeats;
}

/**
 * The repeat that explains why a claim does not hold: one of its operands is given otherwise elsewhere, and with that
 * figure it holds. One cause is one finding, that of the repeat.
 */
export function explainingRepeat(context: RuleContext, claim: Claim): Claim | null {
  return tableRepeats(context).find((repeat) => claim !== repeat && claim.operands.some((operand) => holdsWithOther(claim, repeat, operand))) ?? null;
}

/** Whether the claim that one of the two figures of a repeat is stated in says already that it is wrong, and the other would be right. */
export function isSaidByOther(context: RuleContext, repeat: Claim): boolean {
  if (repeat.basis !== 'table') return false;
  return context.claims.some((claim) => claim.kind !== 'repeat' && (claim.verdict === 'inconsistent' || claim.verdict === 'other-basis')
    && (claim.stated === repeat.stated || claim.stated === repeat.operands[0]) && holdsWithOther(claim, repeat, claim.stated));
}

/** The claims that a repeat explains. */
export function explainedBy(context: RuleContext, repeat: Claim): readonly Claim[] {
  if (repeat.basis !== 'table') return [];
  return context.claims.filter((claim) => claim.kind !== 'repeat' && claim.verdict === 'inconsistent' && claim.operands.some((operand) => holdsWithOther(claim, repeat, operand)));
}

function holdsWithOther(claim: Claim, repeat: Claim, fact: Claim['stated']): boolean {
  const other = fact === repeat.stated ? repeat.operands[0] : fact === repeat.operands[0] ? repeat.stated : undefined;
  if (other === undefined) return false;
  const { verdict } = rejudge(claim, new Map([[fact, other.quantity]]));
  return verdict === 'exact' || verdict === 'other-rounding' || verdict === 'only-by-rounding';
}
