import type { Claim } from '#core/claim.ts';
import { addDecimals, compareDecimals, wholeNumber, type Decimal } from '#core/decimal.ts';
import type { Fact, Measure } from '#core/fact.ts';
import type { Judgement } from '#checker/claims/relations/judgement.ts';
import { undecidable } from '#checker/claims/relations/judgement.ts';
import { judgeQuotient } from '#checker/claims/relations/quotient.ts';
import { isMoney, isOfProject, lastBefore, makeClaim, nearby, sameItem, type Scope } from '#checker/claims/binding/scope.ts';
import type { Mention } from '#checker/facts/mention.ts';

/** Amounts that a rate may have been worked out on, in the order in which they are tried. */
const bases: readonly Measure[] = ['adjusted-budget', 'budget', 'planned', 'issued', 'received', 'total'];

/** Execution and arrival rates against the amounts of the same item, else of the same project. */
export function bindRates(scope: Scope): Claim[] {
  const claims: Claim[] = [];
  for (const rate of scope.mentions) {
    if (rate.fact.measure !== 'execution-rate') continue;
    const claim = rate.rateOf === 'arrival' ? bindArrival(scope, rate) : bindExecution(scope, rate);
    if (claim !== null) claims.push(claim);
  }
  return claims;
}

function bindExecution(scope: Scope, rate: Mention): Claim | null {
  const numerator = findNumerator(scope, rate);
  if (numerator === null) return bindPartsOverTotal(scope, rate);
  const denominator = findDenominator(scope, rate, numerator);
  if (denominator !== null) return judged(scope, rate, numerator, denominator);
  const likely = likelyDenominator(scope, rate, numerator);
  return likely ?? makeClaim('rate', rate, [numerator.fact], undecidable('operand-missing'));
}

function judged(scope: Scope, rate: Mention, numerator: Mention, denominator: Mention): Claim {
  const judgement = judgeQuotient(rate.fact.quantity, numerator.fact.quantity, denominator.fact.quantity);
  const basis = denominator.fact.measure;
  const operands = [numerator.fact, denominator.fact];
  if (judgement.verdict === 'exact' || judgement.verdict === 'other-rounding' || judgement.reason === 'malformed') {
    return makeClaim('rate', rate, operands, judgement, { basis });
  }
  const fitting = otherBases(scope, rate, numerator, denominator).find((other) => {
    const tried = judgeQuotient(rate.fact.quantity, numerator.fact.quantity, other.fact.quantity);
    return tried.verdict === 'exact';
  });
  if (fitting === undefined) return makeClaim('rate', rate, operands, judgement, { basis });
  const otherBasis: Judgement = { verdict: 'other-basis', recomputed: judgement.recomputed, reason: judgement.reason };
  return makeClaim('rate', rate, operands, otherBasis, { basis, fittingBasis: fitting.fact });
}

/** Spending nearest before the rate: in its item, then of the project, else of the few paragraphs before. */
function findNumerator(scope: Scope, rate: Mention): Mention | null {
  const whole = /整体|总体|综合|合计|总(?:体|的)?/.test(rate.label);
  const until = rate.wholeIsBefore ? rate.index - 1 : rate.index;
  const isSpent = (mention: Mention): boolean => mention.fact.measure === 'spent' && isMoney(mention);
  if (!whole) {
    const inItem = lastBefore(scope.ofItem(rate.item), until, isSpent);
    if (inItem !== null && inItem.block === rate.block) return inItem;
    const beside = scope.mentions[until - 1];
    if (beside !== undefined && isMoney(beside) && beside.sentence === rate.sentence && beside.fact.measure === 'total' && beside.label.endsWith('支出')) return beside;
    const head = lastBefore(scope.ofItem(rate.item), until, (mention) => mention.fact.measure === 'total' && isMoney(mention));
    if (head !== null && head.block === rate.block && scope.structure.kind !== 'performance-report' && (rate.basisHint !== null || rate.wholeIsBefore)) return head;
  }
  const near = nearby(scope, rate).filter((mention) => isSpent(mention) && mention.otherYear === null);
  const own = near.filter((mention) => mention.ownSubject === '');
  return lastBefore(own, until, () => true) ?? (rate.fact.project > 0 ? own[0] : undefined)
    ?? (rate.fact.project === 0 ? lastBefore(near, until, (mention) => mention.sentence === rate.sentence || mention.block === rate.block) : null)
    ?? lastBefore(scope.ofKey(rate.subjectKey), until, isSpent);
}

const orderOfBases: readonly Measure[] = ['adjusted-budget', 'budget', 'received', 'issued', 'planned'];

