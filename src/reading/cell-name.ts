/** A, B … Z, AA as in a spreadsheet; `column` counts from 0. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** 表1!B3 for a cell of a table in prose; table, row and column count from 0. */
export function tableCellName(table: number, row: number, column: number): string {
  return `表${table + 1}!${columnName(column)}${row + 1}`;
}
