import type { Claim } from '#core/claim.ts';
import { isTotalDivision } from '#checker/tables/column-role.ts';
import { settleBlanks, tableSum, type TableSum } from '#checker/tables/bind-sum.ts';
import { whereMostHold } from '#checker/tables/sure-claims.ts';
import type { Table, ValueColumn } from '#checker/tables/table.ts';

type Split = { readonly total: ValueColumn; readonly parts: readonly ValueColumn[] };

/** 合计 and 小计 of a row against the columns that divide it. Kept where most rows hold: heads alone do not say what divides what. */
export function bindDivisions(table: Table): Claim[] {
  const splits = splitsOf(table);
  return splits.size === 0 ? [] : [...splits.values()].flatMap((group) => {
    const sums: TableSum[] = [];
    for (const { total, parts } of group) {
      for (const row of table.rows) {
        const facts = parts.map((column) => row.facts.get(column)).filter((fact) => fact !== undefined);
        const sum = facts.length === 0 ? null : tableSum(row.facts.get(total), facts);
        if (sum !== null) sums.push({ ...sum, hasBlank: parts.some((column) => row.blanks.has(column)) });
      }
    }
    return whereMostHold(settleBlanks(sums));
  });
}

/** Which column divides into which, by the place of the total among the heads; those of 预算数 and of 决算数 prove each other. */
function splitsOf(table: Table): Map<string, Split[]> {
  const found = new Map<string, Split[]>();
  for (const columns of byMeasure(table).values()) {
    for (const [place, split] of divide(columns, 0, '')) {
      const known = found.get(place);
      if (known === undefined) found.set(place, [split]);
      else known.push(split);
    }
  }
  return found;
}

/** Columns that give the same figure of one year. `part` and `total` are what heads without a measure give. */
function byMeasure(table: Table): Map<string, ValueColumn[]> {
  const groups = new Map<string, ValueColumn[]>();
  for (const column of table.columns) {
    if (column.unit.kind === 'percent' || column.unit.kind === 'points' || column.measure === 'change' || column.measure === 'balance') continue;
    const measure = column.measure === 'part' || column.measure === 'total' || isTotalDivision(column.header) ? 'total' : column.measure;
    const key = `${measure}|${column.year ?? ''}|${column.unit.unit ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [column]);
    else group.push(column);
  }
  return groups;
}

/** The total of a level, the columns or subtotals that divide it, and the same below. */
function divide(columns: readonly ValueColumn[], depth: number, place: string): [string, Split][] {
  const own = columns.filter((column) => isTotalAt(column, depth));
  const branches = new Map<string, ValueColumn[]>();
  for (const column of columns) {
    const name = column.divisions[depth];
    if (name === undefined || isTotalAt(column, depth)) continue;
    const branch = branches.get(name);
    if (branch === undefined) branches.set(name, [column]);
    else branch.push(column);
  }
  const parts: ValueColumn[] = [];
  const below: [string, Split][] = [];
  for (const [name, branch] of branches) {
    const subtotal = branch.find((column) => isTotalAt(column, depth + 1));
    if (branch.length > 1 && subtotal !== undefined) {
      parts.push(subtotal);
      below.push(...divide(branch, depth + 1, `${place}/${name}`));
    } else parts.push(...branch);
  }
  const [total] = own;
  return total === undefined || own.length > 1 || parts.length < 2 ? below : [[place, { total, parts }], ...below];
}

/** The head has no division at this depth, or one that says 合计 or 小计. */
function isTotalAt(column: ValueColumn, depth: number): boolean {
  const name = column.divisions[depth];
  return name === undefined || (isTotalDivision(name) && depth === column.divisions.length - 1);
}
