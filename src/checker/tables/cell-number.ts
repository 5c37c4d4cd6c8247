import { parseDecimal, shiftDecimal, type Decimal } from '#core/decimal.ts';
import type { Quantity } from '#core/fact.ts';
import type { Figure } from '#core/figure.ts';
import type { Span } from '#core/span.ts';
import type { CellUnit } from '#checker/tables/table.ts';

/** A number that is all a cell holds. `own` is the unit where the cell prints one; `value` and `printed` are null when it is malformed. */
export type CellNumber = Span & {
  readonly printed: Decimal | null;
  readonly own: CellUnit | null;
  readonly figure: Figure | null;
};

const bare = /^[-+]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?$/;
const bracketed = /^（((?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?)）$/;
const emptyMark = /^(?:[-—–－/\\~～*]+|无|不适用)$/;

/** Whether a cell says that it has no figure: a dash, a stroke, 无. */
export function isEmptyMark(text: string): boolean {
  return emptyMark.test(text);
}

/** Powers of ten of the units that tables are kept in. */
export const moneyUnits: Readonly<Record<string, number>> = { 元: 0, 百元: 2, 千元: 3, 万元: 4, 百万元: 6, 千万元: 7, 亿元: 8 };

/** Finds the figures of a document by place. */
export class FigureIndex {
  readonly #figures: readonly Figure[];

  constructor(figures: readonly Figure[]) {
    this.#figures = figures;
  }

  /** The only figure of a stretch; null where there is none, or more than one. */
  onlyWithin(span: Span): Figure | null {
    let low = 0;
    let high = this.#figures.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#figures[middle]?.start ?? 0) < span.start) low = middle + 1;
      else high = middle;
    }
    const first = this.#figures[low];
    if (first === undefined || first.start >= span.end) return null;
    const second = this.#figures[low + 1];
    return second !== undefined && second.start < span.end ? null : first;
  }
}

/** Reads a cell that holds a number and nothing else but its sign, unit or accounting brackets; null for any other content. */
export function readCellNumber(text: string, cell: Span, figures: FigureIndex): CellNumber | null {
  const content = text.slice(cell.start, cell.end);
  if (content === '' || content.length > 32) return null;
  if (bare.test(content)) return { ...cell, printed: parseDecimal(content.replace(/[,，]/g, '')), own: null, figure: null };
  const accounting = bracketed.exec(content)?.[1];
  if (accounting !== undefined) {
    const read = parseDecimal(accounting.replace(/[,，]/g, ''));
    return { start: cell.start + 1, end: cell.end - 1, printed: read === null ? null : { coefficient: -read.coefficient, scale: read.scale }, own: null, figure: null };
  }
  if (!/\d|[一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖]/.test(content)) return null;
  const figure = figures.onlyWithin(cell);
  if (figure === null || figure.end !== cell.end || figure.per !== null) return null;
  const before = text.slice(cell.start, figure.start);
  if (before !== '' && before !== '-') return null;
  return fromFigure(figure, cell.start, before === '-');
}

function fromFigure(figure: Figure, start: number, negative: boolean): CellNumber | null {
  const span = { start: negative ? start : figure.start, end: figure.end };
  const printed = figure.printed === null ? null : negative && figure.printed.coefficient > 0n ? { coefficient: -figure.printed.coefficient, scale: figure.printed.scale } : figure.printed;
  switch (figure.kind) {
    case 'money': return { ...span, printed, own: { kind: 'money', unit: figure.unit, exponent: moneyUnits[figure.unit ?? ''] ?? 0 }, figure };
    case 'percent': return { ...span, printed, own: { kind: 'percent', unit: '%', exponent: 0 }, figure };
    case 'points': return { ...span, printed, own: { kind: 'points', unit: figure.unit, exponent: 0 }, figure };
    case 'count': return { ...span, printed, own: { kind: 'count', unit: figure.unit, exponent: 0 }, figure };
    case 'number': return { ...span, printed, own: null, figure };
    case 'date': case 'document-number': return null;
  }
}

/** The quantity of a cell, in the unit that it prints or that its column has. */
export function quantityOfCell(cell: CellNumber, column: CellUnit): Quantity {
  const unit = cell.own ?? column;
  const { figure } = cell;
  // 1亿3000万元 and amounts in words are more than a printed number times a power of ten.
  const value = cell.own !== null && figure !== null && !(cell.printed !== figure.printed) ? figure.value : cell.printed === null ? null : shiftDecimal(cell.printed, unit.exponent);
  return { kind: unit.kind, value, printed: cell.printed, exponent: unit.exponent, unit: unit.unit, approximator: figure?.approximator ?? null };
}
