import type { Span } from '#core/span.ts';
import { readIndicatorValue } from '#checker/structure/indicator-value.ts';
import type { FundsRow, Indicator, SelfEvaluationForm } from '#checker/structure/structure.ts';
import { distinctCells, type Grid, type GridCell } from '#checker/structure/table-grid.ts';

type Row = readonly (GridCell | undefined)[];
type Columns<Field extends string> = ReadonlyMap<Field, number>;

const formMark = /^(?:年度)?资金总额|全年执行数|预算执行数|全年预算数|调整后预算数|^三级指标|^指标名称/;

/**
 * The 自评表 in a table: the form of 财预〔2020〕10号 and its provincial variants, several under each other included.
 * A form begins at a cell 项目名称. Tables that are something else give none.
 */
export function readForms(text: string, grid: Grid): SelfEvaluationForm[] {
  const starts: number[] = [];
  grid.rows.forEach((row, index) => {
    const begun = distinctCells(row).filter((cell) => cell.row === index);
    // 项目名称 beside 全年预算数 heads the columns of a list of projects.
    if (begun.some((cell) => /^(?:\d、)?项目名称/.test(cell.text)) && !begun.some((cell) => formMark.test(cell.text))) starts.push(index);
  });
  const forms: SelfEvaluationForm[] = [];
  starts.forEach((start, index) => {
    const rows = grid.rows.slice(start, starts[index + 1] ?? grid.rows.length);
    if (!rows.some((row) => row.some((cell) => cell !== undefined && formMark.test(cell.text)))) return;
    forms.push(readForm(text, grid.table, rows));
  });
  return forms;
}

function readForm(text: string, table: number, rows: readonly Row[]): SelfEvaluationForm {
  const cells = rows.flatMap((row) => distinctCells(row));
  const indicators = readIndicatorRows(text, rows);
  const totals = readTotals(rows);
  return {
    start: cells.reduce((least, cell) => Math.min(least, cell.start), text.length),
    end: cells.reduce((most, cell) => Math.max(most, cell.end), 0),
    project: 0,
    table,
    projectName: valueBeside(rows, /^(?:\d、)?项目名称/),
    department: valueBeside(rows, /^(?:\d、)?(?:主管部门|部门名称|预算部门)/),
    unit: valueBeside(rows, /^(?:\d、)?(?:项目)?(?:实施单位|预算单位|单位名称)/),
    amountUnit: amountUnitOf(cells),
    funds: readFunds(rows),
    expected: valueBelow(rows, /^(?:年度)?预期目标/),
    achieved: valueBelow(rows, /^实际完成情况|^目标(?:实际)?完成情况/),
    indicators: indicators.rows,
    totalWeight: totals.weight(indicators.weightColumn),
    score: totals.score(indicators.pointsColumn),
    grade: valueBeside(rows, /^(?:自评|评价|绩效)?(?:等级|等次|评级)/),
    problems: valueBeside(rows, /^存在的?(?:主要)?问题/),
    improvements: valueBeside(rows, /^(?:下一步)?改进措施/),
  };
}

function amountUnitOf(cells: readonly GridCell[]): string | null {
  for (const cell of cells) {
    const match = /(?:资金|金额|预算|单位)[^（：]{0,6}[（：](?:单位：)?(万元|亿元|元)/.exec(cell.text);
    if (match !== null) return match[1] ?? null;
  }
  return null;
}

const filled = (cell: GridCell | undefined): Span | null => (cell === undefined || cell.end <= cell.start ? null : { start: cell.start, end: cell.end });

/** The cell to the right of a label. */
function valueBeside(rows: readonly Row[], label: RegExp): Span | null {
  for (const row of rows) {
    const cells = distinctCells(row);
    const index = cells.findIndex((cell) => label.test(cell.text));
    const beside = cells[index + 1];
    if (index >= 0 && beside !== undefined) return filled(beside);
  }
  return null;
}

/** The cell under a label, in the same column; the one beside it in forms that set the two next to each other. */
function valueBelow(rows: readonly Row[], label: RegExp): Span | null {
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? [];
    const column = row.findIndex((cell) => cell !== undefined && label.test(cell.text));
    if (column < 0) continue;
    const below = rows[index + 1]?.[column];
    return below === row[column] ? valueBeside(rows, label) : filled(below);
  }
  return null;
}

