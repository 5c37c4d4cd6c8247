import type { Claim } from '#core/claim.ts';
import { compareDecimals } from '#core/decimal.ts';
import type { Fact, Measure } from '#core/fact.ts';
import { makeClaim } from '#checker/claims/binding/scope.ts';
import { judgeDifference, judgeProduct } from '#checker/claims/relations/amounts.ts';
import { judgeGrowth, judgeGrowthBetween } from '#checker/claims/relations/growth.ts';
import { judgeQuotient } from '#checker/claims/relations/quotient.ts';
import { agrees, unlessNoneHolds, whereMostHold } from '#checker/tables/sure-claims.ts';
import type { Table, TableRow, ValueColumn } from '#checker/tables/table.ts';

/** What the columns of a row say of each other: rates, shares, growth, changes, balances, scores within their weight. */
export function bindRows(table: Table): Claim[] {
  return table.columns.flatMap((column) => {
    switch (column.measure) {
      case 'execution-rate': return bindRates(table, column);
      case 'indicator': return column.rateOf === 'execution' ? bindRates(table, column) : [];
      case 'share': return bindShares(table, column);
      case 'growth-rate': return bindGrowth(table, column);
      case 'change': return bindChanges(table, column);
      case 'balance': return bindBalances(table, column);
      case 'score': return bindWithinWeight(table, column);
      case 'unit-price': return bindProducts(table, column);
      default: return [];
    }
  });
}

/** Bases of a rate, in the order in which a table's own columns are taken: the adjusted budget goes before that of the year's start. */
const bases: readonly Measure[] = ['adjusted-budget', 'budget', 'planned', 'issued', 'received', 'total'];

/** Columns of a measure for the same division of the amount, nearest to the left first. */
function columnsOf(table: Table, beside: ValueColumn, fits: (column: ValueColumn) => boolean): ValueColumn[] {
  const own = divisionOf(beside);
  return table.columns.filter((column) => column !== beside && isAmount(column) && divisionOf(column) === own && fits(column))
    .sort((left, right) => distance(left, beside) - distance(right, beside));
}

const isAmount = (column: ValueColumn): boolean => column.unit.kind === 'money' || column.unit.kind === 'number' || column.unit.kind === 'count';
const divisionOf = (column: ValueColumn): string => column.divisions.join('/');
/** A figure stands left of what is worked out from it. */
const distance = (column: ValueColumn, from: ValueColumn): number => (column.at < from.at ? from.at - column.at : 1000 + column.at - from.at);

function bindRates(table: Table, rate: ValueColumn): Claim[] {
  const arrival = rate.rateOf === 'arrival';
  const reached: readonly Measure[] = arrival ? ['received'] : ['spent', 'indicator'];
  const over = reached.map((measure) => columnsOf(table, rate, (column) => column.measure === measure && column.rateOf === null && column.year !== 'previous')[0]).find((column) => column !== undefined);
  if (over === undefined) return [];
  const wanted = rate.base === null ? bases : [rate.base];
  const unders = wanted.flatMap((measure) => columnsOf(table, rate, (column) => column.measure === measure && column !== over && column.year !== 'previous').slice(0, 1));
  const [first, ...others] = unders;
  if (first === undefined) return [];
  const claims = rateClaims(table, rate, over, first);
  const holding = claims.filter(({ claim }) => agrees(claim)).length;
  if (holding * 2 >= claims.length) return claims.map((rowClaim) => withFittingBasis(rowClaim, over, others));
  for (const other of others) {
    const tried = rateClaims(table, rate, over, other);
    if (tried.filter(({ claim }) => agrees(claim)).length * 2 > tried.length) return onOtherBasis(claims, tried, other);
  }
  return [...unlessNoneHolds(claims.map(({ claim }) => claim))];
}

type RowClaim = { readonly row: TableRow; readonly claim: Claim };

function rateClaims(table: Table, rate: ValueColumn, over: ValueColumn, under: ValueColumn): RowClaim[] {
  return table.rows.flatMap((row) => {
    const stated = row.facts.get(rate);
    const numerator = row.facts.get(over);
    const denominator = row.facts.get(under);
    if (stated === undefined || numerator === undefined || denominator === undefined) return [];
    const judgement = judgeQuotient(stated.quantity, numerator.quantity, denominator.quantity);
    // 0 of 0 printed as 0% or 100% says that there was nothing to spend.
    if (judgement.reason === 'zero-base' && numerator.quantity.value?.coefficient === 0n) return [];
    return [{ row, claim: makeClaim('rate', { fact: stated }, [numerator, denominator], judgement, { basis: denominator.measure }) }];
  });
}

