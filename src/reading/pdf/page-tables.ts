import { boundLines } from '#reading/pdf/cell-text.ts';
import type { PdfItem, PdfPage, PdfRule } from '#reading/pdf/pdf-page.ts';

export type PdfCell = { readonly row: number; readonly column: number; readonly rowSpan: number; readonly columnSpan: number; readonly text: string; readonly box: Box };
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** A table found by the lines drawn around its cells. `columns` are the places of its vertical lines. */
export type PdfTable = { readonly cells: readonly PdfCell[]; readonly rows: number; readonly columns: readonly number[]; readonly box: Box };

const NEAR = 2.5;

/** The ruled tables of a page and the items outside of them. */
export function findTables(page: PdfPage): { readonly tables: PdfTable[]; readonly rest: readonly PdfItem[] } {
  let rest = page.items;
  const tables: PdfTable[] = [];
  for (const { horizontal, vertical } of grids(merged(page.rules.horizontal), merged(page.rules.vertical))) {
    const columns = positions(vertical);
    const rows = positions(horizontal);
    if (columns.length < 2 || rows.length < 2 || columns.length > 80 || rows.length > 400 || (columns.length === 2 && rows.length === 2)) continue;
    const box: Box = [columns[0] ?? 0, rows[0] ?? 0, columns.at(-1) ?? 0, rows.at(-1) ?? 0];
    const inside = rest.filter((item) => isInside(item, box));
    if (inside.length === 0) continue;
    rest = rest.filter((item) => !isInside(item, box));
    tables.push({ cells: fillCells(inside, rows, columns, horizontal, vertical), rows: rows.length - 1, columns, box });
  }
  tables.sort((left, right) => left.box[1] - right.box[1]);
  return { tables, rest };
}

/** Pieces of one drawn line, put together. */
function merged(rules: readonly PdfRule[]): PdfRule[] {
  const sorted = [...rules].sort((left, right) => left.at - right.at || left.from - right.from);
  const levels: PdfRule[][] = [];
  for (const rule of sorted) {
    const level = levels.at(-1);
    if (level === undefined || rule.at - (level[0]?.at ?? 0) > 1.5) levels.push([rule]);
    else level.push(rule);
  }
  return levels.flatMap((level) => {
    const pieces: { at: number; from: number; to: number }[] = [];
    for (const rule of level.sort((left, right) => left.from - right.from)) {
      const last = pieces.at(-1);
      if (last !== undefined && rule.from <= last.to + NEAR) last.to = Math.max(last.to, rule.to);
      else pieces.push({ ...rule });
    }
    return pieces;
  });
}

/** Lines that cross or touch each other, directly or through others: each such set is one table. */
function grids(horizontal: readonly PdfRule[], vertical: readonly PdfRule[]): { horizontal: PdfRule[]; vertical: PdfRule[] }[] {
  if (horizontal.length * vertical.length > 4_000_000) return [];
  const owner = [...horizontal, ...vertical].map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (owner[root] !== root) root = owner[root] ?? root;
    for (let next = index; owner[next] !== root;) {
      const up = owner[next] ?? root;
      owner[next] = root;
      next = up;
    }
    return root;
  };
  for (const [row, across] of horizontal.entries()) {
    for (const [column, down] of vertical.entries()) {
      const crosses = down.at >= across.from - NEAR && down.at <= across.to + NEAR && across.at >= down.from - NEAR && across.at <= down.to + NEAR;
      if (crosses) owner[find(row)] = find(horizontal.length + column);
    }
  }
  const groups = new Map<number, { horizontal: PdfRule[]; vertical: PdfRule[] }>();
  const groupOf = (index: number): { horizontal: PdfRule[]; vertical: PdfRule[] } => {
    const root = find(index);
    const group = groups.get(root) ?? { horizontal: [], vertical: [] };
    groups.set(root, group);
    return group;
  };
  for (const [index, rule] of horizontal.entries()) groupOf(index).horizontal.push(rule);
  for (const [index, rule] of vertical.entries()) groupOf(horizontal.length + index).vertical.push(rule);
  return [...groups.values()].filter((group) => group.horizontal.length >= 2 && group.vertical.length >= 2);
}

function positions(rules: readonly PdfRule[]): number[] {
  const sorted = rules.map(({ at }) => at).sort((left, right) => left - right);
  return sorted.filter((at, index) => index === 0 || at - (sorted[index - 1] ?? 0) > NEAR);
}

function isInside(item: PdfItem, [left, top, right, bottom]: Box): boolean {
  const x = item.x + Math.min(item.width, item.size) / 2;
  const y = item.y - item.size * 0.35;
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** Cells between which no line is drawn are one merged cell. */
function fillCells(items: readonly PdfItem[], rows: readonly number[], columns: readonly number[], horizontal: readonly PdfRule[], vertical: readonly PdfRule[]): PdfCell[] {
  const width = columns.length - 1;
  const height = rows.length - 1;
  const covers = (rules: readonly PdfRule[], at: number, middle: number): boolean => rules.some((rule) => Math.abs(rule.at - at) <= NEAR && rule.from <= middle && rule.to >= middle);
  const middle = (places: readonly number[], at: number): number => ((places[at] ?? 0) + (places[at + 1] ?? 0)) / 2;
  const taken = new Uint8Array(width * height);
  const cells: { row: number; column: number; rowSpan: number; columnSpan: number; items: PdfItem[]; box: Box }[] = [];
  const cellAt: number[] = [];
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (taken[row * width + column] === 1) continue;
      let columnSpan = 1;
      while (column + columnSpan < width && taken[row * width + column + columnSpan] !== 1 && !covers(vertical, columns[column + columnSpan] ?? 0, middle(rows, row))) columnSpan += 1;
      let rowSpan = 1;
      while (row + rowSpan < height && !covers(horizontal, rows[row + rowSpan] ?? 0, middle(columns, column))) rowSpan += 1;
      const box: Box = [columns[column] ?? 0, rows[row] ?? 0, columns[column + columnSpan] ?? 0, rows[row + rowSpan] ?? 0];
      for (let down = 0; down < rowSpan; down += 1) {
        for (let over = 0; over < columnSpan; over += 1) {
          taken[(row + down) * width + column + over] = 1;
          cellAt[(row + down) * width + column + over] = cells.length;
        }
      }
      cells.push({ row, column, rowSpan, columnSpan, items: [], box });
    }
  }
  for (const item of items) {
    const column = indexBetween(columns, item.x + Math.min(item.width, item.size) / 2);
    const row = indexBetween(rows, item.y - item.size * 0.35);
    cells[cellAt[row * width + column] ?? -1]?.items.push(item);
  }
  return cells.map(({ items: own, ...cell }) => ({ ...cell, text: boundLines(own, cell.box[0], cell.box[2]) }));
}

function indexBetween(places: readonly number[], at: number): number {
  let index = 0;
  while (index < places.length - 2 && at > (places[index + 1] ?? 0)) index += 1;
  return index;
}
