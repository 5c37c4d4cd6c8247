import type { Claim } from '#core/claim.ts';
import type { PartList } from '#checker/claims/binding/bind-lists.ts';
import { isMoney, isOfProject, lastBefore, makeClaim, sameItem, type Scope } from '#checker/claims/binding/scope.ts';
import { undecidable } from '#checker/claims/relations/judgement.ts';
import { judgeQuotient } from '#checker/claims/relations/quotient.ts';
import { keyOfSubject } from '#checker/facts/subject.ts';
import type { Mention } from '#checker/facts/mention.ts';

const namedWhole = /占(?:了)?([\u4e00-\u9fff“”（）]{2,30}?)(?:的(?:比重|比例|比率)?|比重|比例)(?:为|达到?|约)*$/;
const notAWhole = /^(?:比|比重|比例|全部|总数|总量)$/;

/** Shares (占比, 拨付50%…) against part and whole. A whole that is named but not given leaves the claim undecided. */
export function bindShares(scope: Scope, lists: readonly PartList[]): Claim[] {
  const headOf = new Map<Mention, Mention>();
  for (const list of lists) for (const entry of list.entries) if (!headOf.has(entry)) headOf.set(entry, list.head);
  const claims: Claim[] = [];
  for (const share of scope.mentions) {
    if (share.fact.measure !== 'share') continue;
    const claim = /^(?:的)?[\u4e00-\u9fff“”]/.test(share.tail) && !/占|比重|比例/.test(share.label)
      ? bindLeadingShare(scope, share)
      : bindFollowingShare(scope, share, headOf);
    if (claim !== null) claims.push(claim);
  }
  return claims;
}

/** 拨付50%运营经费补助250万元. */
function bindLeadingShare(scope: Scope, share: Mention): Claim | null {
  const part = scope.mentions[share.index + 1];
  if (part === undefined || !isMoney(part) || part.sentence !== share.sentence) return null;
  const own = scope.ofProject(share.fact.project);
  const whole = lastBefore(own, share.index, (mention) => isOfProject(mention, 'adjusted-budget') || isOfProject(mention, 'budget'))
    ?? lastBefore(own, share.index, (mention) => isOfProject(mention, 'spent') || mention.fact.measure === 'total');
  if (whole === null) return null;
  return makeClaim('share', share, [part.fact, whole.fact], judgeQuotient(share.fact.quantity, part.fact.quantity, whole.fact.quantity), { basis: whole.fact.measure });
}

/** 基本支出5377.64万元，占55.10%. */
function bindFollowingShare(scope: Scope, share: Mention, headOf: ReadonlyMap<Mention, Mention>): Claim | null {
  const part = scope.mentions[share.index - 1];
  if (part === undefined || part.block !== share.block || part.fact.quantity.kind !== 'money') return null;
  const whole = wholeByName(scope, share, part) ?? (namedWhole.test(share.label) && !isBare(share) ? null : headOf.get(part) ?? null);
  if (whole === null) return makeClaim('share', share, [part.fact], undecidable('operand-missing'));
  return makeClaim('share', share, [part.fact, whole.fact], judgeQuotient(share.fact.quantity, part.fact.quantity, whole.fact.quantity), { basis: whole.fact.measure });
}

function isBare(share: Mention): boolean {
  const named = namedWhole.exec(share.label)?.[1];
  return named === undefined || notAWhole.test(named);
}

/** The amount that 占…的 names, nearest before, else behind. */
function wholeByName(scope: Scope, share: Mention, part: Mention): Mention | null {
  const named = namedWhole.exec(share.label)?.[1];
  if (named === undefined || notAWhole.test(named)) return null;
  const key = keyOfSubject(named);
  const wanted = /预算/.test(named) ? 'budget' : null;
  const fits = (mention: Mention): boolean => isMoney(mention) && mention !== part
    && ((wanted !== null && mention.fact.measure === wanted && mention.block === share.block)
      || (mention.subjectKey !== '' && key !== '' && (mention.subjectKey === key || (mention.fact.measure === 'total' && sameItem(mention.subjectKey, key)))));
  return lastBefore(scope.mentions, share.index, fits) ?? scope.mentions.slice(share.index + 1, share.index + 400).find(fits) ?? null;
}
