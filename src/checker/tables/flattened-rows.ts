import type { Fact } from '#core/fact.ts';
import type { FoldedText } from '#core/folded-text.ts';
import type { Span } from '#core/span.ts';
import { isEmptyMark, readCellNumber, type CellNumber } from '#checker/tables/cell-number.ts';
import { readRole, splitHead } from '#checker/tables/column-role.ts';
import { readColumns, type RawColumn } from '#checker/tables/read-columns.ts';
import { isPublicExpenses, placeNumbers } from '#checker/tables/public-expenses.ts';
import { factOf, ofSide, type TableContext } from '#checker/tables/read-grid-table.ts';
import { isNote, readRowLabel } from '#checker/tables/row-label.ts';
import { captionUnit, readCaption } from '#checker/tables/table-units.ts';
import type { Table, TableRow, ValueColumn } from '#checker/tables/table.ts';

type ContextAt = (start: number, caption: { readonly title: string; readonly unit: string | null }) => TableContext;
type Field = Span & { readonly text: string };
/** A line of a table: its fields in order. */
type Line = readonly Field[];
type Entry = { readonly label: Field; readonly numbers: readonly CellNumber[] };

/** More lines than any printed table has on end. */
const mostLines = 400;
const longestLine = 120;

/**
 * Tables whose cells have become words of a line, as text taken from a PDF has them: below a line 单位：万元, a line of
 * heads, then lines of names and numbers. Where it is not sure which number stands under which head the table is left out.
 */
export function readFlattened(folded: FoldedText, contextAt: ContextAt): { readonly tables: Table[]; readonly covered: Span[] } {
  const tables: Table[] = [];
  const covered: Span[] = [];
  for (let at = 0; at < folded.blocks.length; at += 1) {
    const block = folded.blocks[at];
    if (block === undefined || block.table !== undefined || block.end - block.start > 40 || captionUnit(folded.text.slice(block.start, block.end)) === null) continue;
    const lines = linesBelow(folded, at + 1);
    if (lines.length < 3) continue;
    const caption = readCaption(folded, at + 1);
    const context = contextAt(block.start, caption);
    const read = readStatement(lines, context) ?? readList(lines, context) ?? readPublicExpenses(lines, context);
    if (read === null) continue;
    tables.push(...read);
    for (const line of lines) for (const field of line) if (/\d/.test(field.text)) covered.push({ start: field.start, end: field.end });
    at += lines.length;
  }
  return { tables, covered };
}

function linesBelow(folded: FoldedText, from: number): Line[] {
  const lines: Line[] = [];
  for (let at = from; at < folded.blocks.length && lines.length < mostLines; at += 1) {
    const block = folded.blocks[at];
    if (block === undefined || block.table !== undefined || block.end - block.start > longestLine) break;
    const text = folded.text.slice(block.start, block.end);
    if (/[。；！？]/.test(text) || isNote(text)) break;
    lines.push(fieldsOf(folded, block));
  }
  return lines;
}

/** The words of a line: set apart by a space that is still there or by one that folding took out. */
function fieldsOf(folded: FoldedText, block: Span): Field[] {
  const fields: Field[] = [];
  let start = block.start;
  const close = (end: number): void => {
    const text = folded.text.slice(start, end);
    if (text.trim() !== '') fields.push({ start, end, text });
  };
  for (let at = block.start + 1; at < block.end; at += 1) {
    const isSpace = folded.text[at] === ' ';
    if (!isSpace && (folded.sourceOffsets[at] ?? 0) - (folded.sourceOffsets[at - 1] ?? 0) <= 1 && folded.text[at - 1] !== ' ') continue;
    close(isSpace ? at : folded.text[at - 1] === ' ' ? at - 1 : at);
    start = isSpace ? at + 1 : at;
  }
  close(block.end);
  return fields.filter(({ start: from, end }) => end > from);
}

const isAmountHead = (field: Field): boolean => readRole(splitHead(field.text).name.replace(/20\d\d年度?/, ''), splitHead(field.text).unit).kind === 'value' || /^金额$/.test(field.text);
const isNameHead = (field: Field): boolean => readRole(field.text, null).kind === 'label';

/** 收入 支出 / 项目 决算数 项目 决算数: the two sides of a statement beside each other. */
function readStatement(lines: readonly Line[], context: TableContext): Table[] | null {
  const head = lines.findIndex((line) => line.length >= 4 && line.filter(isNameHead).length === 2 && isNameHead(line[0] ?? emptyField) && line.every((field) => isNameHead(field) || isAmountHead(field)));
  const heads = lines[head];
  if (heads === undefined || head > 3 || !lines.slice(0, head).some((line) => line.map(({ text }) => text).join('') === '收入支出')) return null;
  const second = heads.findLastIndex(isNameHead);
  const perSide = second - 1;
  if (perSide < 1 || heads.length !== 2 * (perSide + 1)) return null;
  const sides: { income: Entry[]; spending: Entry[] } = { income: [], spending: [] };
  for (const line of lines.slice(head + 1)) {
    const entries = entriesOf(line, context);
    if (entries === null) return null;
    for (const [at, entry] of entries.entries()) {
      if (entry.numbers.length !== 0 && entry.numbers.length !== perSide) return null;
      const side = sideOf(entry.label.text) ?? (entries.length === 2 ? (at === 0 ? 'income' : 'spending') : null);
      if (side === null) return null;
      sides[side].push(entry);
    }
  }
  return (['income', 'spending'] as const).map((side) => tableOf(sides[side], heads.slice(1, second).map(({ text }) => [text]), context, side));
}

