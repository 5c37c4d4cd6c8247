import type { Claim } from '#core/claim.ts';
import { compareDecimals } from '#core/decimal.ts';
import type { Measure } from '#core/fact.ts';
import type { PartList } from '#checker/claims/binding/bind-lists.ts';
import { isMoney, isOfProject, lastBefore, makeClaim, nearby, sameItem, type Scope } from '#checker/claims/binding/scope.ts';
import { undecidable } from '#checker/claims/relations/judgement.ts';
import { judgeQuotient } from '#checker/claims/relations/quotient.ts';
import { keyOfSubject } from '#checker/facts/subject.ts';
import type { Mention } from '#checker/facts/mention.ts';

const namedWhole = /占(?:了)?([\u4e00-\u9fff“”（）]{2,30}?)(?:的(?:比重|比例|比率)?|比重|比例)(?:为|达到?|约)*$/;
const notAWhole = /^(?:比|比重|比例|总数|总量|全部[\u4e00-\u9fff]{0,6}|总额|总金额|合计|其)$/;

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

/** 基本支出5377.64万元，占55.10% · 占到位资金432万元的95% · 公用经费占基本支出的14.52%. */
function bindFollowingShare(scope: Scope, share: Mention, headOf: ReadonlyMap<Mention, Mention>): Claim | null {
  if (share.wholeIsBefore) return bindInlineShare(scope, share);
  const named = hasNamedPart(share);
  const part = named ? partByName(scope, share) : scope.mentions[share.index - 1];
  if (part === undefined || (part.block !== share.block && !named) || part.fact.quantity.kind !== 'money') return null;
  const whole = wholeByName(scope, share, part) ?? (isBare(share) ? headOf.get(part) ?? null : null);
  if (whole === null) return makeClaim('share', share, [part.fact], undecidable('operand-missing'));
  const judgement = judgeQuotient(share.fact.quantity, part.fact.quantity, whole.fact.quantity);
  const meant = judgement.verdict === 'inconsistent' && isBare(share) ? otherWhole(scope, share, part) ?? whole : whole;
  return makeClaim('share', share, [part.fact, meant.fact], judgeQuotient(share.fact.quantity, part.fact.quantity, meant.fact.quantity), { basis: meant.fact.measure });
}

/** Where no whole is named: another amount shortly before that makes the share exact is the one meant. */
function otherWhole(scope: Scope, share: Mention, part: Mention): Mention | null {
  return lastBefore(scope.mentions.slice(Math.max(0, part.index - 14), part.index), part.index, (mention) => isMoney(mention) && mention.fact.project === share.fact.project
    && ['exact', 'other-rounding'].includes(judgeQuotient(share.fact.quantity, part.fact.quantity, mention.fact.quantity).verdict));
}

function bindInlineShare(scope: Scope, share: Mention): Claim | null {
  const whole = scope.mentions[share.index - 1];
  if (whole === undefined || !isMoney(whole)) return null;
  const part = lastBefore(scope.around(share), whole.index, (mention) => isMoney(mention) && mention.fact.measure !== 'unit-price' && mention.fact.measure !== 'change' && mention.fact.measure !== 'previous');
  if (part === null || whole.figure.start - part.figure.end > 40) return null;
  return makeClaim('share', share, [part.fact, whole.fact], judgeQuotient(share.fact.quantity, part.fact.quantity, whole.fact.quantity), { basis: whole.fact.measure });
}

const namedPart = /([\u4e00-\u9fff“”（）]{2,16}?)占/;

function hasNamedPart(share: Mention): boolean {
  const name = namedPart.exec(share.label)?.[1];
  return name !== undefined && keyOfSubject(name).length >= 2;
}

/** 公用经费占基本支出的14.52%: the part that is named right before 占. */
function partByName(scope: Scope, share: Mention): Mention | undefined {
  const name = namedPart.exec(share.label)?.[1];
  if (name === undefined) return undefined;
  const key = keyOfSubject(name);
  return lastBefore(nearby(scope, share), share.index, (mention) => isMoney(mention) && mention.subjectKey !== '' && (mention.subjectKey === key || sameItem(mention.subjectKey, key) || mention.subjectKey.endsWith(key) && key.length >= 2)) ?? undefined;
}

function isBare(share: Mention): boolean {
  const named = namedWhole.exec(share.label)?.[1];
  return named === undefined || notAWhole.test(named);
}

/** Amounts that a whole may name by what it is: 到位资金, 支出总额, 年度预算. */
const wholesByMeasure: readonly (readonly [RegExp, Measure])[] = [
  [/到位/, 'received'], [/(?:年度|全年|总)?预算/, 'budget'], [/支出总额|总支出|实际支出/, 'spent'], [/下达/, 'issued'],
];

/** The amount that 占…的 names: the same name first, then a name that holds it, then what the name says it is. */
function wholeByName(scope: Scope, share: Mention, part: Mention): Mention | null {
  const named = namedWhole.exec(share.label)?.[1];
  if (named === undefined || notAWhole.test(named)) return null;
  const key = keyOfSubject(named);
  const isWhole = (mention: Mention): boolean => isMoney(mention) && mention !== part && mention.fact.measure !== 'change' && mention.fact.measure !== 'previous'
    && (mention.fact.quantity.value === null || part.fact.quantity.value === null || compareDecimals(mention.fact.quantity.value, part.fact.quantity.value) >= 0);
  const measure = wholesByMeasure.find(([words]) => words.test(named))?.[1];
  const fits: readonly ((mention: Mention) => boolean)[] = [
    (mention) => key !== '' && mention.subjectKey === key,
    (mention) => key !== '' && mention.subjectKey !== '' && mention.fact.measure === 'total' && (sameItem(mention.subjectKey, key) || (key.length >= 3 && mention.subjectKey.endsWith(key))),
    (mention) => measure !== undefined && mention.fact.project === share.fact.project && share.block - mention.block <= 4
      && (mention.fact.measure === measure || (measure === 'budget' && mention.fact.measure === 'adjusted-budget')),
  ];
  for (const fit of fits) {
    const found = lastBefore(scope.mentions, share.index, (mention) => isWhole(mention) && fit(mention))
      ?? scope.mentions.slice(share.index + 1, share.index + 400).find((mention) => isWhole(mention) && fit(mention) && mention.fact.project === share.fact.project);
    if (found !== null && found !== undefined) return found;
  }
  return null;
}
