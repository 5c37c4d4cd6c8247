import type { Claim } from '#core/claim.ts';
import type { Fact, Measure } from '#core/fact.ts';
import { makeClaim } from '#checker/claims/binding/scope.ts';
import { judgeRepeat } from '#checker/claims/relations/amounts.ts';
import { undecidable } from '#checker/claims/relations/judgement.ts';
import { judgeQuotient } from '#checker/claims/relations/quotient.ts';
import type { Mention } from '#checker/facts/mention.ts';

/** What a typed amount is held against, in the order in which it may be meant. */
const counterparts: Partial<Record<Measure, readonly Measure[]>> = {
  budget: ['adjusted-budget', 'budget'], 'adjusted-budget': ['adjusted-budget'], planned: ['planned'], issued: ['issued'], received: ['received'], spent: ['spent'],
};
/** Words that say an amount is of a part. */
const ofPart = /其中|分别|另|余|经|由/;
const otherBases: readonly Measure[] = ['budget', 'planned', 'issued', 'received'];

/**
 * Figures that a person typed into a narrative, instead of setting a live figure, against the ledger: an execution rate
 * against spending and its basis, an amount of the whole project against the record of the same meaning. Amounts are judged
 * in the section that sums up the money alone; elsewhere they may be of anything.
 */
export function claimsOfTyped(mentions: readonly Mention[], facts: readonly Fact[]): Claim[] {
  const own = (measure: Measure): Fact | null => facts.find((fact) => fact.measure === measure && fact.subject === '') ?? null;
  return mentions.flatMap((mention): Claim[] => {
    const { fact, rateOf, basisHint, otherYear } = mention;
    if (otherYear !== null || fact.subject !== '' || mention.isUnitPrice) return [];
    if (fact.measure === 'execution-rate' && fact.quantity.kind === 'percent') {
      const numerator = own(rateOf === 'arrival' ? 'received' : 'spent');
      const base = basisHint === null ? own('adjusted-budget') ?? own('budget') : own(basisHint) ?? (basisHint === 'budget' ? own('adjusted-budget') : null);
      if (numerator === null || base === null) return [makeClaim('rate', mention, numerator === null ? [] : [numerator], undecidable('operand-missing'))];
      const judged = judgeQuotient(fact.quantity, numerator.quantity, base.quantity);
      const fitting = judged.verdict !== 'inconsistent' || rateOf === 'arrival' ? null
        : otherBases.map(own).find((other) => other !== null && other !== base && judgeQuotient(fact.quantity, numerator.quantity, other.quantity).verdict === 'exact') ?? null;
      return [makeClaim('rate', mention, [numerator, base], fitting === null ? judged : { ...judged, verdict: 'other-basis' }, { basis: base.measure, fittingBasis: fitting })];
    }
    if (fact.quantity.kind !== 'money' || mention.section !== 'funds' || ofPart.test(mention.clause)) return [];
    const candidates = (counterparts[fact.measure] ?? []).map(own).filter((candidate) => candidate !== null);
    const [first] = candidates;
    if (first === undefined) return [];
    const agreeing = candidates.find((candidate) => judgeRepeat(fact.quantity, candidate.quantity).verdict === 'exact');
    const other = agreeing ?? first;
    return [makeClaim('repeat', mention, [other], judgeRepeat(fact.quantity, other.quantity))];
  });
}
