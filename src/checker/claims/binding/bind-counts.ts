import type { Claim } from '#core/claim.ts';
import { compareDecimals } from '#core/decimal.ts';
import type { Quantity } from '#core/fact.ts';
import { isMoney, lastBefore, makeClaim, type Scope } from '#checker/claims/binding/scope.ts';
import { judgeDifference, judgeSum } from '#checker/claims/relations/amounts.ts';
import { judgeQuotient } from '#checker/claims/relations/quotient.ts';
import { sumOf } from '#checker/claims/relations/rejudge.ts';
import type { Mention } from '#checker/facts/mention.ts';

/** Rates, shares and sums of counts: 合格1806批次 of 1860批次, 满意度 from its questionnaires, grades that add up, 百分点. */
export function bindCounts(scope: Scope): Claim[] {
  const claims: Claim[] = [];
  for (const mention of scope.mentions) {
    const { quantity } = mention.fact;
    const claim = quantity.kind === 'points' ? bindPoints(scope, mention)
      : quantity.kind !== 'percent' ? null
        : mention.wholeIsBefore ? bindInline(scope, mention)
          : bindAnswer(scope, mention) ?? bindSatisfaction(scope, mention) ?? bindPair(scope, mention) ?? bindShareOfCount(scope, mention);
    if (claim !== null) claims.push(claim);
  }
  claims.push(...bindGrades(scope));
  return claims;
}

const isCount = (mention: Mention | undefined): mention is Mention => mention !== undefined && mention.fact.quantity.kind === 'count' && mention.fact.quantity.value !== null;
const sameUnit = (left: Mention, right: Mention): boolean => left.fact.quantity.unit === right.fact.quantity.unit;
const notAbove = (part: Mention, whole: Mention): boolean => part.fact.quantity.value !== null && whole.fact.quantity.value !== null
  && compareDecimals(part.fact.quantity.value, whole.fact.quantity.value) <= 0;

/** 1,086人次，完成年度计划1,000人次的108.6%. */
function bindInline(scope: Scope, rate: Mention): Claim | null {
  const whole = scope.mentions[rate.index - 1];
  if (!isCount(whole)) return null;
  const before = scope.mentions[rate.index - 2];
  const behind = scope.mentions[rate.index + 1];
  const part = isCount(before) && sameUnit(before, whole) && before.block === rate.block ? before : isCount(behind) && sameUnit(behind, whole) && behind.sentence === rate.sentence && /^，?共/.test(behind.label) ? behind : null;
  if (part === null) return null;
  return makeClaim('rate', rate, [part.fact, whole.fact], judgeQuotient(rate.fact.quantity, part.fact.quantity, whole.fact.quantity));
}

/** 抽检1860批次，合格1806批次，合格率97.1%: two counts of one unit right before a rate that names the second. */
function bindPair(scope: Scope, rate: Mention): Claim | null {
  const second = scope.mentions[rate.index - 1];
  const first = scope.mentions[rate.index - 2];
  if (!isCount(second) || !isCount(first) || !sameUnit(first, second) || first.sentence !== rate.sentence || second.sentence !== rate.sentence) return null;
  const name = /^[，、]?([\u4e00-\u9fff]{2,8})率(?:为|达|达到|均为)?$/.exec(rate.label)?.[1];
  if (name === undefined) return null;
  const [part, whole] = notAbove(second, first) ? [second, first] : [first, second];
  const judgement = judgeQuotient(rate.fact.quantity, part.fact.quantity, whole.fact.quantity);
  const named = [...name].some((character) => part.label.includes(character)) && /合格|完成|完工|有效|通过|达标|竣工|优良|取证|就业|办结|整改|回收|参与|覆盖|入户|满意/.test(name);
  if (judgement.verdict === 'inconsistent' && !named) return null;
  return makeClaim('rate', rate, [part.fact, whole.fact], judgement);
}

/** “满意”173份、“基本满意”12份 of 192份: 满意度. */
function bindSatisfaction(scope: Scope, rate: Mention): Claim | null {
  if (!/满意度(?:为|达|达到)?$/.test(rate.label)) return null;
  const counts = scope.around(rate).filter((mention) => isCount(mention) && mention.index < rate.index && rate.index - mention.index <= 8);
  const satisfied = counts.filter((mention) => /满意/.test(mention.label) && !/不满意|不太满意/.test(mention.label));
  const [first] = satisfied;
  if (first === undefined) return null;
  const answers = counts.filter((mention) => sameUnit(mention, first));
  const whole = [...answers].reverse().find((mention) => /有效|收回|回收/.test(mention.label)) ?? answers.find((mention) => !/满意/.test(mention.label));
  if (whole === undefined || !satisfied.every((mention) => notAbove(mention, whole))) return null;
  const together = judgeQuotient(rate.fact.quantity, sumOf(satisfied.map((mention) => mention.fact.quantity)), whole.fact.quantity);
  const alone = judgeQuotient(rate.fact.quantity, first.fact.quantity, whole.fact.quantity);
  return alone.verdict === 'exact' && together.verdict !== 'exact'
    ? makeClaim('rate', rate, [first.fact, whole.fact], alone)
    : makeClaim('rate', rate, [...satisfied.map((mention) => mention.fact), whole.fact], together);
}