const emptyField: Field = { start: 0, end: 0, text: '' };

function sideOf(label: string): 'income' | 'spending' | null {
  if (/收入$|收入合计$|年初.{0,8}结[转余]|上年.{0,8}结[转余]|使用.{0,12}结余|拨款$/.test(label)) return 'income';
  return /支出$|支出合计$|年末.{0,8}结[转余]|结余分配|结转下年/.test(label) ? 'spending' : null;
}

const loneNumbering = /^(?:[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、])$/;

/** Names with the numbers behind them; null where a line begins with a number. */
function entriesOf(line: Line, context: TableContext): Entry[] | null {
  const entries: { label: Field; numbers: CellNumber[] }[] = [];
  for (const field of line) {
    const number = readCellNumber(context.text, field, context.figures);
    const last = entries.at(-1);
    if (number !== null) {
      if (last === undefined) return null;
      last.numbers.push(number);
    } else if (isEmptyMark(field.text)) return null;
    else if (last !== undefined && last.numbers.length === 0 && (loneNumbering.test(last.label.text) || field.text.startsWith('（'))) {
      last.label = { start: last.label.start, end: field.end, text: last.label.text + field.text };
    } else entries.push({ label: field, numbers: [] });
  }
  return entries;
}

/** 序号 项目名称 预算数 执行数 执行率: one name and as many numbers as there are heads. Lines that differ are rows with blanks. */
function readList(lines: readonly Line[], context: TableContext): Table[] | null {
  const head = lines.findIndex((line) => line.length >= 2 && line.some(isAmountHead) && line.every((field) => readCellNumber(context.text, field, context.figures) === null));
  const heads = lines[head];
  if (heads === undefined || head > 1) return null;
  const firstAmount = heads.findIndex(isAmountHead);
  const amounts = heads.slice(firstAmount);
  if (firstAmount < 1 || !amounts.every(isAmountHead)) return null;
  const entries: Entry[] = [];
  let complete = 0;
  for (const line of lines.slice(head + 1)) {
    const numbers = line.map((field) => readCellNumber(context.text, field, context.figures));
    const label = line.findLast((field, at) => numbers[at] === null && /[\u4e00-\u9fff]/.test(field.text));
    if (label === undefined) return null;
    const behind = line.slice(line.indexOf(label) + 1).map((field) => readCellNumber(context.text, field, context.figures)).filter((number) => number !== null);
    if (behind.length === amounts.length) complete += 1;
    entries.push({ label, numbers: behind.length === amounts.length ? behind : [] });
  }
  return complete >= 2 && complete * 2 > entries.length ? [tableOf(entries, amounts.map(({ text }) => [text]), context, null)] : null;
}

/** The table of 三公: heads cut into several lines, then one line of numbers. */
function readPublicExpenses(lines: readonly Line[], context: TableContext): Table[] | null {
  const at = lines.findIndex((line) => line.length >= 10 && line.every((field) => readCellNumber(context.text, field, context.figures) !== null));
  const words = context.title + lines.slice(0, Math.max(0, at)).map((line) => line.map(({ text }) => text).join('')).join('');
  if (at < 1 || !isPublicExpenses(words)) return null;
  const numbers = (lines[at] ?? []).map((field) => readCellNumber(context.text, field, context.figures)).filter((number) => number !== null);
  const placed = placeNumbers(words, numbers);
  return placed === null ? null : [tableOf([{ label: emptyField, numbers: placed.map(({ number }) => number) }], placed.map(({ heads }) => heads), context, null)];
}

function tableOf(entries: readonly Entry[], heads: readonly (readonly string[])[], context: TableContext, side: Table['side']): Table {
  const raw = heads.map((words, at): RawColumn => ({
    at,
    heads: words,
    cells: entries.map(({ numbers }) => {
      const number = numbers[at];
      return { text: number === undefined ? '' : context.text.slice(number.start, number.end), number: number ?? null };
    }),
  }));
  const columns = readColumns(raw, context.unit).flatMap((column) => (column.kind === 'value' ? [ofSide(column.value, side)] : []));
  const rows = entries.map(({ label, numbers }): TableRow => {
    const read = readRowLabel(label.text, '');
    const owner = read.kind === 'item' ? context.projectOfName(read.label) : 0;
    const facts = new Map<ValueColumn, Fact>();
    const blanks = new Set<ValueColumn>();
    for (const column of columns) {
      const number = numbers[column.at];
      if (number === undefined) blanks.add(column);
      else facts.set(column, factOf(number, column, read, owner > 0 ? owner : context.project, owner > 0, context));
    }
    return { ...read, facts, blanks };
  });
  return { title: context.title, columns, rows, side };
}
