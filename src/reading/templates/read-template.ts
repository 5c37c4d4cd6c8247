import { compareDecimals, decimal, isZero, parseDecimal, plainDecimal } from '#core/decimal.ts';
import type { Bilingual } from '#core/finding.ts';
import { nameKey } from '#core/import/names.ts';
import type { CellError, TemplateRow } from '#core/import/template-record.ts';
import { exampleMark, templateKinds, templateMark, templateRows, templates, type Template, type TemplateColumn, type TemplateKind } from '#core/import/templates.ts';
import { fenOfYuan } from '#core/ledger/money.ts';
import { Refusal } from '#core/refusal.ts';
import { Archive } from '#reading/archive/open-archive.ts';
import { readXmlPart } from '#reading/archive/read-part.ts';
import { columnName } from '#reading/cell-name.ts';
import { cellErrors } from '#reading/templates/cell-errors.ts';
import { readCells, type HeldCell } from '#reading/templates/read-cells.ts';
import { readWorkbook } from '#reading/xlsx/read-workbook.ts';

const mostCells = 400_000;
const mostRows = 20_000;

export type ReadTemplate = { readonly kind: TemplateKind; readonly rows: readonly TemplateRow[] };

/**
 * Reads a filled template; null where the file is no template. Every row is read, those with errors too, each error with
 * the address of its cell. Throws a `Refusal` for what is broken, locked, or unpacks to too much, and for a template
 * whose columns are not the ones that were handed out.
 */
export function readTemplate(bytes: Uint8Array): ReadTemplate | null {
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) return null;
  const archive = new Archive(bytes);
  const workbook = readWorkbook(archive);
  const [sheet] = workbook?.sheets ?? [];
  if (workbook === null || sheet === undefined) return null;
  const xml = readXmlPart(archive, sheet.path);
  if (xml === null) return null;
  const cells = readCells(xml, workbook, mostCells);
  const mark = cells.find(({ row, column }) => row === templateRows.title && column === 0)?.text ?? '';
  const kind = templateKinds.find((each) => mark.includes(templateMark(each)));
  return kind === undefined ? null : { kind, rows: readRows(templates[kind], cells) };
}

function readRows(template: Template, cells: readonly HeldCell[]): readonly TemplateRow[] {
  const headers = new Map(cells.filter(({ row }) => row === templateRows.headers).map(({ column, text }) => [text.replace(/[*＊\s]/g, ''), column]));
  const missing = template.columns.filter(({ header }) => !headers.has(header));
  if (missing.length > 0) {
    const names = missing.map(({ header }) => header).join('、');
    throw new Refusal('cannot-read', { zh: `模板缺少列：${names}。请用系统下载的模板填写，不要改动表头。`, en: `The template lacks columns: ${names}. Fill in the template as it was downloaded and leave its headers alone.` });
  }
  const byRow = Map.groupBy(cells.filter(({ row }) => row >= templateRows.first), ({ row }) => row);
  if (byRow.size > mostRows) throw new Refusal('cannot-read', { zh: `模板超过 ${mostRows} 行，请分开导入。`, en: `More than ${mostRows} rows; import them in several workbooks.` });
  const rows: TemplateRow[] = [];
  const seen = new Map<string, number>();
  for (const [row, found] of [...byRow].toSorted(([left], [right]) => left - right)) {
    if (found.some(({ column, text }) => column === 0 && text === exampleMark)) continue;
    const read = readRow(template, headers, row, found);
    if (read.cells.every((text) => text === '')) continue;
    const key = template.kind === 'projects' ? nameKey(read.fields['name'] ?? '') : template.kind === 'funds' ? '' : `${nameKey(read.fields['project'] ?? '')}/${nameKey(read.fields['name'] ?? '')}`;
    const before = key === '' || key === '/' ? undefined : seen.get(key);
    const nameColumn = headers.get(template.columns.find(({ field }) => field === 'name')?.header ?? '') ?? 0;
    rows.push(before === undefined ? read : { ...read, errors: [...read.errors, { cell: `${columnName(nameColumn)}${row + 1}`, message: cellErrors.repeated(before) }] });
    if (before === undefined) seen.set(key, row + 1);
  }
  return rows;
}

function readRow(template: Template, headers: ReadonlyMap<string, number>, row: number, found: readonly HeldCell[]): TemplateRow {
  const errors: CellError[] = [];
  const warnings: CellError[] = [];
  const fields: Record<string, string | null> = {};
  const cells: string[] = [];
  const at = (field: string): string => `${columnName(headers.get(template.columns.find((column) => column.field === field)?.header ?? '') ?? 0)}${row + 1}`;
  for (const column of template.columns) {
    const held = found.find((cell) => cell.column === headers.get(column.header));
    cells.push(held?.text ?? '');
    const value = held === undefined || (held.text === '' && !held.isFormula) ? null : held;
    const problem = value === null ? (column.isRequired === true ? cellErrors.missing(column.header) : null) : problemOf(column, value);
    if (problem !== null) errors.push({ cell: at(column.field), message: problem });
    else if (value?.isFormula === true) warnings.push({ cell: at(column.field), message: cellErrors.formula });
    fields[column.field] = value === null || problem !== null ? null : normal(column, value.text);
  }
  if (errors.length === 0) errors.push(...together(template.kind, fields).map(({ field, message }) => ({ cell: at(field), message })));
  return { row: row + 1, fields, cells, errors, warnings };
}

