import type { Fact, Measure } from '#core/fact.ts';
import type { Span } from '#core/span.ts';
import { distinctCells, type GridCell } from '#checker/structure/table-grid.ts';
import { isEmptyMark, quantityOfCell, readCellNumber, type CellNumber, type FigureIndex } from '#checker/tables/cell-number.ts';
import { isTotalDivision } from '#checker/tables/column-role.ts';
import { readColumns, type RawColumn, type ReadColumn } from '#checker/tables/read-columns.ts';
import type { GridRow, GridSection } from '#checker/tables/read-sections.ts';
import { readRowLabel, type RowLabel } from '#checker/tables/row-label.ts';
import type { Table, TableRow, ValueColumn } from '#checker/tables/table.ts';

/** What a table is read with. `projectOfName` finds a project by the name in a row's label, 0 for none. */
export type TableContext = {
  readonly text: string;
  readonly figures: FigureIndex;
  readonly title: string;
  readonly unit: string | null;
  /** The project that the table stands in; 0 outside. */
  readonly project: number;
  readonly projectOfName: (name: string) => number;
};

/** The tables of one section of a grid, one per group of columns with row names of its own, and the numbers they account for. */
export function readSection(section: GridSection, context: TableContext): { readonly tables: Table[]; readonly covered: Span[] } {
  const numbers = new Map<GridCell, CellNumber | null>();
  const numberOf = (cell: GridCell | undefined): CellNumber | null => {
    if (cell === undefined) return null;
    const known = numbers.get(cell);
    if (known !== undefined) return known;
    const read = readCellNumber(context.text, cell, context.figures);
    numbers.set(cell, read);
    return read;
  };
  const columns = readColumns(rawColumns(section, numberOf), context.unit);
  const tables: Table[] = [];
  const groups = splitGroups(columns);
  for (const group of groups) {
    const table = readGroup(section, group, groups[0] ?? group, context, numberOf);
    if (table.rows.some(({ facts }) => facts.size > 0)) tables.push(table);
  }
  section.numbering.forEach(numberOf);
  const covered = tables.length === 0 ? [] : [...numbers].flatMap(([cell, number]) => (number === null ? [] : [{ start: cell.start, end: cell.end }]));
  return { tables, covered };
}

function rawColumns(section: GridSection, numberOf: (cell: GridCell | undefined) => CellNumber | null): RawColumn[] {
  const width = [...section.heads, ...section.rows].reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, at): RawColumn => {
    const heads = distinctCells(section.heads.map((row) => row[at]));
    return {
      at,
      heads: heads.map((cell) => cell.text).filter((text) => text !== ''),
      cells: section.rows.map((row) => ({ text: row[at]?.text ?? '', number: numberOf(row[at]) })),
    };
  });
}

type Group = { readonly names: ReadColumn[]; readonly values: ValueColumn[] };

/** 项目 决算数 项目 决算数: a column of names behind figures begins a group of its own. */
function splitGroups(columns: readonly ReadColumn[]): Group[] {
  const groups: Group[] = [{ names: [], values: [] }];
  for (const column of columns) {
    let group = groups.at(-1);
    if (group === undefined) break;
    if ((column.kind === 'label' || column.kind === 'serial') && group.values.length > 0 && isNameAgain(column, columns)) {
      group = { names: [], values: [] };
      groups.push(group);
    }
    if (column.kind === 'value') group.values.push(column.value);
    else if (column.kind !== 'text') group.names.push(column);
  }
  return groups.filter(({ values }) => values.length > 0);
}

/** A later column of names begins a group only where figures follow it. */
function isNameAgain(column: ReadColumn, columns: readonly ReadColumn[]): boolean {
  return columns.some((other) => other.kind === 'value' && other.at > column.at);
}

