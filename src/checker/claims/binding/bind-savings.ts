import type { Claim } from '#core/claim.ts';
import { isMoney, makeClaim, sameItem, type Scope } from '#checker/claims/binding/scope.ts';
import { judgeQuotient } from '#checker/claims/relations/quotient.ts';
import { keyOfSubject } from '#checker/facts/subject.ts';
import type { Mention } from '#checker/facts/mention.ts';

const rateOfChange = /(?:节约|审减|核减|审定核减|超支|结余|结转结余|结转|压减|增支|节支|节资|偏差|调整|追加|预算调整|投资节约|成本节约)率(?:为|达|达到)?$/;
const comparedWith = /(?:较|比|与|按)([\u4e00-\u9fff]{2,12}?)(?:相比|比)?，?(?:累计)?(?:节约|增加|减少|核减|审减|超支|压减|结余|降低|下降)/;

/**
 * 节约率, 核减率, 超支率, 预算调整率, 结余率: the change right before over the amount it is measured from. That amount is
 * the one that 较控制价 names; where none is named, one that makes the rate exact, for several may be meant.
 */
export function bindSavings(scope: Scope): Claim[] {
  const claims: Claim[] = [];
  for (const rate of scope.mentions) {
    if (rate.fact.quantity.kind !== 'percent' || !rateOfChange.test(rate.label)) continue;
    const claim = bindOne(scope, rate);
    if (claim !== null) claims.push(claim);
  }
  return claims;
}

function bindOne(scope: Scope, rate: Mention): Claim | null {
  const change = scope.mentions[rate.index - 1];
  if (change === undefined || !isMoney(change) || change.block !== rate.block || rate.figure.start - change.figure.end > 24) return null;
  const candidates = scope.around(rate).filter((mention) => isMoney(mention) && mention !== change && mention.fact.measure !== 'unit-price'
    && Math.abs(mention.index - rate.index) <= 8).sort((left, right) => Math.abs(left.index - rate.index) - Math.abs(right.index - rate.index));
  for (const base of candidates) {
    const judgement = judgeQuotient(rate.fact.quantity, change.fact.quantity, base.fact.quantity);
    if (judgement.verdict === 'exact') return makeClaim('rate', rate, [change.fact, base.fact], judgement);
  }
  const named = comparedWith.exec(change.clause)?.[1];
  if (named === undefined) return null;
  const key = keyOfSubject(named);
  const base = candidates.find((mention) => mention.index < change.index && mention.subjectKey !== '' && (mention.subjectKey === key || mention.subjectKey.endsWith(key) || sameItem(mention.subjectKey, key)));
  return base === undefined ? null : makeClaim('rate', rate, [change.fact, base.fact], judgeQuotient(rate.fact.quantity, change.fact.quantity, base.fact.quantity));
}