/** 项目36个，…优的21个，占58.33%: the count right before, over the nearest count before that is no part itself. */
function bindShareOfCount(scope: Scope, share: Mention): Claim | null {
  if (share.fact.measure !== 'share' || !/^[，、（]?占(?:比|总数的?|全部[\u4e00-\u9fff]{0,6}的?)?(?:为|达|达到)?$/.test(share.label)) return null;
  const part = scope.mentions[share.index - 1];
  if (!isCount(part) || part.sentence !== share.sentence && part.block !== share.block) return null;
  const wholes = wholesOf(scope, part);
  const judged = wholes.map((whole) => ({ whole, judgement: judgeQuotient(share.fact.quantity, part.fact.quantity, whole.fact.quantity) }));
  const chosen = judged.find(({ judgement }) => judgement.verdict === 'exact') ?? (judged.length === 1 ? judged[0] : undefined);
  return chosen === undefined ? null : makeClaim('share', share, [part.fact, chosen.whole.fact], chosen.judgement);
}

/** Counts of the same unit before, larger than the part and no parts themselves, nearest first. */
function wholesOf(scope: Scope, part: Mention): Mention[] {
  return scope.around(part).filter((mention) => isCount(mention) && mention.index < part.index && part.index - mention.index <= 12 && sameUnit(mention, part)
    && notAbove(part, mention) && scope.mentions[mention.index + 1]?.fact.measure !== 'share').reverse();
}

/** 选择“满意”的占74.75%: the answers of that name over all valid ones. */
function bindAnswer(scope: Scope, share: Mention): Claim | null {
  const answer = /[“"]?(满意|基本满意|不满意|较满意|非常满意)[”"]?的?(?:人数|问卷)?占(?:比)?(?:为|达)?$/.exec(share.label)?.[1];
  if (answer === undefined) return null;
  const counts = scope.around(share).filter((mention) => isCount(mention) && mention.index < share.index);
  const part = [...counts].reverse().find((mention) => new RegExp(`[^\\u4e00-\\u9fff]${answer}[”"]?的?$|^${answer}[”"]?的?$`).test(mention.label));
  const whole = part === undefined ? undefined : [...counts].reverse().find((mention) => mention.index < part.index && sameUnit(mention, part) && /有效|收回|回收|^[^满]*$/.test(mention.label) && notAbove(part, mention) && !/满意/.test(mention.label));
  return part === undefined || whole === undefined ? null : makeClaim('rate', share, [part.fact, whole.fact], judgeQuotient(share.fact.quantity, part.fact.quantity, whole.fact.quantity));
}

const gradeLabel = /[“"]?(优秀?|良好?|中|差|合格|不合格)[”"]?(?:等次)?的?(?:项目|的)?$/;

/** 评为“优”21个、“良”12个、“中”2个: grades of all projects add up to their number. */
function bindGrades(scope: Scope): Claim[] {
  const claims: Claim[] = [];
  let parts: Mention[] = [];
  const close = (): void => {
    const [first] = parts;
    if (parts.length >= 3 && first !== undefined) {
      const whole = lastBefore(scope.around(first), first.index, (mention) => isCount(mention) && sameUnit(mention, first));
      if (whole !== null) claims.push(makeClaim('sum', whole, parts.map((part) => part.fact), judgeSum(whole.fact.quantity, parts.map((part) => part.fact.quantity)), { exhaustive: true }));
    }
    parts = [];
  };
  for (const mention of scope.mentions) {
    if (!isCount(mention)) continue;
    const last = parts[parts.length - 1];
    const isGrade = gradeLabel.test(mention.label);
    if (last !== undefined && (!isGrade || mention.block !== last.block || !sameUnit(mention, last))) close();
    if (isGrade) parts.push(mention);
  }
  close();
  return claims;
}

/** 由上年的88.9%提高到94.4%，提高5.5个百分点. */
function bindPoints(scope: Scope, points: Mention): Claim | null {
  const own = scope.around(points).filter((mention) => mention.sentence === points.sentence && mention.index < points.index && mention.fact.quantity.kind === 'percent');
  const second = own[own.length - 1];
  const first = own[own.length - 2];
  if (first === undefined || second === undefined || points.index - second.index !== 1 || second.index - first.index !== 1) return null;
  const isPair = /上年|去年|由|从|较|比|年初|目标|计划|预期/.test(first.label + second.label);
  if (!isPair || first.fact.quantity.value === null || second.fact.quantity.value === null) return null;
  const [high, low] = compareDecimals(first.fact.quantity.value, second.fact.quantity.value) >= 0 ? [first, second] : [second, first];
  return makeClaim('difference', points, [high.fact, low.fact], judgeDifference(points.fact.quantity, [high.fact.quantity, low.fact.quantity]));
}

/** 年初结转和结余 + 本年收入 − 本年支出 = 年末结转和结余. */
export function bindCarryOver(scope: Scope): Claim[] {
  const claims: Claim[] = [];
  for (const end of scope.mentions) {
    if (!isMoney(end) || !/(?:年末|年底)(?:累计)?结转(?:和|及)?结余(?:资金)?(?:为)?$/.test(end.label)) continue;
    const own = scope.around(end);
    const before = (words: RegExp): Mention | null => lastBefore(own, end.index, (mention) => isMoney(mention) && words.test(mention.label) && end.index - mention.index <= 6);
    const start = before(/年初(?:结转(?:和|及)?结余|结余|结转)(?:资金)?(?:为)?$/);
    const income = before(/本年(?:度)?收入(?:合计)?(?:为)?$/);
    const spending = before(/本年(?:度)?支出(?:合计)?(?:为)?$/);
    if (start === null || income === null || spending === null) continue;
    const inflow: Quantity = sumOf([start.fact.quantity, income.fact.quantity]);
    const judgement = judgeDifference(end.fact.quantity, [inflow, spending.fact.quantity]);
    claims.push(makeClaim('difference', end, [start.fact, income.fact, spending.fact], judgement, { basis: 'carry-over' }));
  }
  return claims;
}
