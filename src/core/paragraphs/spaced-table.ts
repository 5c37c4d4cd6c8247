import type { TablePosition } from '#core/document.ts';
import type { SourceLine } from '#core/paragraphs/source-line.ts';
import { fieldsOf, isTableRow, type Field } from '#core/paragraphs/table-row.ts';

/** A table found among lines, and its cells; `first` and `end` are indices of lines. */
export type SpacedTable = {
  readonly first: number;
  readonly end: number;
  readonly cells: readonly { readonly from: number; readonly to: number; readonly position: TablePosition }[];
};

/** Runs of lines whose fields are set apart by tabs or by two spaces and more, or evenly by single ones. */
export function findSpacedTables(lines: readonly SourceLine[]): SpacedTable[] {
  const tables: SpacedTable[] = [];
  let at = 0;
  while (at < lines.length) {
    const rows: Field[][] = [];
    let byTab = false;
    for (let row = at; row < lines.length; row += 1) {
      const line = lines[row];
      if (line === undefined || !isRow(line)) break;
      byTab ||= line.text.includes('\t');
      rows.push(fieldsOf(line));
    }
    if (rows.length >= 2) tables.push({ first: at, end: at + rows.length, cells: placeCells(rows, tables.length, byTab) });
    const even = rows.length >= 2 ? [] : findEvenRows(lines, at);
    if (even.length > 0) tables.push({ first: at, end: at + even.length, cells: placeCells(even, tables.length, true) });
    at += Math.max(1, rows.length >= 2 ? rows.length : even.length);
  }
  return tables;
}

const unit = '(?:[万亿]?元|[万亿]|[%％]|个(?!人)|家(?![庭具])|项(?!目)|场(?!地)|[次篇]|人(?![员民才])|[年月日](?![初末终均常]))';
/** A gap between a number and its unit, or inside a number in words, parts no columns. */
const gapInFigure = new RegExp(`(?<=[\\d０-９])[ \\u3000\\u00a0]{2,}(?=${unit})|(?<=[一-鿿〔][\\d０-９]{1,4})[ \\u3000\\u00a0]{2,}(?=[\\d０-９][\\d０-９.,．]{0,12}${unit})`, 'g');
/** Punctuation of prose, full width or not. */
const isSentence = /[。；！？;]|，(?!\d)|,(?=[^\d\s])|[一-鿿%％）)》”"]\.(?!\d)/;

function isRow(line: SourceLine): boolean {
  if (line.text.includes('\t')) return fieldsOf(line).length >= 2;
  if (!/[^\s　][ \u3000\u00a0]{2,}[^\s　]/.test(line.text.replace(gapInFigure, '')) || isSentence.test(line.text)) return false;
  const fields = fieldsOf(line);
  return fields.length >= 2 && fields.some((field) => field.to - field.from > 1);
}

const number = /^[-+−－]?[\d０-９][\d０-９,，.．]*[%％]?$|^[-—–－\/]{1,2}$/;
const total = /^(?:合计|总计|小计|总分|总得分|总\s?值)$/;
const LEAST_ROWS = 3;
const LEAST_COLUMNS = 3;

/**
 * Rows with one space between their fields, from a line on: only where several lines have the same number of fields, most
 * of them with numbers. A line of totals at the end may leave out fields: its numbers stand in the last columns.
 */
function findEvenRows(lines: readonly SourceLine[], at: number): Field[][] {
  const rows: Field[][] = [];
  const numbers: number[] = [];
  let columns = 0;
  for (let row = at; row < lines.length; row += 1) {
    const line = lines[row];
    if (line === undefined || !line.text.includes(' ') || !isTableRow(line, lines[row + 1])) break;
    const fields = spacedFields(line);
    columns ||= fields.length;
    if (columns < LEAST_COLUMNS || fields.length > columns) break;
    const isNumber = fields.map(({ from, to }) => number.test(line.text.slice(from - line.from, to - line.from)));
    // 总计 133.30 总计 133.30: two sides of a statement beside each other are no columns of one table.
    if (fields.length === 4 && !isNumber[0] && isNumber[1] && !isNumber[2] && isNumber[3]) break;
    const found = isNumber.filter(Boolean).length;
    if (fields.length < columns) {
      const [label, ...rest] = fields;
      const isTotal = label !== undefined && total.test(line.text.slice(0, label.to - line.from)) && found > 0;
      if (isTotal) rows.push([label, ...rest.map((field, index) => ({ ...field, column: columns - rest.length + index }))]);
      break;
    }
    numbers.push(found);
    rows.push(fields);
  }
  const isHeadAndRow = rows.length === 2 && columns > 4 && numbers[0] === 0 && (numbers[1] ?? 0) * 2 >= columns;
  return isHeadAndRow || (rows.length >= LEAST_ROWS && numbers.filter((count) => count > 0).length * 2 >= rows.length) ? rows : [];
}

function spacedFields(line: SourceLine): Field[] {
  return [...line.text.matchAll(/[^ \u3000\u00a0]+/g)].map((match, column) => {
    const from = line.from + match.index;
    return { from, to: from + match[0].length, column, left: match.index, right: match.index + match[0].length };
  });
}

/** Columns as they were counted, else by where the fields stand under the fullest row. */
function placeCells(rows: readonly (readonly Field[])[], table: number, isCounted: boolean): SpacedTable['cells'] {
  let fullest = rows[0] ?? [];
  for (const row of rows) if (row.length > fullest.length) fullest = row;
  return rows.flatMap((fields, row) => {
    let previous = -1;
    return fields.map((field) => {
      const column = isCounted ? field.column : Math.max(previous + 1, columnUnder(field, fullest, previous + 1));
      previous = column;
      return { from: field.from, to: field.to, position: { table, row, column, rowSpan: 1, columnSpan: 1 } };
    });
  });
}

function columnUnder(field: Field, columns: readonly Field[], least: number): number {
  let best = least;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [at, column] of columns.entries()) {
    if (at < least) continue;
    const distance = Math.max(0, Math.max(column.left - field.right, field.left - column.right))
      + Math.abs(column.left + column.right - field.left - field.right) / 100;
    if (distance < nearest) {
      best = at;
      nearest = distance;
    }
  }
  return best;
}