function readGroup(section: GridSection, group: Group, leading: Group, context: TableContext, numberOf: (cell: GridCell | undefined) => CellNumber | null): Table {
  const labelled = section.rows.map((row) => ({ row, label: labelOf(row, group, leading) }));
  const side = sideOf(group, labelled.map(({ label }) => label));
  const columns = group.values.map((column) => ofSide(column, side));
  const owners = labelled.map(({ label }) => (label.kind === 'item' ? context.projectOfName(label.label) : 0));
  const isSummary = new Set(owners.filter((owner) => owner > 0)).size > 1;
  const rows = labelled.map(({ row, label }, index): TableRow => {
    const owner = owners[index] ?? 0;
    const project = owner > 0 && (isSummary || context.project === 0 || context.project === owner) ? owner : isSummary ? 0 : context.project;
    const facts = new Map<ValueColumn, Fact>();
    const blanks = new Set<ValueColumn>();
    for (const column of columns) {
      const cell = row[column.at];
      const number = numberOf(cell);
      if (cell !== undefined && number !== null && cell.row === rowOf(row)) facts.set(column, factOf(number, column, label, project, project > 0 && project === owner, context));
      else if (cell === undefined || !isEmptyMark(cell.text)) blanks.add(column);
    }
    return { ...label, facts, blanks };
  });
  return { title: context.title + section.caption, columns, rows, side };
}

/** The row that most cells begin in; the others reach into it from above. */
function rowOf(row: GridRow): number {
  return row.reduce((most, cell) => Math.max(most, cell?.row ?? -1), -1);
}

/** The name of a row. 合计 in the first group of columns names the row for those that have no name of their own there. */
function labelOf(row: GridRow, group: Group, leading: Group): RowLabel {
  const first = Math.min(...group.values.map(({ at }) => at));
  let text = '';
  let code = '';
  for (const column of group.names) {
    const content = row[column.at]?.text ?? '';
    if (column.kind === 'code' && /^\d+$/.test(content)) code = content.length > code.length ? content : code;
    else if (column.kind === 'label' ? content !== '' && !/^\d+$/.test(content) : text === '' && /[\u4e00-\u9fff]/.test(content)) text = content;
  }
  if (text === '' && group.names.length > 0) {
    const before = distinctCells(row.slice(group.names[0]?.at ?? 0, first)).findLast((cell) => /[\u4e00-\u9fff]/.test(cell.text));
    text = before?.text ?? '';
  }
  if (text === '' && group !== leading) {
    const inherited = labelOf(row, leading, leading);
    if (inherited.kind === 'total') return inherited;
  }
  // Codes may stand before the name in one cell: 20808抚恤.
  const glued = /^(\d{3}|\d{5}|\d{7})(?=[\u4e00-\u9fff])/.exec(text)?.[1];
  return glued === undefined ? readRowLabel(text, code) : readRowLabel(text.slice(glued.length), glued);
}

export function factOf(number: CellNumber, column: ValueColumn, label: RowLabel, project: number, isProjectRow: boolean, context: TableContext): Fact {
  const quantity = quantityOfCell(number, column.unit);
  const isAmount = quantity.kind === 'money' || quantity.kind === 'number';
  const measure: Measure = column.year === 'previous' && isAmount && column.measure !== 'change' ? 'previous' : measureOfRow(column.measure, label);
  const own = isProjectRow || (label.kind === 'total' && context.project > 0 && project === context.project) ? '' : label.label;
  const division = column.divisions.findLast((name) => !isTotalDivision(name)) ?? '';
  return {
    measure,
    quantity,
    project,
    subject: subjectOf(own, division, label) || (project === 0 ? column.divisions.at(-1) ?? '' : ''),
    asOf: null,
    origin: { kind: 'text', span: { start: number.start, end: number.end } },
  };
}

function subjectOf(own: string, division: string, label: RowLabel): string {
  if (own === '' || division === '') return own + division;
  return label.kind === 'total' ? division : `${own}·${division}`;
}

/** 年末结转和结余 of a statement stands in the column of money spent. */
function measureOfRow(measure: Measure, { label }: RowLabel): Measure {
  return (measure === 'spent' || measure === 'total') && /结[转余]/.test(label) ? 'balance' : measure;
}

/** One side of a statement says so above the names of its rows, or by its result (本年收入合计). */
function sideOf(group: Group, labels: readonly RowLabel[]): Table['side'] {
  const result = labels.find(({ kind }) => kind === 'result')?.label;
  if (result !== undefined) return result.includes('收入') ? 'income' : 'spending';
  const heads = group.names.flatMap((column) => column.heads);
  const income = heads.includes('收入');
  const spending = heads.includes('支出');
  return income === spending ? null : income ? 'income' : 'spending';
}

/** 决算数 on the side of income is what came in. */
export function ofSide(column: ValueColumn, side: Table['side']): ValueColumn {
  return side === 'income' && column.measure === 'spent' ? { ...column, measure: 'total' } : column;
}
