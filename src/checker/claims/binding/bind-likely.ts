import type { Claim } from '#core/claim.ts';
import { compareDecimals, equalDecimals, isZero } from '#core/decimal.ts';
import type { Fact, Quantity } from '#core/fact.ts';
import { roundHalfUp } from '#core/rational.ts';
import { makeClaim, type Scope } from '#checker/claims/binding/scope.ts';
import { judgeDifference, judgeSum } from '#checker/claims/relations/amounts.ts';
import type { Judgement } from '#checker/claims/relations/judgement.ts';
import { judgeQuotient } from '#checker/claims/relations/quotient.ts';
import { digitVariants } from '#checker/hypotheses/digit-variants.ts';
import type { Mention } from '#checker/facts/mention.ts';

/**
 * Relations that the words leave open: which of several amounts a rate is of, what a run of amounts adds up to, which
 * two amounts differ by a third. A relation that holds is taken as the one meant. One that does not is taken only when
 * the stated figure is a single slip of the pen from what it should be, for that hardly happens by chance; anything
 * else says nothing.
 */
export function bindLikely(scope: Scope, bound: readonly Claim[]): Claim[] {
  const settled = new Set<Fact>();
  const summed = new Set<Fact>();
  for (const claim of bound) {
    if (claim.verdict === 'undecidable' && claim.reason === 'operand-missing') continue;
    settled.add(claim.stated);
    if (claim.kind === 'sum') for (const part of claim.operands) summed.add(part);
  }
  const claims: Claim[] = [];
  const add = (found: readonly Claim[]): void => {
    for (const claim of found) {
      claims.push(claim);
      settled.add(claim.stated);
      if (claim.kind === 'sum') for (const part of claim.operands) summed.add(part);
    }
  };
  add(respectiveShares(scope, settled));
  for (const mention of scope.mentions) {
    if (!settled.has(mention.fact)) add(likelyRate(scope, mention));
    if (!settled.has(mention.fact)) add(likelyDifference(scope, mention));
  }
  add(likelySums(scope, summed));
  return claims;
}

const near = 8;
const isAmount = (mention: Mention): boolean => mention.fact.quantity.value !== null && mention.fact.measure !== 'unit-price'
  && (mention.fact.quantity.kind === 'money' || mention.fact.quantity.kind === 'count');
const alike = (left: Mention, right: Mention): boolean => left.fact.quantity.kind === right.fact.quantity.kind
  && (left.fact.quantity.kind === 'money' || left.fact.quantity.unit === right.fact.quantity.unit);
const isAbove = (left: Mention, right: Mention): boolean => left.fact.quantity.value !== null && right.fact.quantity.value !== null
  && compareDecimals(left.fact.quantity.value, right.fact.quantity.value) > 0;

/** Whether a printed figure is one slip of the pen from what it should be. */
function isOneSlip(stated: Quantity, judgement: Judgement): boolean {
  if (judgement.recomputed === null || stated.printed === null || stated.printed.coefficient < 10n) return false;
  const should = judgement.recomputed.low;
  return digitVariants(stated).some(({ quantity }) => quantity.value !== null && equalDecimals(roundHalfUp(should, quantity.value.scale), quantity.value)
    && (stated.kind === 'percent' || should.denominator * quantity.value.coefficient === should.numerator * 10n ** BigInt(quantity.value.scale)));
}

const isRate = /率|占|比例|比重|进度|完成/;
const otherBase = /上年|去年|同比|环比|增长|下降|提高|降低|目标|满意度|结转|结余|不低于|不少于|上限|以上|超过|达标|要求/;

function likelyRate(scope: Scope, rate: Mention): Claim[] {
  const { quantity } = rate.fact;
  if (quantity.kind !== 'percent' || quantity.value === null || quantity.approximator !== null || isZero(quantity.value)) return [];
  if (!isRate.test(rate.clause) || otherBase.test(rate.label) || rate.fact.measure === 'growth-rate' || rate.fact.measure === 'other') return [];
  const before = scope.around(rate).filter((mention) => mention.index < rate.index && rate.index - mention.index <= near && isAmount(mention));
  const precise = quantity.printed !== null && quantity.printed.scale > 0;
  for (let second = before.length - 1; second >= 0; second -= 1) {
    for (let first = second - 1; first >= 0; first -= 1) {
      const [left, right] = [before[first], before[second]];
      if (left === undefined || right === undefined || !alike(left, right)) continue;
      // 95% is met by chance; with a decimal hardly.
      if (!precise && (right.sentence !== rate.sentence || left.sentence !== rate.sentence)) continue;
      const [part, whole] = isAbove(left, right) ? [right, left] : [left, right];
      if (equalDecimals(part.fact.quantity.value ?? zero, whole.fact.quantity.value ?? zero)) continue;
      const judgement = judgeQuotient(quantity, part.fact.quantity, whole.fact.quantity);
      if (judgement.verdict === 'exact') return [makeClaim('rate', rate, [part.fact, whole.fact], judgement)];
    }
  }
  const [left, right] = [scope.mentions[rate.index - 2], scope.mentions[rate.index - 1]];
  if (left === undefined || right === undefined || !isAmount(left) || !isAmount(right) || !alike(left, right) || left.sentence !== rate.sentence || right.sentence !== rate.sentence) return [];
  const [part, whole] = isAbove(left, right) ? [right, left] : [left, right];
  const judgement = judgeQuotient(quantity, part.fact.quantity, whole.fact.quantity);
  return judgement.verdict === 'inconsistent' && precise && isOneSlip(quantity, judgement) ? [makeClaim('rate', rate, [part.fact, whole.fact], judgement)] : [];
}

