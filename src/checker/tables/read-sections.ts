import { distinctCells, type Grid, type GridCell } from '#checker/structure/table-grid.ts';
import { readRole, splitHead } from '#checker/tables/column-role.ts';
import { isNote } from '#checker/tables/row-label.ts';
import { captionUnit } from '#checker/tables/table-units.ts';

export type GridRow = readonly (GridCell | undefined)[];

/**
 * A stretch of a grid with a head of its own. `heads` are its rows from top to bottom, `numbering` the row of column numbers
 * below them, `caption` the lines inside the table above them.
 */
export type GridSection = { readonly heads: readonly GridRow[]; readonly rows: readonly GridRow[]; readonly numbering: GridRow; readonly caption: string };

const looksNumeric = /^[-+（(]?\d[\d,]*(?:\.\d+)?[)）]?(?:%|元|万元|亿元)?$/;
const isYear = /^20\d\d$/;
const columnNumber = /^(?:栏次|行次|[（(]?\d{1,2}[）)]?(?:=.+)?|[①-⑳](?:=.+)?|[A-Za-z](?:=.+)?)$/;

const filledCells = (row: GridRow): GridCell[] => distinctCells(row).filter((cell) => cell.text !== '');
const isNumeric = (cell: GridCell): boolean => looksNumeric.test(cell.text) && !isYear.test(cell.text);

type OpenSection = { heads: GridRow[]; rows: GridRow[]; numbering: (GridCell | undefined)[]; caption: string };

/** Splits a grid where heads of columns stand. Rows above the first head, and everything in a grid without one, are left out. */
export function splitSections(grid: Grid): GridSection[] {
  const sections: OpenSection[] = [];
  let current: OpenSection | null = null;
  let caption = '';
  let above: GridRow[] = [];
  let isBelowHead = false;
  const hasTotal = grid.rows.some((row) => row.some((cell) => cell !== undefined && /^(?:合计|总计|共计)$/.test(cell.text)));
  for (let at = 0; at < grid.rows.length; at += 1) {
    const row = grid.rows[at] ?? [];
    const cells = filledCells(row).filter((cell) => cell.row === at);
    const [only] = cells;
    if (cells.length === 0) continue;
    if (isBelowHead && isColumnNumbers(row)) {
      current?.numbering.push(...row);
      continue;
    }
    isBelowHead = false;
    if (cells.length === 1 && only !== undefined && (current === null || captionUnit(only.text) !== null || isNote(only.text))) {
      if (current !== null && isNote(only.text)) current = null;
      caption = current === null || captionUnit(only.text) !== null ? caption + only.text : caption;
      above = [];
      continue;
    }
    if (isHead(cells, hasTotal && isFiguresRow(grid.rows[at + 1]))) {
      isBelowHead = true;
      if (current !== null && sameWords(current.heads, row)) continue;
      const heads: GridRow[] = [...above, row];
      while (continuesHead(grid.rows[at + 1], row, at + 1)) {
        at += 1;
        heads.push(grid.rows[at] ?? []);
      }
      current = { heads, rows: [], numbering: [], caption };
      sections.push(current);
      above = [];
      caption = '';
    } else if (current !== null) current.rows.push(row);
    else if (!cells.some(isNumeric)) above = [...above.slice(-2), row];
    else above = [];
  }
  return sections.filter(({ rows }) => rows.length > 0);
}

/**
 * Two heads and more without a number, one of which names a measure or a total. Heads that only say what is counted are
 * heads where figures follow and a total is drawn.
 */
function isHead(cells: readonly GridCell[], beforeFigures: boolean): boolean {
  if (cells.length < 2 || cells.some((cell) => isNumeric(cell) || cell.text.length > 40)) return false;
  let named = 0;
  let labels = 0;
  for (const cell of cells) {
    const { name, unit } = splitHead(cell.text);
    const role = readRole(name.replace(/20\d\d年度?|^本年(?=[^收支])|^上年(?=.)/, ''), unit);
    if (role.kind === 'value') named += 1;
    else if (role.kind === 'label' || role.kind === 'serial' || role.kind === 'code') labels += 1;
    else if (role.kind === 'division' && (/^(?:合计|小计|总计|金额)$/.test(name) || isYear.test(cell.text) || /^20\d\d年度?$/.test(cell.text))) named += 1;
  }
  return named > 0 ? (labels > 0 || named > 1) && named + labels >= 2 : beforeFigures && labels > 0;
}

/** Most cells behind the first are numbers. */
function isFiguresRow(row: GridRow | undefined): boolean {
  const cells = row === undefined ? [] : filledCells(row);
  const numbers = cells.filter(isNumeric).length;
  return numbers > 0 && numbers * 2 >= cells.length - 1;
}

/** A further row of the head: no number, and nothing but what reaches down from above where the rows are named. */
function continuesHead(row: GridRow | undefined, head: GridRow, index: number): boolean {
  if (row === undefined) return false;
  const begun = filledCells(row).filter((cell) => cell.row === index);
  if (begun.length === 0 || begun.some((cell) => isNumeric(cell) || cell.text.length > 40)) return false;
  const column = head.findIndex((cell) => cell !== undefined && cell.text !== '');
  const under = row[column];
  return under === undefined || under === head[column] || under.text === '';
}

function isColumnNumbers(row: GridRow | undefined): boolean {
  if (row === undefined) return false;
  const cells = filledCells(row);
  return cells.length >= 2 && cells.every((cell) => columnNumber.test(cell.text)) && (cells[0]?.text === '栏次' || cells[0]?.text === '行次' || isAscending(cells));
}

function isAscending(cells: readonly GridCell[]): boolean {
  const [first, second] = cells.map((cell) => /\d{1,2}/.exec(cell.text)?.[0]);
  return first === '1' && second === '2';
}

/** The same head again, as on the next page. */
function sameWords(heads: readonly GridRow[], row: GridRow): boolean {
  const words = (cells: GridRow): string => filledCells(cells).map((cell) => cell.text).join('|');
  return heads.some((head) => words(head) === words(row));
}