function findDenominator(scope: Scope, rate: Mention, numerator: Mention): Mention | null {
  if (rate.wholeIsBefore) return scope.mentions[rate.index - 1] ?? null;
  const hint = rate.basisHint;
  const wanted = hint === null ? orderOfBases : [hint, ...orderOfBases.filter((measure) => measure !== hint)];
  const item = scope.ofItem(rate.item);
  const isBase = (measure: Measure) => (mention: Mention): boolean => mention.fact.measure === measure && isMoney(mention) && mention !== numerator;
  for (const measure of wanted) {
    const inItem = lastBefore(item, rate.index, (mention) => isBase(measure)(mention) && mention.block === rate.block);
    if (inItem !== null) return inItem;
  }
  const near = nearby(scope, rate);
  if (numerator.ownSubject !== '') {
    return lastBefore(near, numerator.index, (mention) => isMoney(mention) && !notABase.has(mention.fact.measure) && sameItem(mention.subjectKey, numerator.subjectKey))
      ?? lastBefore(scope.ofKey(numerator.subjectKey), numerator.index, (mention) => isMoney(mention) && orderOfBases.includes(mention.fact.measure));
  }
  // A final account compares with the budget of its own item; another item's budget says nothing of it.
  if (scope.structure.kind === 'final-accounts' && hint !== null) {
    return lastBefore(scope.ofKey(rate.subjectKey), rate.index, isBase(hint));
  }
  for (const isNamed of [false, true]) {
    for (const measure of wanted) {
      const own = near.filter((mention) => isBase(measure)(mention) && mention.otherYear === null && isNamed === (mention.ownSubject !== ''));
      const found = lastBefore(own, rate.index, () => true) ?? (rate.fact.project > 0 && !isNamed ? own[0] : undefined);
      if (found !== undefined && found !== null) return found;
    }
  }
  return null;
}

/**
 * 已支付工程款184万元，支付进度八成: nothing says which amount the spending is of. A base that makes the rate exact is
 * taken as the one meant; none that does not.
 */
function likelyDenominator(scope: Scope, rate: Mention, numerator: Mention): Claim | null {
  if (scope.structure.kind === 'final-accounts' || rate.fact.quantity.value === null) return null;
  const near = nearby(scope, rate).filter((mention) => isMoney(mention) && mention !== numerator && bases.includes(mention.fact.measure) && mention.otherYear === null);
  for (const base of near) {
    const judgement = judgeQuotient(rate.fact.quantity, numerator.fact.quantity, base.fact.quantity);
    if (judgement.verdict === 'exact') return makeClaim('rate', rate, [numerator.fact, base.fact], judgement, { basis: base.fact.measure });
  }
  return null;
}

const notABase = new Set<Measure>(['spent', 'unit-price', 'change', 'previous', 'balance']);

function otherBases(scope: Scope, rate: Mention, numerator: Mention, used: Mention): Mention[] {
  const near = numerator.ownSubject !== '' || scope.structure.kind === 'final-accounts' ? scope.ofItem(rate.item) : nearby(scope, rate);
  return bases.flatMap((measure) => near.filter((mention) => mention.fact.measure === measure && isMoney(mention) && mention !== used && mention !== numerator
    && (rate.fact.project === 0 || mention.ownSubject === '' || numerator.ownSubject !== '')));
}

/** 到位率: received over the budget, after adjustment where there was one. */
function bindArrival(scope: Scope, rate: Mention): Claim | null {
  const near = nearby(scope, rate);
  const received = lastBefore(near, rate.index, (mention) => mention.fact.measure === 'received' && isMoney(mention));
  if (received === null) return null;
  const budget = (['adjusted-budget', 'budget', 'issued', 'planned'] satisfies Measure[])
    .map((measure) => lastBefore(near, rate.index, (mention) => mention.fact.measure === measure && isMoney(mention)))
    .find((mention) => mention !== null);
  return budget === undefined || budget === null ? null : judged(scope, rate, received, budget);
}

/**
 * 整体使用率 where no total was given: the parts' spending together over the total. A part that is said to be unused
 * has no figure and adds nothing.
 */
function bindPartsOverTotal(scope: Scope, rate: Mention): Claim | null {
  if (rate.fact.project === 0) return null;
  const own = scope.ofProject(rate.fact.project);
  const parts = own.filter((mention) => mention.fact.measure === 'spent' && isMoney(mention) && mention.ownSubject !== '' && mention.index < rate.index && mention.otherYear === null);
  const total = (['adjusted-budget', 'budget', 'received', 'issued', 'total'] satisfies Measure[])
    .map((measure) => own.find((mention) => isOfProject(mention, measure) || (measure === 'received' && mention.fact.measure === 'received' && isMoney(mention))))
    .find((mention) => mention !== undefined);
  if (parts.length < 2 || total === undefined) return null;
  let sum: Decimal = wholeNumber(0);
  for (const part of parts) {
    if (part.fact.quantity.value === null) return makeClaim('rate', rate, [...parts.map((mention) => mention.fact), total.fact], undecidable('malformed'));
    sum = addDecimals(sum, part.fact.quantity.value);
  }
  if (total.fact.quantity.value !== null && compareDecimals(sum, total.fact.quantity.value) > 0) return null;
  const spent: Fact['quantity'] = { kind: 'money', value: sum, printed: null, exponent: 0, unit: null, approximator: null };
  const judgement = judgeQuotient(rate.fact.quantity, spent, total.fact.quantity);
  return makeClaim('rate', rate, [...parts.map((mention) => mention.fact), total.fact], judgement, { basis: total.fact.measure });
}
