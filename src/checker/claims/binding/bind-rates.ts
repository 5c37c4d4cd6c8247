import type { Claim } from '#core/claim.ts';
import { addDecimals, compareDecimals, wholeNumber, type Decimal } from '#core/decimal.ts';
import type { Fact, Measure } from '#core/fact.ts';
import type { Judgement } from '#checker/claims/relations/judgement.ts';
import { undecidable } from '#checker/claims/relations/judgement.ts';
import { judgeQuotient } from '#checker/claims/relations/quotient.ts';
import { isMoney, isOfProject, lastBefore, makeClaim, sameItem, type Scope } from '#checker/claims/binding/scope.ts';
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
  if (denominator === null) return makeClaim('rate', rate, [numerator.fact], undecidable('operand-missing'));
  return judged(scope, rate, numerator, denominator);
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

/** Spending nearest before the rate: in its item, in its sentence, then the project's own. */
function findNumerator(scope: Scope, rate: Mention): Mention | null {
  const whole = /整体|总体|综合|合计|总(?:体|的)?/.test(rate.label);
  if (!whole) {
    const inItem = lastBefore(scope.ofItem(rate.item), rate.index, (mention) => mention.fact.measure === 'spent' && isMoney(mention));
    if (inItem !== null && inItem.block === rate.block) return inItem;
    const head = lastBefore(scope.ofItem(rate.item), rate.index, (mention) => mention.fact.measure === 'total' && isMoney(mention));
    if (head !== null && head.block === rate.block && scope.structure.kind !== 'performance-report' && rate.basisHint !== null) return head;
  }
  if (rate.fact.project === 0) {
    const near = lastBefore(scope.ofKey(rate.subjectKey), rate.index, (mention) => mention.fact.measure === 'spent' && isMoney(mention));
    return near;
  }
  const spent = scope.ofProject(rate.fact.project).filter((mention) => isOfProject(mention, 'spent'));
  return lastBefore(spent, rate.index, () => true) ?? spent[0] ?? null;
}

function findDenominator(scope: Scope, rate: Mention, numerator: Mention): Mention | null {
  const item = scope.ofItem(rate.item);
  if (rate.basisHint !== null) {
    const hint = rate.basisHint;
    const named = lastBefore(item, rate.index, (mention) => mention.fact.measure === hint && isMoney(mention))
      ?? (rate.fact.project > 0 && numerator.fact.subject === '' ? lastBefore(scope.ofProject(rate.fact.project), rate.index, (mention) => isOfProject(mention, hint)) : null)
      ?? lastBefore(scope.ofKey(rate.subjectKey), rate.index, (mention) => mention.fact.measure === hint && isMoney(mention));
    if (named !== null) return named;
  }
  if (numerator.fact.subject !== '' && scope.structure.kind === 'performance-report') {
    return lastBefore(scope.ofProject(rate.fact.project), numerator.index, (mention) => isMoney(mention) && mention.fact.measure !== 'spent'
      && mention.fact.measure !== 'unit-price' && sameItem(mention.subjectKey, numerator.subjectKey));
  }
  const wanted: readonly Measure[] = rate.basisHint === null ? ['adjusted-budget', 'budget', 'received', 'issued', 'planned'] : [rate.basisHint, 'budget', 'adjusted-budget'];
  for (const measure of wanted) {
    const found = lastBefore(item, rate.index, (mention) => mention.fact.measure === measure && isMoney(mention) && mention.block === rate.block)
      ?? (rate.fact.project > 0 ? nearestOfProject(scope, rate, measure) : null)
      ?? lastBefore(scope.ofKey(rate.subjectKey), rate.index, (mention) => mention.fact.measure === measure && isMoney(mention));
    if (found !== null) return found;
  }
  return null;
}

function nearestOfProject(scope: Scope, rate: Mention, measure: Measure): Mention | null {
  const amounts = scope.ofProject(rate.fact.project).filter((mention) => isOfProject(mention, measure));
  return lastBefore(amounts, rate.index, () => true) ?? amounts[0] ?? null;
}

function otherBases(scope: Scope, rate: Mention, numerator: Mention, used: Mention): Mention[] {
  const near = numerator.fact.subject !== '' || rate.fact.project === 0 ? scope.ofItem(rate.item) : scope.ofProject(rate.fact.project);
  return bases.flatMap((measure) => near.filter((mention) => mention.fact.measure === measure && isMoney(mention) && mention !== used && mention !== numerator
    && (rate.fact.project === 0 || mention.fact.subject === '' || numerator.fact.subject !== '')));
}

/** 到位率: received over budget. */
function bindArrival(scope: Scope, rate: Mention): Claim | null {
  const near = rate.fact.project > 0 ? scope.ofProject(rate.fact.project) : scope.ofBlock(rate.block);
  const received = lastBefore(near, rate.index, (mention) => mention.fact.measure === 'received' && isMoney(mention));
  const budget = lastBefore(near, rate.index, (mention) => (mention.fact.measure === 'budget' || mention.fact.measure === 'adjusted-budget' || mention.fact.measure === 'issued') && isMoney(mention));
  if (received === null || budget === null) return null;
  return judged(scope, rate, received, budget);
}

/**
 * 整体使用率 where no total was given: the parts' spending together over the total. A part that is said to be unused
 * has no figure and adds nothing.
 */
function bindPartsOverTotal(scope: Scope, rate: Mention): Claim | null {
  if (rate.fact.project === 0) return null;
  const own = scope.ofProject(rate.fact.project);
  const parts = own.filter((mention) => mention.fact.measure === 'spent' && isMoney(mention) && mention.fact.subject !== '' && mention.index < rate.index && mention.otherYear === null);
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