/** A rate that only another column of its row gives. */
function withFittingBasis({ row, claim }: RowClaim, over: ValueColumn, others: readonly ValueColumn[]): Claim {
  const numerator = row.facts.get(over);
  if (agrees(claim) || claim.reason === 'malformed' || numerator === undefined) return claim;
  for (const other of others) {
    const base = row.facts.get(other);
    if (base !== undefined && judgeQuotient(claim.stated.quantity, numerator.quantity, base.quantity).verdict === 'exact') {
      return { ...claim, verdict: 'other-basis', fittingBasis: base };
    }
  }
  return claim;
}

/** A table worked out on another base throughout is said once, at its first row that shows it. */
function onOtherBasis(claims: readonly RowClaim[], tried: readonly RowClaim[], other: ValueColumn): Claim[] {
  const onRequired = new Map(claims.map(({ row, claim }) => [row, claim]));
  let isSaid = false;
  return tried.map(({ row, claim }) => {
    const required = onRequired.get(row);
    if (isSaid || required === undefined || agrees(required) || claim.verdict !== 'exact') return claim;
    isSaid = true;
    return { ...required, verdict: 'other-basis', fittingBasis: row.facts.get(other) ?? null };
  });
}

/** 占比 of the rows in their total. */
function bindShares(table: Table, share: ValueColumn): Claim[] {
  const isLeft = (column: ValueColumn): boolean => column.at < share.at && column.year !== 'previous';
  const amount = columnsOf(table, share, isLeft)[0] ?? table.columns.findLast((column) => isAmount(column) && isLeft(column));
  const whole = amount === undefined ? undefined : table.rows.find((row) => row.kind === 'total')?.facts.get(amount);
  if (amount === undefined || whole === undefined) return [];
  const claims = table.rows.flatMap((row) => {
    const stated = row.facts.get(share);
    const part = row.facts.get(amount);
    if (stated === undefined || part === undefined || row.kind === 'total') return [];
    return [makeClaim('share', { fact: stated }, [part, whole], judgeQuotient(stated.quantity, part.quantity, whole.quantity), { basis: 'total' })];
  });
  return [...whereMostHold(claims)];
}

type Pair = { readonly current: ValueColumn; readonly previous: ValueColumn };

/** The two columns that a change or a growth is worked out from: this year and the year before, else money spent and its base. */
function pairsOf(table: Table, beside: ValueColumn): Pair[] {
  const pairs: Pair[] = [];
  const [previous] = columnsOf(table, beside, (column) => column.year === 'previous' && column.measure !== 'change');
  const [current] = columnsOf(table, beside, (column) => column.year !== 'previous' && column.measure !== 'change' && column.measure !== 'balance');
  if (previous !== undefined && current !== undefined) pairs.push({ current, previous });
  if (previous !== undefined) return pairs;
  const [spent] = columnsOf(table, beside, (column) => column.measure === 'spent');
  for (const measure of bases) {
    const [base] = columnsOf(table, beside, (column) => column.measure === measure);
    if (spent !== undefined && base !== undefined) pairs.push({ current: spent, previous: base }, { current: base, previous: spent });
  }
  const [adjusted] = columnsOf(table, beside, (column) => column.measure === 'adjusted-budget');
  const [budget] = columnsOf(table, beside, (column) => column.measure === 'budget');
  if (adjusted !== undefined && budget !== undefined) pairs.push({ current: adjusted, previous: budget });
  return pairs;
}

/** The first pair of columns under which most rows hold. The years of a table are sure unless no row holds. */
function firstThatHolds(pairs: readonly Pair[], claimsOf: (pair: Pair) => Claim[]): Claim[] {
  for (const pair of pairs) {
    const claims = claimsOf(pair);
    const kept = pair.previous.year === 'previous' ? unlessNoneHolds(claims) : whereMostHold(claims);
    if (kept.length > 0) return [...kept];
  }
  return [];
}