/** What is wrong with one cell by itself. */
function problemOf({ type, choices, most }: TemplateColumn, { text, isFormula, isError }: HeldCell): Bilingual | null {
  if (isError) return cellErrors.errorValue(text);
  if (isFormula && text === '') return cellErrors.formulaWithoutResult;
  switch (type) {
    case 'amount': {
      const plain = plainNumber(text);
      if (/[万亿元]/.test(text)) return cellErrors.unitInAmount(text);
      if (plain === null) return cellErrors.notAmount(text);
      if (plain.startsWith('-')) return cellErrors.negative(text);
      if (/\.\d{3,}$/.test(plain)) return cellErrors.notAmount(text);
      return fenOfYuan(plain) === null ? cellErrors.tooLarge(text) : null;
    }
    case 'number': {
      const plain = plainNumber(text);
      return plain === null || !/^-?\d{1,18}(?:\.\d{1,8})?$/.test(plain) ? cellErrors.notNumber(text) : null;
    }
    case 'points': {
      const plain = plainNumber(text);
      return plain === null || !/^\d{1,3}(?:\.\d{1,2})?$/.test(plain) || compareDecimals(decimal(plain), decimal('100')) > 0 ? cellErrors.notPoints(text) : null;
    }
    case 'ordinal': return /^[1-9]\d{0,4}$/.test(text) ? null : cellErrors.notOrdinal(text);
    case 'date': return isoDay(text) === null ? cellErrors.notDate(text) : null;
    case 'choice': return choices?.includes(text) === true ? null : cellErrors.notChoice(text, choices ?? []);
    case 'id': return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? null : cellErrors.notId;
    case 'line': case 'prose': {
      if (text.length > (most ?? 200)) return cellErrors.tooLong(most ?? 200);
      // eslint-disable-next-line no-control-regex -- what may not stand in a text is exactly this
      return (type === 'line' ? /[\u0000-\u001f\u007f]/ : /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/).test(text) ? cellErrors.notOneLine : null;
    }
  }
}

function normal({ type }: TemplateColumn, text: string): string {
  switch (type) {
    case 'amount': case 'number': case 'points': return plainNumber(text) ?? text;
    case 'date': return isoDay(text) ?? text;
    default: return text;
  }
}

/** What is wrong with a row whose cells are each in order. */
function together(kind: TemplateKind, fields: Readonly<Record<string, string | null>>): readonly { readonly field: string; readonly message: Bilingual }[] {
  const of = (field: string): string | null => fields[field] ?? null;
  const [from, until] = [of('periodFrom'), of('periodUntil')];
  if (kind === 'projects' && from !== null && until !== null && until < from) return [{ field: 'periodUntil', message: cellErrors.periodReversed }];
  if (kind === 'funds' && of('act') === '预算调整' && of('documentNumber') === null && of('note') === null) return [{ field: 'documentNumber', message: cellErrors.adjustmentUndocumented }];
  if (kind === 'indicators') {
    const [target, upper] = [of('target'), of('targetUpper')];
    if (of('comparator') !== '定性' && target === null && of('targetText') === null) return [{ field: 'target', message: cellErrors.targetMissing }];
    if (target !== null && upper !== null && compareDecimals(decimal(upper), decimal(target)) < 0) return [{ field: 'targetUpper', message: cellErrors.rangeReversed }];
  }
  if (kind === 'results') {
    const [numerator, denominator] = [of('numerator'), of('denominator')];
    if (denominator !== null && isZero(decimal(denominator))) return [{ field: 'denominator', message: cellErrors.zeroDenominator }];
    if (of('value') === null && of('valueText') === null && of('band') === null && (numerator === null || denominator === null)) return [{ field: 'value', message: cellErrors.resultMissing }];
  }
  return [];
}

/** A number without thousands marks and trailing zeros; null for anything else. */
function plainNumber(text: string): string | null {
  const folded = text.normalize('NFKC').trim();
  const bare = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(folded) ? folded.replaceAll(',', '') : folded;
  const read = /^-?\d+(?:\.\d+)?$/.test(bare) ? parseDecimal(bare) : null;
  return read === null ? null : plainDecimal(read);
}

/** 2023-07-14, 2023/7/14, 2023.7.14, 2023年7月14日 as an ISO day; null for what is no day of the calendar. */
function isoDay(text: string): string | null {
  const match = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/.exec(text.normalize('NFKC').trim());
  if (match === null) return null;
  const [year, month, day] = [match[1] ?? '', (match[2] ?? '').padStart(2, '0'), (match[3] ?? '').padStart(2, '0')];
  const iso = `${year}-${month}-${day}`;
  const real = new Date(`${iso}T00:00:00.000Z`);
  return Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== iso ? null : iso;
}
