import type { Claim } from '#core/claim.ts';
import { compareDecimals, multiplyDecimals } from '#core/decimal.ts';
import type { Fact, Measure } from '#core/fact.ts';
import { priceUnit } from '#core/ledger/facts.ts';
import type { ProjectRecord } from '#core/ledger/department-year.ts';
import { makeClaim } from '#checker/claims/binding/scope.ts';
import { judgeDifference, judgeProduct, judgeSum } from '#checker/claims/relations/amounts.ts';
import { judgeQuotient } from '#checker/claims/relations/quotient.ts';
import { recordOf } from '#checker/live/record-of.ts';

const bases: readonly (readonly [string, Measure])[] = [
  ['budget', 'budget'], ['adjusted-budget', 'adjusted-budget'], ['planned', 'planned'], ['issued', 'issued'], ['received', 'received'],
];

/**
 * Relations that the records of one project must satisfy among themselves. Each binds facts by what the records are, not by
 * words: the rate on each basis; parts against the whole, where every entry or budget of the whole belongs to a part or the
 * whole is recorded beside them; what is carried over against what arrived less what left; unit price times number against
 * what was spent, where the one price is fixed and the one number counted in its unit would cost at least as much: money
 * beyond that may be for something else.
 */
export function claimsOfLedger(record: ProjectRecord, facts: readonly Fact[]): Claim[] {
  const { id } = record.project;
  const find = (key: string): Fact | null => facts.find((fact) => recordOf(fact) === `${id}/${key}`) ?? null;
  const spent = find('funds/spent');
  const received = find('funds/received');
  const claims: Claim[] = [];
  for (const [basis] of bases) {
    const rate = find(`rate/${basis}`);
    const base = find(`funds/${basis === 'budget' ? 'initial' : basis === 'adjusted-budget' ? 'adjusted' : basis}`);
    if (rate !== null && base !== null && spent !== null) claims.push(makeClaim('rate', { fact: rate }, [spent, base], judgeQuotient(rate.quantity, spent.quantity, base.quantity), { basis }));
  }
  claims.push(...sumsOfParts(record, facts, find));
  const balance = find('funds/carried-out');
  if (balance !== null && received !== null && spent !== null) {
    const gone = ['funds/reclaimed', 'funds/cancelled'].map(find).filter((fact) => fact !== null);
    const operands = [received, spent, ...gone];
    if (find('funds/carried-in') === null) claims.push(makeClaim('difference', { fact: balance }, operands, judgeDifference(balance.quantity, operands.map(({ quantity }) => quantity)), { basis: 'balance' }));
  }
  const product = productOfPrice(record, facts, spent);
  if (product !== null) claims.push(product);
  return claims;
}

function sumsOfParts(record: ProjectRecord, facts: readonly Fact[], find: (key: string) => Fact | null): Claim[] {
  if (record.parts.length < 2) return [];
  const { id } = record.project;
  const ofParts = (figure: string): Fact[] => record.parts.flatMap((part) => facts.filter((fact) => recordOf(fact) === `${id}/part/${part.id}/${figure}`));
  const claims: Claim[] = [];
  const add = (figure: string, isWhole: boolean): void => {
    const whole = find(`funds/${figure}`);
    const parts = ofParts(figure);
    if (whole !== null && isWhole && parts.length >= 2) claims.push(makeClaim('sum', { fact: whole }, parts, judgeSum(whole.quantity, parts.map(({ quantity }) => quantity)), { exhaustive: true }));
  };
  // Where the whole has a budget of its own, those of all parts must make it up; without one the whole is their sum.
  add('adjusted', record.parts.length === ofParts('adjusted').length);
  for (const [figure, kinds] of [['received', ['received']], ['spent', ['paid', 'returned']]] as const) {
    const own: readonly string[] = kinds;
    add(figure, record.entries.every(({ kind, voided, partId }) => voided || !own.includes(kind) || partId !== null));
  }
  return claims;
}

function productOfPrice(record: ProjectRecord, facts: readonly Fact[], spent: Fact | null): Claim | null {
  const prices = facts.filter(({ measure }) => measure === 'unit-price');
  const [price] = prices;
  if (price === undefined || prices.length !== 1 || spent === null) return null;
  const isFixed = record.indicators.some(({ indicator }) => indicator.comparator === '=' && recordOf(price) === `${record.project.id}/indicator/${indicator.id}`);
  if (!isFixed) return null;
  const per = priceUnit(price.quantity.unit)?.per;
  const output = new Set(record.indicators.filter(({ indicator }) => indicator.level1.startsWith('产出')).map(({ indicator }) => `${record.project.id}/indicator/${indicator.id}`));
  const numbers = facts.filter((fact) => fact.measure === 'indicator' && fact.quantity.kind === 'count' && fact.quantity.unit === per && output.has(recordOf(fact) ?? ''));
  const [number] = numbers;
  if (number === undefined || numbers.length !== 1 || price.quantity.value === null || number.quantity.value === null || spent.quantity.value === null) return null;
  if (compareDecimals(multiplyDecimals(price.quantity.value, number.quantity.value), spent.quantity.value) < 0) return null;
  return makeClaim('product', { fact: spent }, [price, number], judgeProduct(spent.quantity, [price.quantity, number.quantity]));
}
