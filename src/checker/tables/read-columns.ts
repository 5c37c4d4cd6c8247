import { compareDecimals, wholeNumber, type Decimal } from '#core/decimal.ts';
import type { Measure } from '#core/fact.ts';
import { isEmptyMark, type CellNumber } from '#checker/tables/cell-number.ts';
import { countsThings, isTotalDivision, readRole, splitHead, type ColumnRole } from '#checker/tables/column-role.ts';
import type { CellUnit, ValueColumn } from '#checker/tables/table.ts';
import { moneyUnit, unitOfHead } from '#checker/tables/table-units.ts';

/** A column of the grid: its head from top to bottom, and what its cells below hold. */
export type RawColumn = {
  readonly at: number;
  readonly heads: readonly string[];
  readonly cells: readonly { readonly text: string; readonly number: CellNumber | null }[];
};

/** What a column is for: to name its row, to number it, or to give a figure. */
export type ReadColumn =
  | { readonly kind: 'label' | 'code' | 'serial' | 'text'; readonly at: number; readonly heads: readonly string[] }
  | { readonly kind: 'value'; readonly at: number; readonly heads: readonly string[]; readonly value: ValueColumn };

const yearInHead = /20\d\d/g;
const yearWords = /(?:19|20)\d\d年?(?:度)?|上年度?(?:同期)?|去年(?:同期)?|上一年度?|上期|本年度?(?!收入|支出)|当年|本期|今年/g;
/** Words of a head that add nothing to what its column is. */
const transparent = /^(?:金额|金额数|数额|资金|数|同期数?|实际|实际数|小写|人民币|其中|)$/;
const frame = /情况|资金$|经费$|^收入$|^支出$|^项目$|^(?:收入|支出)(?:项目)?$|构成|来源$|明细|安排$/;

/** Reads all columns of one table. The years of the heads say which figures are of the year before. */
export function readColumns(columns: readonly RawColumn[], tableUnit: string | null): ReadColumn[] {
  const years = new Set(columns.flatMap(({ heads }) => heads.flatMap((head) => head.match(yearInHead) ?? [])));
  const newest = years.size > 1 ? [...years].sort().at(-1) ?? null : null;
  const read = columns.map((column) => readColumn(column, tableUnit, newest));
  const hasMoneyUsed = read.some((column) => column.kind === 'value' && (column.value.measure === 'spent' || column.value.measure === 'received'));
  return hasMoneyUsed ? read : read.map(asResult);
}

/** 完成率 beside 计划数 and 完成数 says how far things got, not money. */
function asResult(column: ReadColumn): ReadColumn {
  if (column.kind !== 'value' || column.value.measure !== 'execution-rate' || !/完成率|完成比例/.test(column.value.header)) return column;
  return { ...column, value: { ...column.value, measure: 'indicator' } };
}

function readColumn(column: RawColumn, tableUnit: string | null, newest: string | null): ReadColumn {
  const { at, heads } = column;
  const split = heads.map(splitHead).filter(({ name, unit }) => name !== '' || unit !== null);
  const unit = split.findLast((head) => head.unit !== null)?.unit ?? null;
  const names = split.map(({ name }) => name).filter((name) => name !== '');
  const own = names.at(-1) ?? '';
  const filled = column.cells.filter(({ text }) => text !== '' && !isEmptyMark(text));
  const numbers = filled.filter(({ number }) => number !== null).length;
  const isFigures = numbers > 0 && numbers * 2 > filled.length;
  const role = readRole(own, unit);
  if (role.kind === 'serial' || role.kind === 'code') return { kind: role.kind, at, heads: names };
  if (!isFigures) return { kind: role.kind === 'label' || role.kind === 'text' ? role.kind : numbers === 0 && filled.length > 0 && role.kind === 'division' ? 'label' : 'text', at, heads: names };
  return { kind: 'value', at, heads: names, value: readValue(column, names, unit, tableUnit, newest) };
}

/** The measure stands in the lowest head that has one; the heads beside it divide the amount. */
function readValue(column: RawColumn, names: readonly string[], unit: string | null, tableUnit: string | null, newest: string | null): ValueColumn {
  let measured: Extract<ColumnRole, { kind: 'value' }> | null = null;
  let year: ValueColumn['year'] = null;
  const divisions: string[] = [];
  for (let depth = names.length - 1; depth >= 0; depth -= 1) {
    const name = names[depth] ?? '';
    const { role, year: named } = roleOfHead(name, unit, newest);
    year ??= named;
    if (role.kind === 'value') measured ??= role;
    else if (role.kind === 'division' && !transparent.test(role.name) && !(depth < names.length - 1 && frame.test(role.name) && !isTotalDivision(role.name))) divisions.unshift(role.name);
  }
  const measure = measured?.measure ?? (divisions.length > 0 && !isTotalDivision(divisions.at(-1) ?? '') ? 'part' : 'total');
  return {
    at: column.at,
    header: names.join(''),
    measure,
    unit: unitOf(column, measure, names.at(-1) ?? '', unit, tableUnit),
    divisions,
    year,
    base: measured?.base ?? null,
    rateOf: measured?.rateOf ?? null,
    isFall: measured?.isFall ?? false,
  };
}

const percents: ReadonlySet<Measure> = new Set<Measure>(['execution-rate', 'share', 'growth-rate']);

function roleOfHead(name: string, unit: string | null, newest: string | null): { role: ColumnRole; year: ValueColumn['year'] } {
  const whole = readRole(name, unit);
  if (whole.kind === 'value' && (percents.has(whole.measure) || whole.measure === 'change')) return { role: whole, year: null };
  const printed = /20\d\d/.exec(name)?.[0];
  const year = /上年|去年|上一年|上期/.test(name) ? 'previous'
    : /本年度?(?!收入|支出)|当年|本期|今年/.test(name) ? 'current'
      : printed === undefined || newest === null ? null : printed === newest ? 'current' : 'previous';
  const rest = name.replace(yearWords, '');
  // 支出 as the head of figures is money spent; as the head of names it is what a side of a statement is called.
  const role = rest === '支出' ? readRole('实际支出', unit) : readRole(rest, unit);
  return { role: role.kind === 'label' ? { kind: 'division', name: rest } : role, year };
}

const one = wholeNumber(1);

function unitOf(column: RawColumn, measure: Measure, name: string, unit: string | null, tableUnit: string | null): CellUnit {
  if (percents.has(measure)) return isRatio(column, measure, unit) ? { kind: 'percent', unit: '%', exponent: 2 } : { kind: 'percent', unit: '%', exponent: 0 };
  if (measure === 'score' || measure === 'weight') return { kind: 'count', unit: '分', exponent: 0 };
  if (unit !== null) return unitOfHead(unit);
  if (countsThings(name)) return { kind: 'count', unit: null, exponent: 0 };
  return tableUnit === null ? { kind: 'number', unit: null, exponent: 0 } : moneyUnit(tableUnit);
}

/** Rates kept as fractions, as a spreadsheet stores them: 0.9451 for 94.51%. */
function isRatio(column: RawColumn, measure: Measure, unit: string | null): boolean {
  if (unit !== null || measure === 'growth-rate') return false;
  let fractions = 0;
  for (const { number } of column.cells) {
    if (number === null) continue;
    const printed: Decimal | null = number.printed;
    if (number.own !== null || printed === null || printed.coefficient < 0n || compareDecimals(printed, one) > 0) return false;
    if (printed.scale > 0 && printed.coefficient !== 0n) fractions += 1;
  }
  return fractions > 0;
}