function bindGrowth(table: Table, growth: ValueColumn): Claim[] {
  const direction = growth.isFall ? 'down' : 'up';
  const claims = firstThatHolds(pairsOf(table, growth), ({ current, previous }) => perRow(table, growth, current, previous, (stated, now, before) => {
    // A new item has no growth; a blank or 100% there is a habit, and 0 of 0 says nothing.
    if (before.quantity.value?.coefficient === 0n && now.quantity.value?.coefficient === 0n) return null;
    return makeClaim('growth', { fact: stated }, [now, before], judgeGrowthBetween(stated.quantity, now.quantity, before.quantity, direction), { direction, basis: 'previous' });
  }));
  if (claims.length > 0) return claims;
  const [change] = columnsOf(table, growth, (column) => column.measure === 'change');
  const [current] = columnsOf(table, growth, (column) => column.measure !== 'change' && column.year !== 'previous');
  if (change === undefined || current === undefined) return [];
  return [...whereMostHold(perRow(table, growth, current, change, (stated, now, by) => {
    if (by.quantity.value !== null && by.quantity.value.coefficient < 0n) return null;
    return makeClaim('growth', { fact: stated }, [now, by], judgeGrowth(stated.quantity, now.quantity, by.quantity, direction), { direction, basis: 'previous' });
  }))];
}

function bindChanges(table: Table, change: ValueColumn): Claim[] {
  return firstThatHolds(pairsOf(table, change), ({ current, previous }) => perRow(table, change, current, previous, (stated, now, before) => {
    const operands = change.isFall ? [before, now] : [now, before];
    return makeClaim('difference', { fact: stated }, operands, judgeDifference(stated.quantity, operands.map(({ quantity }) => quantity)), { basis: 'previous' });
  }));
}

/** 结余 = base − spent; 年末 = 年初 + 收入 − 支出 is left to statements. */
function bindBalances(table: Table, balance: ValueColumn): Claim[] {
  const [spent] = columnsOf(table, balance, (column) => column.measure === 'spent' && column.year !== 'previous');
  if (spent === undefined || /年初|上年/.test(balance.header)) return [];
  for (const measure of bases) {
    const [base] = columnsOf(table, balance, (column) => column.measure === measure && column !== spent && column.year !== 'previous');
    if (base === undefined) continue;
    const kept = whereMostHold(perRow(table, balance, base, spent, (stated, whole, used) => makeClaim('difference', { fact: stated }, [whole, used],
      judgeDifference(stated.quantity, [whole.quantity, used.quantity]), { basis: whole.measure })));
    if (kept.length > 0) return [...kept];
  }
  return [];
}

/** 单价 × 数量 = 金额: the columns nearest behind the price, kept where most rows hold. */
function bindProducts(table: Table, price: ValueColumn): Claim[] {
  const numbers = table.columns.filter((column) => column.unit.kind === 'count' && column.unit.unit !== '分');
  const amounts = table.columns.filter((column) => column !== price && (column.unit.kind === 'money' || column.unit.kind === 'number') && column.measure !== 'unit-price');
  for (const number of numbers) {
    for (const amount of amounts) {
      const claims = whereMostHold(perRow(table, amount, price, number, (stated, each, many) => makeClaim('product', { fact: stated }, [each, many], judgeProduct(stated.quantity, [each.quantity, many.quantity]))));
      if (claims.length > 0) return [...claims];
    }
  }
  return [];
}

/** 得分 ≤ 分值 in every row. */
function bindWithinWeight(table: Table, score: ValueColumn): Claim[] {
  const [weight] = table.columns.filter((column) => column.measure === 'weight').sort((left, right) => distance(left, score) - distance(right, score));
  return weight === undefined ? [] : [...whereMostHold(perRow(table, score, weight, weight, (stated, within) => scoreWithin(stated, within)))];
}

/** A score and the points that can be earned: never more than those. */
export function scoreWithin(score: Fact, weight: Fact): Claim | null {
  if (score.quantity.value === null || weight.quantity.value === null) return null;
  const exceeds = compareDecimals(score.quantity.value, weight.quantity.value) > 0;
  return makeClaim('score', { fact: score }, [weight], { verdict: exceeds ? 'inconsistent' : 'exact', recomputed: null, reason: null }, { comparison: 'less', basis: 'weight' });
}

function perRow(table: Table, stated: ValueColumn, first: ValueColumn, second: ValueColumn, claim: (stated: Fact, first: Fact, second: Fact) => Claim | null): Claim[] {
  return table.rows.flatMap((row: TableRow) => {
    const facts = [row.facts.get(stated), row.facts.get(first), row.facts.get(second)];
    const [own, one, two] = facts;
    if (own === undefined || one === undefined || two === undefined) return [];
    const made = claim(own, one, two);
    return made === null ? [] : [made];
  });
}
