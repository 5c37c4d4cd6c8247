import type { Claim } from '#core/claim.ts';
import { compareRationals, fromDecimal } from '#core/rational.ts';
import { columnSum, isProof, settleBlanks, type TableSum } from '#checker/tables/bind-sum.ts';
import { whereMostHold } from '#checker/tables/sure-claims.ts';
import type { Table, TableRow, ValueColumn } from '#checker/tables/table.ts';

const notAdded = /标准|每[人户亩]/;

/** Columns whose cells add up. */
export function addedColumns(table: Table): ValueColumn[] {
  return table.columns.filter(({ unit, header, measure }) => unit.kind !== 'percent' && unit.kind !== 'points' && measure !== 'unit-price' && !notAdded.test(header));
}

/** 合计 against the rows above or below it, 小计 and numbered heads against the rows that they head. */
export function bindColumns(table: Table): Claim[] {
  const columns = addedColumns(table);
  if (columns.length === 0) return [];
  return [...bindTotals(table, columns), ...bindParents(table, columns)];
}

function bindTotals(table: Table, columns: readonly ValueColumn[]): Claim[] {
  const claims: Claim[] = [];
  let from = 0;
  table.rows.forEach((row, at) => {
    if (row.kind !== 'total' || row.facts.size === 0) return;
    claims.push(...bindTotal(row, at === 0 ? rowsBelow(table.rows) : table.rows.slice(from, at), columns));
    from = at + 1;
  });
  return claims;
}

/** A total in the first row adds up what is below it. */
function rowsBelow(rows: readonly TableRow[]): TableRow[] {
  const below: TableRow[] = [];
  for (let at = 1; at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined || row.kind === 'total') break;
    below.push(row);
  }
  return below;
}

/**
 * Which rows a total adds up is read from their labels. Where these allow more than one reading, the one that holds in a
 * column counts for all columns; where none holds, only a plain list in a single column is sure enough to be judged.
 */
function bindTotal(total: TableRow, rows: readonly TableRow[], columns: readonly ValueColumn[]): Claim[] {
  const readings = addendsOf(rows);
  let best: { sums: TableSum[]; proofs: number; addends: readonly TableRow[] } | null = null;
  for (const addends of readings) {
    const sums = columns.map((column) => columnSum(column, total, addends)).filter((sum) => sum !== null);
    const proofs = sums.filter(isProof).length;
    if (best === null || proofs > best.proofs) best = { sums, proofs, addends };
  }
  if (best === null) return [];
  const { sums, proofs, addends } = best;
  if (proofs > 0) return [...settleBlanks(sums), ...partsBelow(rows, addends, columns)];
  const money = sums.filter(({ claim }) => claim.stated.quantity.value !== null && claim.stated.quantity.value.coefficient !== 0n);
  return readings.length === 1 && money.length === 1 && addends.length >= 2 ? settleBlanks(sums) : [];
}

/** The sets of rows that may be what a total adds up, likeliest first. */
function addendsOf(rows: readonly TableRow[]): (readonly TableRow[])[] {
  const readings: (readonly TableRow[])[] = [];
  const add = (reading: readonly TableRow[]): void => {
    if (reading.length > 0 && !readings.some((known) => known.length === reading.length && known.every((row, at) => row === reading[at]))) readings.push(reading);
  };
  const coded = rows.filter((row) => row.isCoded);
  if (coded.length * 2 >= rows.length && coded.length > 0) {
    add(highest(coded));
    return readings;
  }
  const subtotals = rows.filter((row) => row.kind === 'subtotal');
  if (subtotals.length > 0) {
    add(withoutCovered(rows));
    add(withoutCovered([...rows].reverse()).reverse());
    add(subtotals);
  }
  const numbered = rows.filter((row) => row.depth !== null && row.kind !== 'of-which');
  if (numbered.length > 0) {
    const top = highest(numbered);
    const depth = top[0]?.depth;
    add(top);
    add(rows.filter((row) => row.kind !== 'of-which' && (row.depth === null || row.depth === depth)));
  }
  if (rows.some((row) => row.kind === 'of-which')) {
    add(withoutParts(rows));
    add(rows.filter((row) => row.kind !== 'of-which'));
  }
  add(rows.filter((row) => row.kind !== 'subtotal'));
  return readings;
}

