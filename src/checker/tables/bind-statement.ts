import type { Claim } from '#core/claim.ts';
import { makeClaim } from '#checker/claims/binding/scope.ts';
import { judgeRepeat } from '#checker/claims/relations/amounts.ts';
import { addedColumns } from '#checker/tables/bind-columns.ts';
import { columnSum, isProof, settleBlanks, type TableSum } from '#checker/tables/bind-sum.ts';
import type { Table, TableRow } from '#checker/tables/table.ts';

/** Whether a table is one side of a statement: 本年收入合计 and the like, with 总计 below. */
export function isStatement(table: Table): boolean {
  return table.rows.some((row) => row.kind === 'result');
}

/**
 * One side of a statement: 本年收入合计 is the sum of the numbered items above it, 总计 that of 本年收入合计 and the balances
 * between the two. Blank cells of a statement are nothing.
 */
export function bindStatement(table: Table): Claim[] {
  const { rows } = table;
  const at = rows.findIndex((row) => row.kind === 'result');
  const result = rows[at];
  if (result === undefined) return [];
  const end = rows.findIndex((row, index) => index > at && row.kind === 'total');
  const items = topItems(rows.slice(0, at));
  const between = end < 0 ? [] : rows.slice(at + 1, end).filter((row) => row.kind === 'item');
  const total = rows[end];
  const sums: TableSum[] = [];
  for (const column of addedColumns(table)) {
    const ofItems = columnSum(column, result, items);
    if (ofItems !== null) sums.push(ofItems);
    if (total === undefined) continue;
    // 一、一般公共预算财政拨款 under 年初财政拨款结转和结余 divides it.
    const readings = [between, between.filter((row) => row.depth === null)].map((rest) => columnSum(column, total, [result, ...rest])).filter((sum) => sum !== null);
    const chosen = readings.find(isProof) ?? (between.every((row) => row.depth === null) ? readings[0] : undefined);
    if (chosen !== undefined) sums.push(chosen);
  }
  return settleBlanks(sums, true);
}

function topItems(rows: readonly TableRow[]): TableRow[] {
  const items = rows.filter((row) => row.kind === 'item');
  const depth = items.reduce<number | null>((least, row) => (row.depth === null ? least : least === null ? row.depth : Math.min(least, row.depth)), null);
  return depth === null ? items : items.filter((row) => row.depth === depth);
}

/** 总计 of income and of spending are one figure. Sides that stand beside each other have one title. */
export function bindSides(tables: readonly Table[]): Claim[] {
  const claims: Claim[] = [];
  tables.forEach((spending, at) => {
    const income = tables[at - 1];
    if (spending.side !== 'spending' || income === undefined || income.side !== 'income' || income.title !== spending.title) return;
    if (!isStatement(spending) || !isStatement(income)) return;
    const [column] = addedColumns(spending);
    const [beside] = addedColumns(income);
    const left = beside === undefined ? undefined : grandTotal(income)?.facts.get(beside);
    const right = column === undefined ? undefined : grandTotal(spending)?.facts.get(column);
    if (left !== undefined && right !== undefined) claims.push(makeClaim('repeat', { fact: right }, [left], judgeRepeat(right.quantity, left.quantity), { basis: 'statement' }));
  });
  return claims;
}

function grandTotal(table: Table): TableRow | undefined {
  return table.rows.findLast((row) => row.kind === 'total');
}
