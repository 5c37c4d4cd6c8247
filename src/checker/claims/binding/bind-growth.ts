import type { Claim } from '#core/claim.ts';
import { isMoney, lastBefore, makeClaim, sameItem, type Scope } from '#checker/claims/binding/scope.ts';
import { judgeDifference } from '#checker/claims/relations/amounts.ts';
import { judgeGrowth, judgeGrowthBetween } from '#checker/claims/relations/growth.ts';
import { judgeQuotient } from '#checker/claims/relations/quotient.ts';
import { undecidable } from '#checker/claims/relations/judgement.ts';
import type { Mention } from '#checker/facts/mention.ts';

/** Growth and fall: change over the year before, which is the current figure less the change, or is given itself. */
export function bindGrowth(scope: Scope): Claim[] {
  const claims: Claim[] = [];
  for (const rate of scope.mentions) {
    if (rate.fact.measure !== 'growth-rate' || rate.fact.quantity.kind === 'points') continue;
    const claim = bindOne(scope, rate);
    if (claim !== null) claims.push(claim);
  }
  for (const change of scope.mentions) {
    if (change.fact.measure !== 'change' || !isMoney(change) || change.direction === null) continue;
    const claim = bindChange(scope, change);
    if (claim !== null) claims.push(claim);
  }
  return claims;
}

function bindOne(scope: Scope, rate: Mention): Claim | null {
  const counted = growthOfCounts(scope, rate);
  if (counted !== null) return counted;
  const change = changeBeside(scope, rate);
  const wordsDiffer = change !== null && change.direction !== null && rate.direction !== null && change.direction !== rate.direction;
  const given = previousGiven(scope, rate);
  if (given !== null) {
    const direction = rate.direction ?? 'up';
    const judgement = judgeGrowthBetween(rate.fact.quantity, given.current.fact.quantity, given.previous.fact.quantity, direction);
    return makeClaim('growth', rate, [given.current.fact, given.previous.fact], judgement, { direction, basis: 'previous', wordsDisagree: wordsDiffer });
  }
  if (change !== null) {
    const direction = change.direction ?? rate.direction ?? 'up';
    const current = currentOf(scope, change);
    if (current === null) return makeClaim('growth', rate, [change.fact], undecidable('operand-missing'), { direction });
    const judgement = judgeGrowth(rate.fact.quantity, current.fact.quantity, change.fact.quantity, direction);
    const base = judgement.verdict === 'inconsistent' ? baseNamed(scope, rate, change) : null;
    if (base !== null) return makeClaim('rate', rate, [change.fact, base.fact], judgeQuotient(rate.fact.quantity, change.fact.quantity, base.fact.quantity), { direction, basis: 'previous' });
    return makeClaim('growth', rate, [current.fact, change.fact], judgement, { direction, basis: 'previous', wordsDisagree: wordsDiffer });
  }
  const pair = yearsBefore(scope, rate);
  if (pair === null) return null;
  const direction = rate.direction ?? 'up';
  return makeClaim('growth', rate, [pair.current.fact, pair.previous.fact], judgeGrowthBetween(rate.fact.quantity, pair.current.fact.quantity, pair.previous.fact.quantity, direction), { direction, basis: 'previous' });
}

/** 可比支出884.09万元，…增加29.61万元，增长3.35%: the figure of the year before itself, where one makes the rate exact. */
function baseNamed(scope: Scope, rate: Mention, change: Mention): Mention | null {
  return lastBefore(scope.around(rate), change.index, (mention) => isMoney(mention) && mention !== change && change.index - mention.index <= 4 && /可比|上年|去年|基数|基期|同口径/.test(mention.label)
    && judgeQuotient(rate.fact.quantity, change.fact.quantity, mention.fact.quantity).verdict === 'exact');
}

const risesBy = /增加|新增|净增|增长/;

/** 386家，比上年的320家增加66家，增长20.6%: growth of a count over the year before, given or worked out. */
function growthOfCounts(scope: Scope, rate: Mention): Claim | null {
  const isCount = (mention: Mention | undefined): mention is Mention => mention !== undefined && mention.fact.quantity.kind === 'count' && mention.fact.quantity.value !== null && mention.sentence === rate.sentence;
  const [third, second, change] = [scope.mentions[rate.index - 3], scope.mentions[rate.index - 2], scope.mentions[rate.index - 1]];
  if (!isCount(change) || !isCount(second) || change.fact.quantity.unit !== second.fact.quantity.unit || rate.figure.start - change.figure.end > 12) return null;
  const rises = risesBy.test(change.label);
  if (!rises && !/减少|下降|降低/.test(change.label)) return null;
  const direction = rises ? 'up' : 'down';
  if (/上年|去年|上一年|20\d\d年/.test(second.label) && isCount(third) && third.fact.quantity.unit === second.fact.quantity.unit) {
    return makeClaim('growth', rate, [third.fact, second.fact], judgeGrowthBetween(rate.fact.quantity, third.fact.quantity, second.fact.quantity, rate.direction ?? direction), { direction: rate.direction ?? direction, basis: 'previous' });
  }
  if (!/比|较/.test(change.label)) return null;
  return makeClaim('growth', rate, [second.fact, change.fact], judgeGrowth(rate.fact.quantity, second.fact.quantity, change.fact.quantity, direction), { direction, basis: 'change' });
}

