import type { Claim } from '#core/claim.ts';
import { bindColumns } from '#checker/tables/bind-columns.ts';
import { bindDivisions } from '#checker/tables/bind-divisions.ts';
import { bindRows } from '#checker/tables/bind-rows.ts';
import { bindSides, bindStatement, isStatement } from '#checker/tables/bind-statement.ts';
import type { ReadTables } from '#checker/tables/table.ts';

/** The relations that tables state by their heads and labels. A table that allows more than one reading, none of which holds, yields none. */
export function bindTables(read: ReadTables): Claim[] {
  const { tables } = read;
  if (tables.length === 0) return [];
  return [
    ...tables.flatMap((table) => [...bindRows(table), ...bindDivisions(table), ...(isStatement(table) ? bindStatement(table) : bindColumns(table))]),
    ...bindSides(tables),
  ];
}
