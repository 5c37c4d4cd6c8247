import type { Claim } from '#core/claim.ts';
import { equalDecimals } from '#core/decimal.ts';
import type { Measure, Quantity } from '#core/fact.ts';
import { judgeRepeat } from '#checker/claims/relations/amounts.ts';
import { isMoney, makeClaim, type Scope } from '#checker/claims/binding/scope.ts';
import { digitVariants } from '#checker/hypotheses/digit-variants.ts';
import type { Mention } from '#checker/facts/mention.ts';

const comparable = new Set<Measure>(['budget', 'adjusted-budget', 'planned', 'issued', 'received', 'spent', 'balance', 'total']);

/** The same figure given twice: the same measure of the same subject in the same project and year, within the document. */
export function bindRepeats(scope: Scope): Claim[] {
  const claims: Claim[] = [];
  const seen = new Map<string, Mention>();
  for (const mention of scope.mentions) {
    const key = identity(mention);
    if (key === null) continue;
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, mention);
    else if (earlier.fact.quantity.unit !== null) claims.push(makeClaim('repeat', mention, [earlier.fact], judgeRepeat(mention.fact.quantity, earlier.fact.quantity)));
  }
  claims.push(...headAgainstFinal(scope), ...spendingTwice(scope), ...countsTwice(scope));
  return claims;
}

/** Which figure a mention gives; null where the words do not say enough to compare. */
function identity(mention: Mention): string | null {
  const { fact } = mention;
  if (!isMoney(mention) || !comparable.has(fact.measure) || mention.otherYear !== null) return null;
  if (/上年|去年|上一年|同期|每|人均|第[一二三四五]|续|追加|剩余|另/.test(mention.label)) return null;
  if (fact.subject === '') {
    // The project's own budget or plan, told twice; its spending may be told to several cut-off dates.
    if (fact.project === 0 || fact.measure === 'spent' || fact.measure === 'received' || fact.measure === 'balance' || fact.measure === 'total') return null;
    return `${fact.project}|${fact.measure}|`;
  }
  if (mention.subjectKey.length < 4 || mention.ownSubject === '') return null;
  if (fact.measure === 'total' && /^(?:完成|投入|安排|实现|获得|争取|新增|带动|涉及|发放|落实|筹集|吸引|达成|签|进资|节约)/.test(fact.subject)) return null;
  const year = /(?:19|20)\d\d/.exec(mention.label)?.[0] ?? '';
  const own = scopeYear(mention, year);
  // 监测抽检128.5万元 is what it may cost, 监测抽检支出126.4万元 what it did.
  const isSpending = fact.subject.endsWith('支出') ? 'spending' : '';
  return `${fact.project}|${fact.measure}|${mention.subjectKey}|${own}|${isSpending}`;
}

/**
 * 实际支出331.20万元 … 全年实际支出313.20万元: a project's whole spending told twice. Spending to other cut-off dates or of
 * parts is not the same figure, so only values one slip of the pen apart are taken for one figure told twice.
 */
function spendingTwice(scope: Scope): Claim[] {
  const claims: Claim[] = [];
  const whole = scope.mentions.filter((mention) => mention.fact.measure === 'spent' && isMoney(mention) && mention.ownSubject === '' && mention.otherYear === null
    && /(?:全年|实际|累计|共)+支出/.test(mention.label) && !/季度|上半年|其中|\d月|本期|当月/.test(mention.clause));
  const single = scope.structure.projects.length > 0 || whole.length <= 3;
  if (!single) return claims;
  whole.forEach((mention, at) => {
    const earlier = whole.slice(0, at).find((other) => other.fact.project === mention.fact.project);
    if (earlier === undefined || earlier.fact.quantity.value === null || mention.fact.quantity.value === null) return;
    const judgement = judgeRepeat(mention.fact.quantity, earlier.fact.quantity);
    if (judgement.verdict === 'inconsistent' && !isOneSlipApart(mention, earlier)) return;
    claims.push(makeClaim('repeat', mention, [earlier.fact], judgement));
  });
  return claims;
}

/** 培训1,260人次 … 全年培训1,206人次: the same thing counted twice in a project, one slip of the pen apart. */
function countsTwice(scope: Scope): Claim[] {
  const claims: Claim[] = [];
  const seen = new Map<string, Mention>();
  for (const mention of scope.mentions) {
    const { quantity, project } = mention.fact;
    if (quantity.kind !== 'count' || quantity.value === null || quantity.printed === null || quantity.printed.coefficient < 100n || mention.otherYear !== null) continue;
    const noun = /([\u4e00-\u9fff]{2})(?:共|合计|达到?|为|了|约)*$/.exec(mention.label)?.[1];
    if (noun === undefined || /其中|累计|目标|计划|上年|比|较|新增|超过|每|完成/.test(mention.label)) continue;
    const key = `${project}|${quantity.unit ?? ''}|${noun}`;
    const earlier = seen.get(key);
    if (earlier === undefined) {
      seen.set(key, mention);
      continue;
    }
    const judgement = judgeRepeat(quantity, earlier.fact.quantity);
    if (judgement.verdict === 'exact' || (isOneSlipApart(mention, earlier) && isSwap(quantity, earlier.fact.quantity))) claims.push(makeClaim('repeat', mention, [earlier.fact], judgement));
  }
  return claims;
}

/** The same digits in another order: 1,260 and 1,206. Two counts one digit apart may well be two counts. */
function isSwap(left: Quantity, right: Quantity): boolean {
  const digits = (quantity: Quantity): string => [...(quantity.printed?.coefficient.toString() ?? '')].sort().join('');
  return digits(left) === digits(right);
}

function isOneSlipApart(left: Mention, right: Mention): boolean {
  const { value } = left.fact.quantity;
  return value !== null && digitVariants(right.fact.quantity).some((variant) => variant.quantity.value !== null && equalDecimals(variant.quantity.value, value));
}

function scopeYear(mention: Mention, year: string): string {
  return /与|比|较/.test(mention.label) ? '' : year;
}

/** “…（项）”257.14万元，…支出决算为245.53万元: the amount at the head of an item is its final account. */
function headAgainstFinal(scope: Scope): Claim[] {
  const claims: Claim[] = [];
  for (const spent of scope.mentions) {
    if (spent.fact.measure !== 'spent' || !isMoney(spent) || scope.structure.kind === 'performance-report') continue;
    const item = scope.around(spent).filter((mention) => mention.index < spent.index && spent.index - mention.index <= 4);
    const head = item.find((mention) => mention.fact.measure === 'total' && isMoney(mention) && /（项）[”]?$/.test(mention.label));
    if (head === undefined || !item.some((mention) => mention.fact.measure === 'budget' || mention.fact.measure === 'adjusted-budget')) continue;
    claims.push(makeClaim('repeat', spent, [head.fact], judgeRepeat(spent.fact.quantity, head.fact.quantity)));
  }
  return claims;
}
