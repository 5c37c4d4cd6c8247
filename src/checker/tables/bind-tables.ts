import type { Claim } from '#core/claim.ts';
import type { Mention } from '#checker/facts/mention.ts';
import type { ReportStructure } from '#checker/structure/structure.ts';
import { bindColumns } from '#checker/tables/bind-columns.ts';
import { bindDivisions } from '#checker/tables/bind-divisions.ts';
import { bindForm } from '#checker/tables/bind-forms.ts';
import { bindRows } from '#checker/tables/bind-rows.ts';
import { bindSides, bindStatement, isStatement } from '#checker/tables/bind-statement.ts';
import { bindItems } from '#checker/tables/bind-items.ts';
import { bindWithText } from '#checker/tables/bind-with-text.ts';
import type { ReadTables } from '#checker/tables/table.ts';

/**
 * The relations that tables and forms state by their heads and labels, and figures that the text gives as well. A table
 * that allows more than one reading, none of which holds, yields none.
 */
export function bindTables(read: ReadTables, mentions: readonly Mention[], structure: ReportStructure): Claim[] {
  if (read.facts.length === 0) return [];
  return [
    ...read.tables.flatMap((table) => [...bindRows(table), ...bindDivisions(table), ...(isStatement(table) ? bindStatement(table) : bindColumns(table))]),
    ...bindSides(read.tables),
    ...read.forms.flatMap(bindForm),
    ...bindWithText(read, mentions, structure),
    ...bindItems(read.facts, mentions),
  ];
}