const zero = { coefficient: 0n, scale: 0 };
const differs = /较|比|差|减|节约|节省|超支|结余|剩余|余|少|多|高出|低于|增加|提高|降低|核减|审减|新增|净增/;

/** 送审1,311.40万元，审定1,268.20万元，核减43.20万元. */
function likelyDifference(scope: Scope, change: Mention): Claim[] {
  const { quantity } = change.fact;
  if (!isAmount(change) || quantity.value === null || isZero(quantity.value) || !differs.test(change.label)) return [];
  const before = scope.around(change).filter((mention) => mention.index < change.index && change.index - mention.index <= 5 && isAmount(mention) && alike(mention, change));
  for (let second = before.length - 1; second >= 1; second -= 1) {
    for (let first = second - 1; first >= 0; first -= 1) {
      const [left, right] = [before[first], before[second]];
      if (left === undefined || right === undefined) continue;
      const operands = inOrder(left, right, change);
      const bySize = isAbove(left, right) ? [left.fact, right.fact] : [right.fact, left.fact];
      if (judgeDifference(quantity, bySize.map((fact) => fact.quantity)).verdict !== 'exact') continue;
      return [makeClaim('difference', change, operands, judgeDifference(quantity, operands.map((fact) => fact.quantity)), { direction: change.direction })];
    }
  }
  const [left, right] = [scope.mentions[change.index - 2], scope.mentions[change.index - 1]];
  if (left === undefined || right === undefined || left.sentence !== change.sentence || right.sentence !== change.sentence || !before.includes(left) || !before.includes(right)) return [];
  const operands = inOrder(left, right, change);
  const judgement = judgeDifference(quantity, operands.map((fact) => fact.quantity));
  return judgement.verdict === 'inconsistent' && isOneSlip(quantity, judgement) ? [makeClaim('difference', change, operands, judgement)] : [];
}

/** The larger first; where both years are printed and a direction is said, the later less the earlier, or the other way round. */
function inOrder(left: Mention, right: Mention, change: Mention): Fact[] {
  const years = [left, right].map((mention) => /(20\d\d)年/.exec(mention.label)?.[1]);
  const [before, after] = years;
  if (change.direction !== null && before !== undefined && after !== undefined && before !== after) {
    const [earlier, later] = before < after ? [left, right] : [right, left];
    return change.direction === 'up' ? [later.fact, earlier.fact] : [earlier.fact, later.fact];
  }
  return isAbove(left, right) ? [left.fact, right.fact] : [right.fact, left.fact];
}

/** Amounts or counts of one kind told one after the other, against a total before or right behind them. */
function likelySums(scope: Scope, summed: ReadonlySet<Fact>): Claim[] {
  const claims: Claim[] = [];
  for (const run of runsOf(scope)) {
    if (run.length < 2 || run.some((mention) => summed.has(mention.fact))) continue;
    const [first] = run;
    const last = run[run.length - 1];
    if (first === undefined || last === undefined) continue;
    const parts = run.map((mention) => mention.fact.quantity);
    const totals = scope.mentions.slice(Math.max(0, first.index - 10), first.index).reverse()
      .concat(scope.mentions.slice(last.index + 1, last.index + 2))
      .filter((mention) => isAmount(mention) && alike(mention, first) && mention.fact.project === first.fact.project && first.block - mention.block <= 3 && mention.fact.measure !== 'change');
    const judged = totals.map((total) => ({ total, judgement: judgeSum(total.fact.quantity, parts) }));
    const exact = judged.find(({ judgement }) => judgement.verdict === 'exact');
    // Small whole numbers add up to something by chance.
    const weighty = parts.some((part) => (part.printed?.coefficient ?? 0n) >= 1_000n);
    if (exact !== undefined && (weighty || exact.total.index === first.index - 1)) claims.push(makeClaim('sum', exact.total, run.map((mention) => mention.fact), exact.judgement, { exhaustive: true }));
    else if (exact === undefined && run.length >= 3 && weighty) {
      const slipped = judged.find(({ total, judgement }) => judgement.verdict === 'inconsistent' && total.index >= first.index - 4 && isOneSlip(total.fact.quantity, judgement));
      if (slipped !== undefined) claims.push(makeClaim('sum', slipped.total, run.map((mention) => mention.fact), slipped.judgement));
    } else if (exact === undefined && isListOfCounts(scope, first, run)) {
      const total = judged.find(({ total: candidate }) => candidate.index === first.index - 1);
      if (total !== undefined) claims.push(makeClaim('sum', total.total, run.map((mention) => mention.fact), total.judgement, { exhaustive: true }));
    }
  }
  return claims;
}

