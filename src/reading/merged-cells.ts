/** A cell of a row as word processors store it: merged ones are there but show nothing. */
export type StoredCell = {
  readonly columnSpan: number;
  /** `continue`: merged with the cell above; `left`: with the cell before. */
  readonly merged: 'none' | 'restart' | 'continue' | 'left';
};

export type PlacedCell<Cell> = { readonly cell: Cell; readonly row: number; readonly column: number; rowSpan: number; columnSpan: number };

/** Rows and columns of the cells that show, which take over the room of those merged into them. */
export function placeCells<Cell extends StoredCell>(rows: readonly { readonly cells: readonly Cell[]; readonly columnsBefore: number }[]): PlacedCell<Cell>[] {
  const placed: PlacedCell<Cell>[] = [];
  const above = new Map<number, PlacedCell<Cell>>();
  for (const [row, { cells, columnsBefore }] of rows.entries()) {
    let column = columnsBefore;
    let left: PlacedCell<Cell> | null = null;
    for (const cell of cells) {
      const upper = above.get(column);
      if (cell.merged === 'left' && left !== null) left.columnSpan += cell.columnSpan;
      else if (cell.merged === 'continue' && upper !== undefined) {
        upper.rowSpan += 1;
        left = upper;
      } else {
        left = { cell, row, column, rowSpan: 1, columnSpan: cell.columnSpan };
        placed.push(left);
        above.set(column, left);
      }
      column += cell.columnSpan;
    }
  }
  return placed;
}