type FundsField = 'initialBudget' | 'budget' | 'spent' | 'points' | 'rate' | 'score' | 'reason';

/** The first pattern that fits wins: 预算执行率 is a rate before it is an amount spent. */
const fundsFields: readonly (readonly [FundsField, RegExp])[] = [
  ['rate', /执行率|完成率/], ['initialBudget', /年初预算/], ['budget', /全年预算|调整后?预算|^预算数|^年度预算/],
  ['spent', /执行数|支出数|实际支出|实际完成数/], ['points', /^分值|^权重/], ['score', /^得分|^自评得分/], ['reason', /原因/],
];

function readFunds(rows: readonly Row[]): FundsRow[] {
  const header = rows.findIndex((row) => columnsOf(row, fundsFields).size >= 3 && distinctCells(row).some((cell) => /预算|执行数/.test(cell.text)));
  const columns = columnsOf(rows[header] ?? [], fundsFields);
  const first = Math.min(...columns.values());
  const funds: FundsRow[] = [];
  for (let index = header + 1; header >= 0 && index < rows.length; index += 1) {
    const row = rows[index] ?? [];
    const before = distinctCells(row.slice(0, first)).filter((cell) => cell.text !== '');
    const named = before.findLast((cell) => fundsKind(cell.text) !== null);
    // Some forms have one row of amounts and no label but that of the whole block.
    const label = named ?? (funds.length === 0 && hasAmount(row, columns) ? before[0] : undefined);
    if (label === undefined) {
      if (funds.length > 0 || index > header + 2) break;
      continue;
    }
    const at = (field: FundsField): Span | null => {
      const column = columns.get(field);
      const cell = column === undefined ? undefined : row[column];
      // A cell that reaches down from the head, or is the label itself, is no value.
      return cell === undefined || cell.row <= rowOf(rows, header) || cell === label ? null : filled(cell);
    };
    const cells = distinctCells(row);
    funds.push({
      start: label.start, end: cells.at(-1)?.end ?? label.end, kind: named === undefined ? 'total' : fundsKind(named.text) ?? 'other', label: { start: label.start, end: label.end },
      initialBudget: at('initialBudget'), budget: at('budget'), spent: at('spent'), points: at('points'), rate: at('rate'), score: at('score'),
      reason: at('reason'),
    });
  }
  return funds;
}

/** Rows are counted from the top of the table, forms from their own first row. */
function rowOf(rows: readonly Row[], index: number): number {
  return distinctCells(rows[index] ?? []).reduce((most, cell) => Math.max(most, cell.row), -1);
}

function hasAmount(row: Row, columns: Columns<FundsField>): boolean {
  return (['budget', 'spent'] as const).every((field) => /^[\d,.]+$/.test(row[columns.get(field) ?? -1]?.text ?? ''));
}

function fundsKind(label: string): FundsRow['kind'] | null {
  if (/总额|^合计|^总计/.test(label)) return 'total';
  if (/结转/.test(label)) return 'carried-over';
  if (/财政拨款|财政资金|当年财政|本年财政|一般公共预算/.test(label)) return 'fiscal';
  return /其他资金|单位资金|财政专户|自有资金|其他$/.test(label) ? 'other' : null;
}

function columnsOf<Field extends string>(row: Row, fields: readonly (readonly [Field, RegExp])[]): Columns<Field> {
  const columns = new Map<Field, number>();
  row.forEach((cell, column) => {
    if (cell === undefined) return;
    const field = fields.find(([, pattern]) => pattern.test(cell.text))?.[0];
    if (field !== undefined && !columns.has(field)) columns.set(field, column);
  });
  return columns;
}

type IndicatorField = 'level1' | 'level2' | 'name' | 'comparator' | 'target' | 'unit' | 'value' | 'weight' | 'points' | 'reason';