/** 共有车辆14辆，其中：…0辆、…1辆、…: every kind is named, those of which there are none too. */
function isListOfCounts(scope: Scope, first: Mention, run: readonly Mention[]): boolean {
  const before = scope.mentions[first.index - 1];
  if (before === undefined || run.length < 3 || first.fact.quantity.kind !== 'count') return false;
  return /其中/.test(scope.text.slice(before.figure.end, first.figure.start)) && run.some((mention) => mention.fact.quantity.value !== null && isZero(mention.fact.quantity.value));
}

function runsOf(scope: Scope): Mention[][] {
  const runs: Mention[][] = [];
  let run: Mention[] = [];
  for (const mention of scope.mentions) {
    const last = run[run.length - 1];
    const goesOn = last !== undefined && isAmount(mention) && alike(last, mention) && last.index === mention.index - 1 && last.sentence === mention.sentence
      && mention.figure.start - last.figure.end <= 24 && !/共|合计|总计|其中/.test(mention.label) && mention.fact.measure !== 'change';
    if (goesOn) run.push(mention);
    else {
      if (run.length >= 2) runs.push(run);
      run = isAmount(mention) && mention.fact.measure !== 'change' ? [mention] : [];
    }
  }
  if (run.length >= 2) runs.push(run);
  return runs;
}

const respectively = /分别|依次/;

/** 教育支出1,263万元、…、住房保障支出157万元，分别占74.97%、…、9.35%: the n-th share is of the n-th amount. */
function respectiveShares(scope: Scope, settled: ReadonlySet<Fact>): Claim[] {
  const claims: Claim[] = [];
  const { mentions } = scope;
  for (let at = 0; at < mentions.length; at += 1) {
    const first = mentions[at];
    if (first === undefined || first.fact.quantity.kind !== 'percent' || !respectively.test(first.label) || !/占|比重|比例|率/.test(first.label) || settled.has(first.fact)) continue;
    const shares = [first];
    for (let next = at + 1; next < mentions.length; next += 1) {
      const mention = mentions[next];
      if (mention === undefined || mention.fact.quantity.kind !== 'percent' || !/^[、，和及与]+$/.test(mention.label)) break;
      shares.push(mention);
    }
    const parts = mentions.slice(Math.max(0, at - shares.length), at);
    const [part] = parts;
    if (shares.length < 2 || parts.length < shares.length || part === undefined || !parts.every((mention) => isAmount(mention) && alike(mention, part))) continue;
    const wholes = mentions.slice(Math.max(0, part.index - 6), part.index).filter((mention) => isAmount(mention) && alike(mention, part)).reverse();
    const earlier = mentions.slice(Math.max(0, part.index - shares.length), part.index);
    let best: { judged: Claim[]; exact: number } | null = null;
    if (earlier.length === shares.length && earlier.every((mention) => isAmount(mention) && alike(mention, part))) {
      const judged = shares.map((share, order) => {
        const [own, base] = [parts[order] ?? part, earlier[order] ?? part];
        return makeClaim('rate', share, [own.fact, base.fact], judgeQuotient(share.fact.quantity, own.fact.quantity, base.fact.quantity), { basis: base.fact.measure });
      });
      best = { judged, exact: judged.filter((claim) => claim.verdict === 'exact').length };
    }
    for (const whole of wholes) {
      const judged = shares.map((share, order) => {
        const own = parts[order] ?? part;
        return makeClaim('share', share, [own.fact, whole.fact], judgeQuotient(share.fact.quantity, own.fact.quantity, whole.fact.quantity), { basis: whole.fact.measure });
      });
      const exact = judged.filter((claim) => claim.verdict === 'exact' || claim.verdict === 'other-rounding').length;
      if (best === null || exact > best.exact) best = { judged, exact };
    }
    if (best !== null && best.exact * 2 >= shares.length && best.exact > 0) claims.push(...best.judged);
  }
  return claims.filter((claim) => isMoneyOrCount(claim));
}

function isMoneyOrCount(claim: Claim): boolean {
  return claim.operands.every((fact) => fact.quantity.kind === 'money' || fact.quantity.kind === 'count');
}
