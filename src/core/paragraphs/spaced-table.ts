import type { TablePosition } from '#core/document.ts';
import type { SourceLine } from '#core/paragraphs/source-line.ts';
import { fieldsOf, type Field } from '#core/paragraphs/table-row.ts';

/** A table found among lines, and its cells; `first` and `end` are indices of lines. */
export type SpacedTable = {
  readonly first: number;
  readonly end: number;
  readonly cells: readonly { readonly from: number; readonly to: number; readonly position: TablePosition }[];
};

/** Runs of two lines and more whose fields are set apart by tabs or by two spaces and more. */
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
    at += Math.max(1, rows.length);
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

/** Columns by tabs where there are tabs, else by where the fields stand under the fullest row. */
function placeCells(rows: readonly (readonly Field[])[], table: number, byTab: boolean): SpacedTable['cells'] {
  let fullest = rows[0] ?? [];
  for (const row of rows) if (row.length > fullest.length) fullest = row;
  return rows.flatMap((fields, row) => {
    let previous = -1;
    return fields.map((field) => {
      const column = byTab ? field.column : Math.max(previous + 1, columnUnder(field, fullest, previous + 1));
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