const indicatorFields: readonly (readonly [IndicatorField, RegExp])[] = [
  ['reason', /偏差|原因/], ['level1', /^一级指标/], ['level2', /^二级指标/], ['name', /^三级指标|^指标名称|^绩效指标名称/], ['comparator', /指标性质|计算符号|指标方向/],
  ['value', /完成值|完成情况|实际完成/], ['target', /指标值|目标值|年度目标/], ['unit', /度量单位|计量单位|^单位$/], ['weight', /^分值|^权重/], ['points', /^得分|^自评得分/],
];

function readIndicatorRows(text: string, rows: readonly Row[]): { rows: Indicator[]; weightColumn: number | null; pointsColumn: number | null } {
  const header = rows.findIndex((row) => {
    const columns = columnsOf(row, indicatorFields);
    return columns.has('name') && (columns.has('level1') || columns.has('target'));
  });
  const columns = columnsOf(rows[header] ?? [], indicatorFields);
  const indicators: Indicator[] = [];
  let level1: string | null = null;
  let level2: string | null = null;
  for (let index = header + 1; header >= 0 && index < rows.length; index += 1) {
    const row = rows[index] ?? [];
    if (isTotal(row)) break;
    const cell = (field: IndicatorField): GridCell | undefined => {
      const column = columns.get(field);
      return column === undefined ? undefined : row[column];
    };
    const name = cell('name');
    level1 = levelOf(cell('level1')?.text) ?? level1;
    level2 = levelOf(cell('level2')?.text) ?? level2;
    if (name === undefined || name.end <= name.start || /^三级指标|^指标名称/.test(name.text) || indicators.at(-1)?.start === name.start) continue;
    const target = readIndicatorValue(text, filled(cell('target')));
    const value = readIndicatorValue(text, filled(cell('value')));
    const comparator = cell('comparator');
    const unit = cell('unit')?.text ?? '';
    const weight = filled(cell('weight'));
    const points = filled(cell('points'));
    indicators.push({
      start: name.start, end: distinctCells(row).at(-1)?.end ?? name.end, project: 0, name: name.text, level1, level2,
      comparator: target?.comparator ?? readIndicatorValue(text, filled(comparator) === null ? null : filled(comparator))?.text ?? null,
      target: target?.text ?? null, value: value?.text ?? null, unit: unit !== '' ? unit : value?.unit ?? target?.unit ?? null,
      weight: plain(text, weight), points: plain(text, points), reason: nonEmpty(cell('reason')?.text),
      spans: { target: target?.span ?? null, value: value?.span ?? null, weight, points },
    });
  }
  return { rows: indicators, weightColumn: columns.get('weight') ?? null, pointsColumn: columns.get('points') ?? null };
}

const nonEmpty = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

function plain(text: string, span: Span | null): string | null {
  return span === null ? null : text.slice(span.start, span.end).replace(/分$/, '');
}

/** 产出指标（50分） is 产出. */
function levelOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const level = text.replace(/（[^）]*）?/g, '').replace(/\d+分?$/, '').replace(/指标$/, '');
  return level === '' ? null : level;
}

function isTotal(row: Row): boolean {
  const first = row.find((cell) => cell !== undefined && cell.text !== '');
  return first !== undefined && /^(?:总分|合计|总计|总得分|自评总分)/.test(first.text);
}

/** The row 总分: found by its label, read in the columns of the indicators, or as the last numbers of the row. */
function readTotals(rows: readonly Row[]): { weight: (column: number | null) => Span | null; score: (column: number | null) => Span | null } {
  const row = rows.findLast((candidate) => isTotal(candidate) && distinctCells(candidate).some((cell) => isNumber(cell.text)));
  const numbers = row === undefined ? [] : distinctCells(row).filter((cell) => isNumber(cell.text));
  const inColumn = (column: number | null): Span | null => {
    const cell = column === null ? undefined : row?.[column];
    return cell !== undefined && isNumber(cell.text) ? filled(cell) : null;
  };
  return {
    weight: (column) => inColumn(column) ?? (numbers.length > 1 ? filled(numbers[0]) : null),
    score: (column) => inColumn(column) ?? filled(numbers.at(-1)),
  };
}

const isNumber = (text: string): boolean => /^\d+(?:\.\d+)?分?$/.test(text);
