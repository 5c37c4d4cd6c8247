import type { FoldedText } from '#core/folded-text.ts';
import type { Span } from '#core/span.ts';

/** A cell of a table: its content (several paragraphs are one), and the first row and column it covers. */
export type GridCell = Span & { readonly row: number; readonly column: number; readonly text: string };

/** A table by rows and columns. A merged cell stands in every place it covers. */
export type Grid = { readonly table: number; readonly rows: readonly (readonly (GridCell | undefined)[])[] };

/** The tables of a document in order, cells filled in where they are merged. Linear in the number of cells. */
export function readGrids(folded: FoldedText): Grid[] {
  const grids: Grid[] = [];
  let index = 0;
  while (index < folded.blocks.length) {
    const first = folded.blocks[index];
    if (first?.table === undefined) {
      index += 1;
      continue;
    }
    let last = index;
    while (folded.blocks[last + 1]?.table?.table === first.table.table) last += 1;
    grids.push(readGrid(folded, first.table.table, index, last));
    index = last + 1;
  }
  return grids;
}

function readGrid(folded: FoldedText, table: number, first: number, last: number): Grid {
  const blocks = folded.blocks.slice(first, last + 1);
  const rowCount = blocks.reduce((most, block) => Math.max(most, (block.table?.row ?? 0) + 1), 0);
  const columnCount = blocks.reduce((most, block) => Math.max(most, (block.table?.column ?? 0) + 1), 0);
  const rows: (GridCell | undefined)[][] = Array.from({ length: Math.min(rowCount, blocks.length * 4 + 64) }, () => []);
  // Merged cells may claim more than any honest table holds.
  let allowance = blocks.length * 16 + 1024;
  for (const block of blocks) {
    const at = block.table;
    const row = at === undefined ? undefined : rows[at.row];
    if (at === undefined || row === undefined) continue;
    const before = row[at.column];
    const start = before !== undefined && before.row === at.row && before.column === at.column ? before.start : block.start;
    const cell: GridCell = { start, end: block.end, row: at.row, column: at.column, text: folded.text.slice(start, block.end).replaceAll('\n', '') };
    const rowEnd = Math.min(at.row + Math.max(at.rowSpan, 1), rows.length);
    const columnEnd = Math.min(at.column + Math.max(at.columnSpan, 1), columnCount);
    for (let covered = at.row; covered < rowEnd && allowance > 0; covered += 1) {
      for (let column = at.column; column < columnEnd && allowance > 0; column += 1) {
        const target = rows[covered];
        if (target !== undefined) target[column] = cell;
        allowance -= 1;
      }
    }
  }
  return { table, rows };
}

/** The cells that begin in a row, from left to right, without those that reach into it from above. */
export function distinctCells(row: readonly (GridCell | undefined)[]): GridCell[] {
  const cells: GridCell[] = [];
  for (const cell of row) if (cell !== undefined && cells.at(-1) !== cell) cells.push(cell);
  return cells;
}
