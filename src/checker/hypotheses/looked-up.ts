import type { Claim } from '#core/claim.ts';
import { compareDecimals, type Decimal } from '#core/decimal.ts';
import type { Fact } from '#core/fact.ts';
import type { Interval } from '#core/interval.ts';
import { compareRationals, fromDecimal } from '#core/rational.ts';

const claimsByFact = new WeakMap<readonly Claim[], ReadonlyMap<Fact, readonly Claim[]>>();

/** The claims of a document that a fact takes part in, in their order. Sorted out once per list of claims. */
export function claimsWith(claims: readonly Claim[], fact: Fact): readonly Claim[] {
  let known = claimsByFact.get(claims);
  if (known === undefined) {
    const index = new Map<Fact, Claim[]>();
    for (const claim of claims) {
      for (const member of new Set([claim.stated, ...claim.operands])) {
        const group = index.get(member);
        if (group === undefined) index.set(member, [claim]);
        else group.push(claim);
      }
    }
    claimsByFact.set(claims, index);
    known = index;
  }
  return known.get(fact) ?? [];
}

type Amount = { readonly fact: Fact; readonly value: Decimal; readonly order: number };

const amountsByValue = new WeakMap<readonly Fact[], readonly Amount[]>();

/** The amounts of a document that lie within an interval, unit prices left out, in the order of the list. */
export function amountsWithin(facts: readonly Fact[], interval: Interval): Fact[] {
  let sorted = amountsByValue.get(facts);
  if (sorted === undefined) {
    sorted = facts.flatMap((fact, order): Amount[] => (fact.quantity.kind === 'money' && fact.quantity.value !== null && fact.measure !== 'unit-price' ? [{ fact, value: fact.quantity.value, order }] : []))
      .sort((left, right) => compareDecimals(left.value, right.value) || left.order - right.order);
    amountsByValue.set(facts, sorted);
  }
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const amount = sorted[middle];
    if (amount !== undefined && compareRationals(fromDecimal(amount.value), interval.low) < 0) low = middle + 1;
    else high = middle;
  }
  const within: Amount[] = [];
  // The first of many equal amounts say as much as all.
  for (let at = low; at < sorted.length && within.length < 200; at += 1) {
    const amount = sorted[at];
    if (amount === undefined || compareRationals(fromDecimal(amount.value), interval.high) > 0) break;
    within.push(amount);
  }
  return within.sort((left, right) => left.order - right.order).map(({ fact }) => fact);
}