function highest(rows: readonly TableRow[]): TableRow[] {
  const least = rows.reduce((depth, row) => Math.min(depth, row.depth ?? Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY);
  return rows.filter((row) => row.depth === least);
}

/** Rows above a 小计 are in it. */
function withoutCovered(rows: readonly TableRow[]): TableRow[] {
  const last = rows.findLastIndex((row) => row.kind === 'subtotal');
  return rows.filter((row, at) => row.kind === 'subtotal' || at > last);
}

/** Unnumbered rows below 其中, with nothing numbered between, may be parts like it. */
function withoutParts(rows: readonly TableRow[]): TableRow[] {
  let isPart = false;
  return rows.filter((row) => {
    isPart = row.kind === 'of-which' || (isPart && row.depth === null);
    return !isPart;
  });
}

/** 其中 under a row of the total: parts that go beyond it never hold, parts that fall short say nothing. */
function partsBelow(rows: readonly TableRow[], addends: readonly TableRow[], columns: readonly ValueColumn[]): Claim[] {
  const claims: Claim[] = [];
  const added = new Set(addends);
  rows.forEach((row, at) => {
    if (!added.has(row) || rows[at + 1]?.kind !== 'of-which') return;
    const parts: TableRow[] = [];
    for (let below = at + 1; below < rows.length; below += 1) {
      const part = rows[below];
      if (part === undefined || added.has(part)) break;
      parts.push(part);
    }
    for (const column of columns) {
      const sum = columnSum(column, row, parts);
      if (sum === null) continue;
      const { claim } = sum;
      const total = claim.stated.quantity.value;
      const exceeds = claim.verdict === 'inconsistent' && claim.recomputed !== null && total !== null
        && compareRationals(claim.recomputed.low, fromDecimal(total)) > 0;
      if (exceeds || (claim.verdict !== 'inconsistent' && parts.length >= 2)) claims.push(claim);
    }
  });
  return claims;
}

/** Numbered or coded rows against the rows of the next level below them, and 小计 against the rows of its block. */
function bindParents(table: Table, columns: readonly ValueColumn[]): Claim[] {
  const sums: TableSum[] = [];
  const { rows } = table;
  const summed = (parent: TableRow, children: readonly TableRow[]): void => {
    if (children.length === 0) return;
    for (const column of columns) {
      const sum = columnSum(column, parent, children);
      if (sum !== null) sums.push(sum);
    }
  };
  rows.forEach((row, at) => {
    if (row.depth === null || row.kind === 'total' || row.kind === 'of-which') return;
    const below: TableRow[] = [];
    for (let next = at + 1; next < rows.length; next += 1) {
      const child = rows[next];
      if (child === undefined || child.kind === 'total' || child.kind === 'result' || (child.depth !== null && child.depth <= row.depth)) break;
      if (child.depth !== null) below.push(child);
    }
    summed(row, highest(below.filter((child) => child.isCoded === row.isCoded)));
  });
  const below = blocksAbove(rows);
  const above = blocksAbove([...rows].reverse());
  const holding = (blocks: ReturnType<typeof blocksAbove>): number => blocks.filter(({ subtotal, block }) => columns.some((column) => {
    const sum = columnSum(column, subtotal, block);
    return sum !== null && isProof(sum);
  })).length;
  for (const { subtotal, block } of holding(above) > holding(below) ? above : below) summed(subtotal, block);
  return [...whereMostHold(settleBlanks(sums))];
}

/** Each 小计 with the rows since the one before. */
function blocksAbove(rows: readonly TableRow[]): { subtotal: TableRow; block: TableRow[] }[] {
  const blocks: { subtotal: TableRow; block: TableRow[] }[] = [];
  let block: TableRow[] = [];
  for (const row of rows) {
    if (row.kind === 'subtotal') {
      blocks.push({ subtotal: row, block });
      block = [];
    } else if (row.kind === 'total' || row.kind === 'result') block = [];
    else if (row.kind !== 'of-which' && row.facts.size > 0) block.push(row);
  }
  return blocks;
}