/** 增加1062.85万元，增长12.08%: the change stands right before or right behind the rate. */
function changeBeside(scope: Scope, rate: Mention): Mention | null {
  const before = scope.mentions[rate.index - 1];
  if (before !== undefined && before.fact.measure === 'change' && isMoney(before) && before.block === rate.block
    && rate.figure.start - before.figure.end <= 16) return before;
  const behind = scope.mentions[rate.index + 1];
  if (behind !== undefined && behind.fact.measure === 'change' && isMoney(behind) && behind.sentence === rate.sentence
    && behind.figure.start - rate.figure.end <= 12) return behind;
  return null;
}

/** The figure of this year that a change belongs to: the same subject nearest before, else the amount before it in its paragraph. */
function currentOf(scope: Scope, change: Mention): Mention | null {
  const isCurrent = (mention: Mention): boolean => isMoney(mention) && mention.fact.measure !== 'change' && mention.fact.measure !== 'budget'
    && mention.fact.measure !== 'adjusted-budget' && mention.fact.measure !== 'unit-price' && mention.fact.measure !== 'previous' && mention.fact.measure !== 'planned';
  if (change.fact.subject !== '') {
    const sameSubject = lastBefore(scope.ofKey(change.subjectKey), change.index, isCurrent);
    if (sameSubject !== null) return sameSubject;
    const named = lastBefore(scope.mentions, change.index, (mention) => isCurrent(mention) && mention.fact.project === change.fact.project
      && change.block - mention.block <= 3 && sameItem(mention.subjectKey, change.subjectKey));
    if (named !== null) return named;
  }
  const before = lastBefore(scope.mentions, change.index, isCurrent);
  if (before === null || before.block !== change.block) return null;
  const between = scope.text.slice(before.figure.end, change.figure.start);
  if (between.length > 60 || /[。；]/.test(between) || /其中/.test(between)) return null;
  return change.fact.subject === '' || change.subjectKey === before.subjectKey || change.item === before.item ? before : null;
}

const fromTo = /(?:由|从)[^，。；]{0,30}$/;

/** 由80万元增加到100万元，增长25% · 2023年100万元，2022年80万元，增长25%. */
function yearsBefore(scope: Scope, rate: Mention): { current: Mention; previous: Mention } | null {
  const second = scope.mentions[rate.index - 1];
  const first = scope.mentions[rate.index - 2];
  if (second === undefined || first === undefined || second.sentence !== rate.sentence || first.sentence !== rate.sentence) return null;
  if (second.fact.quantity.kind !== first.fact.quantity.kind || second.fact.quantity.kind === 'percent' || second.fact.quantity.unit === null) return null;
  if (second.fact.quantity.kind === 'count' && second.fact.quantity.unit !== first.fact.quantity.unit) return null;
  if (fromTo.test(first.label) && /(?:增|升|减|降|提高|扩大|上涨)[\u4e00-\u9fff]{0,3}(?:到|至|为)$/.test(second.label)) return { current: second, previous: first };
  if (/(?:上年|去年|上一年)(?:度|同期)?[\u4e00-\u9fff]{0,12}$/.test(second.label) && !/比|较/.test(second.label)) return { current: first, previous: second };
  if (/(?:上年|去年|上一年)(?:度|同期)?[\u4e00-\u9fff]{0,12}$/.test(first.label) && !/比|较/.test(first.label)) return { current: second, previous: first };
  return null;
}

/** This year's figure and the one of the year before, where the sentence gives both. */
function previousGiven(scope: Scope, mention: Mention): { current: Mention; previous: Mention } | null {
  const own = scope.around(mention);
  const previous = lastBefore(own, mention.index, (other) => other.fact.measure === 'previous' && isMoney(other) && other.sentence === mention.sentence);
  if (previous === null) return null;
  const risen = scope.mentions[previous.index + 1];
  if (risen !== undefined && risen.index < mention.index && risen.sentence === mention.sentence && isMoney(risen) && /(?:增|升|减|降|提高|扩大|上涨)[\u4e00-\u9fff]{0,4}(?:到|至|为)$/.test(risen.label)) {
    return { current: risen, previous };
  }
  const current = lastBefore(own, previous.index, (other) => isMoney(other) && other.fact.measure !== 'change' && other.fact.measure !== 'previous' && other.fact.measure !== 'unit-price'
    && other.fact.measure !== 'budget' && other.fact.measure !== 'adjusted-budget');
  return current === null || previous.figure.start - current.figure.end > 90 ? null : { current, previous };
}

/** 比上年120万元增加10万元 beside this year's figure: change = current − previous, where both are given. */
function bindChange(scope: Scope, change: Mention): Claim | null {
  const given = previousGiven(scope, change);
  if (given === null || change.direction === null) return null;
  const operands = change.direction === 'up' ? [given.current.fact, given.previous.fact] : [given.previous.fact, given.current.fact];
  return makeClaim('difference', change, operands, judgeDifference(change.fact.quantity, operands.map((fact) => fact.quantity)), { direction: change.direction, basis: 'previous' });
}
