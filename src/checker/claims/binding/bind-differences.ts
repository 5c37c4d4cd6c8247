import type { Claim } from '#core/claim.ts';
import { addDecimals, compareDecimals, equalDecimals } from '#core/decimal.ts';
import type { Measure } from '#core/fact.ts';
import { judgeDifference, judgeSum } from '#checker/claims/relations/amounts.ts';
import type { Judgement } from '#checker/claims/relations/judgement.ts';
import { isMoney, lastBefore, makeClaim, nearby, type Scope } from '#checker/claims/binding/scope.ts';
import type { Mention } from '#checker/facts/mention.ts';

/** 结余 = 预算或到位 − 支出; 调整后预算 = 年初预算 ± 追加; and comparisons stated in words (决算数小于预算数). */
export function bindDifferences(scope: Scope): Claim[] {
  return [...bindBalances(scope), ...bindAdjustments(scope), ...bindComparisons(scope)];
}

function bindBalances(scope: Scope): Claim[] {
  const claims: Claim[] = [];
  for (const balance of scope.mentions) {
    if (balance.fact.measure !== 'balance' || !isMoney(balance) || balance.otherYear !== null || /上年|年初|以前年度/.test(balance.label)) continue;
    const near = nearby(scope, balance).filter((mention) => mention.index < balance.index && balance.index - mention.index < 12);
    if (/未到位|欠拨/.test(balance.label)) {
      claims.push(...bindNotReceived(near, balance));
      continue;
    }
    const spent = lastBefore(near, balance.index, (mention) => mention.fact.measure === 'spent' && isMoney(mention));
    if (spent === null || (spent.sentence !== balance.sentence && (spent.block !== balance.block || balance.index - spent.index > 2))) continue;
    const wholes = (['received', 'adjusted-budget', 'issued', 'budget'] satisfies Measure[])
      .map((measure) => lastBefore(near, balance.index, (mention) => mention.fact.measure === measure && isMoney(mention)))
      .filter((mention) => mention !== null);
    const judged = wholes.map((whole) => ({ whole, judgement: judgeDifference(balance.fact.quantity, [whole.fact.quantity, spent.fact.quantity]) }));
    const chosen = judged.find(({ judgement }) => judgement.verdict === 'exact') ?? judged[0];
    if (chosen !== undefined) claims.push(makeClaim('difference', balance, [chosen.whole.fact, spent.fact], chosen.judgement, { basis: chosen.whole.fact.measure }));
  }
  return claims;
}

/** 未到位48万元 = 预算 − 到位. */
function bindNotReceived(near: readonly Mention[], missing: Mention): Claim[] {
  const budget = lastBefore(near, missing.index, (mention) => (mention.fact.measure === 'adjusted-budget' || mention.fact.measure === 'budget' || mention.fact.measure === 'issued') && isMoney(mention));
  const received = lastBefore(near, missing.index, (mention) => mention.fact.measure === 'received' && isMoney(mention));
  if (budget === null || received === null) return [];
  return [makeClaim('difference', missing, [budget.fact, received.fact], judgeDifference(missing.fact.quantity, [budget.fact.quantity, received.fact.quantity]), { basis: budget.fact.measure })];
}

/** 年初预算100万元，追加20万元，调整后预算120万元. */
function bindAdjustments(scope: Scope): Claim[] {
  const claims: Claim[] = [];
  for (const adjusted of scope.mentions) {
    if (adjusted.fact.measure !== 'adjusted-budget' || !isMoney(adjusted)) continue;
    const near = scope.around(adjusted).filter((mention) => mention.sentence === adjusted.sentence);
    const budget = lastBefore(near, adjusted.index, (mention) => mention.fact.measure === 'budget' && isMoney(mention));
    const changes = near.filter((mention) => mention.fact.measure === 'change' && isMoney(mention) && mention.index < adjusted.index && budget !== null && mention.index > budget.index);
    const change = changes[0];
    if (budget === null || change === undefined || changes.length > 1 || change.direction === null) continue;
    const judgement = change.direction === 'up'
      ? judgeSum(adjusted.fact.quantity, [budget.fact.quantity, change.fact.quantity])
      : judgeDifference(adjusted.fact.quantity, [budget.fact.quantity, change.fact.quantity]);
    claims.push(makeClaim('difference', adjusted, [budget.fact, change.fact], judgement, { direction: change.direction }));
  }
  return claims;
}

const comparison = /(?:支出)?决算数?(?:与(?:年初|全年|调整后?)?预算(?:数)?(?:基本)?(持平|一致|相同|相等)|(?:基本)?(等于|小于|大于|低于|高于|超过|少于|多于|同)(?:年初|全年|调整后?)?预算)/g;

/** 决算数小于预算数的主要原因: the word against the two amounts of its item. */
function bindComparisons(scope: Scope): Claim[] {
  const claims: Claim[] = [];
  if (scope.mentions.length === 0) return claims;
  comparison.lastIndex = 0;
  for (let match = comparison.exec(scope.text); match !== null; match = comparison.exec(scope.text)) {
    const said = match[1] !== undefined ? 'equal' : match[2] === '同' || match[2] === '等于' ? 'equal' : /小于|低于|少于/.test(match[2] ?? '') ? 'less' : 'greater';
    const soft = /基本/.test(match[0]);
    const at = match.index;
    const before = mentionBefore(scope.mentions, at);
    if (before === null || at - before.figure.end > 120) continue;
    const block = scope.around(before).filter((mention) => mention.index <= before.index);
    const spent = lastBefore(block, before.index + 1, (mention) => mention.fact.measure === 'spent' && isMoney(mention) && mention.otherYear === null);
    const wanted = /全年|调整/.test(match[0]) ? 'adjusted-budget' : null;
    const budget = spent === null ? null : lastBefore(block, spent.index, (mention) => isMoney(mention) && (wanted === null ? mention.fact.measure === 'budget' || mention.fact.measure === 'adjusted-budget' : mention.fact.measure === wanted));
    if (spent === null || budget === null || spent.item !== budget.item || spent.fact.quantity.value === null || budget.fact.quantity.value === null) continue;
    const difference = compareDecimals(spent.fact.quantity.value, budget.fact.quantity.value);
    const holds = said === 'equal' ? difference === 0 || (soft && isClose(spent, budget)) : said === 'less' ? difference < 0 : difference > 0;
    const judgement: Judgement = { verdict: holds ? 'exact' : 'inconsistent', recomputed: null, reason: null };
    claims.push(makeClaim('difference', spent, [budget.fact], judgement, { comparison: said, words: { start: at, end: at + match[0].length }, basis: budget.fact.measure }));
  }
  return claims;
}

/** The last mention that ends at or before an offset. */
function mentionBefore(mentions: readonly Mention[], offset: number): Mention | null {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.figure.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return mentions[low - 1] ?? null;
}

/** 基本持平 holds within a twentieth of the budget. */
function isClose(spent: Mention, budget: Mention): boolean {
  const over = spent.fact.quantity.value;
  const under = budget.fact.quantity.value;
  if (over === null || under === null) return false;
  if (equalDecimals(over, under)) return true;
  const scale = Math.max(over.scale, under.scale);
  const difference = addDecimals(over, { coefficient: -under.coefficient, scale: under.scale });
  const size = difference.coefficient < 0n ? -difference.coefficient : difference.coefficient;
  return size * 20n * 10n ** BigInt(scale - difference.scale) <= under.coefficient * 10n ** BigInt(scale - under.scale);
}
