import type { ReportedFinding } from '#core/check-report.ts';
import type { Severity, SpanRole } from '#core/finding.ts';
import type { DocumentText } from '#contract/checking.ts';

export type DocumentBlock = DocumentText['blocks'][number];

/** One span of a finding that covers a stretch of text. `index` counts the spans of the finding. */
export type Mark = { readonly finding: string; readonly index: number; readonly role: SpanRole; readonly severity: Severity; readonly isFirst: boolean };

/** A stretch of a block's text that the same marks cover throughout. */
export type Segment = { readonly start: number; readonly end: number; readonly marks: readonly Mark[] };

/** The segments of each block that some finding touches, by the number of the block. Blocks that none touches are left out. */
export function segmentBlocks(blocks: readonly DocumentBlock[], findings: readonly ReportedFinding[]): ReadonlyMap<number, readonly Segment[]> {
  const touching = new Map<number, { start: number; end: number; mark: Mark }[]>();
  for (const finding of findings) {
    finding.spans.forEach((span, index) => {
      const mark: Mark = { finding: finding.id, index, role: span.role, severity: finding.severity, isFirst: index === 0 };
      for (let at = firstBlockEndingAfter(blocks, span.start); at < blocks.length; at += 1) {
        const block = blocks[at];
        if (block === undefined || block.start >= span.end) break;
        const list = touching.get(at) ?? [];
        list.push({ start: Math.max(block.start, span.start), end: Math.min(block.end, span.end), mark });
        touching.set(at, list);
      }
    });
  }
  const segments = new Map<number, readonly Segment[]>();
  for (const [at, pieces] of touching) {
    const block = blocks[at];
    if (block !== undefined) segments.set(at, cut(block, pieces));
  }
  return segments;
}

function firstBlockEndingAfter(blocks: readonly DocumentBlock[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function cut(block: DocumentBlock, pieces: readonly { readonly start: number; readonly end: number; readonly mark: Mark }[]): readonly Segment[] {
  const edges = [...new Set([block.start, block.end, ...pieces.flatMap(({ start, end }) => [start, end])])].sort((left, right) => left - right);
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? start;
    return { start, end, marks: pieces.filter((piece) => piece.start <= start && piece.end >= end).map(({ mark }) => mark) };
  });
}

/** What the reading view shows one below the other: a paragraph, or a stretch of rows of a table. */
export type Piece =
  | { readonly kind: 'block'; readonly at: number }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] };

/** A cell that holds a block, or as many empty ones: blocks are only made of cells with text. */
export type Cell = { readonly at: number } | { readonly empty: number };

/** Rows of a table shown as one piece; longer tables are cut, so that what is out of sight costs nothing. */
const rowsAtOnce = 60;

/** Puts the cells of tables together in rows. Everything else stays as it is, in the same order. */
export function arrangeBlocks(blocks: readonly DocumentBlock[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < blocks.length) {
    const table = blocks[at]?.table?.table;
    if (table === undefined) {
      pieces.push({ kind: 'block', at });
      at += 1;
      continue;
    }
    const first = at;
    while (blocks[at]?.table?.table === table) at += 1;
    const rows = arrangeRows(blocks, first, at);
    for (let from = 0; from < rows.length; from += rowsAtOnce) pieces.push({ kind: 'table', rows: rows.slice(from, from + rowsAtOnce) });
  }
  return pieces;
}

function arrangeRows(blocks: readonly DocumentBlock[], from: number, to: number): readonly (readonly Cell[])[] {
  const rows = new Map<number, number[]>();
  let columns = 1;
  for (let at = from; at < to; at += 1) {
    const position = blocks[at]?.table;
    if (position === undefined) continue;
    const row = rows.get(position.row);
    if (row === undefined) rows.set(position.row, [at]);
    else row.push(at);
    columns = Math.max(columns, position.column + position.columnSpan);
  }
  /** The row up to which each column is covered from above. */
  const covered = Array.from({ length: columns }, () => 0);
  return [...rows].map(([row, held]) => {
    const cells: Cell[] = [];
    let column = 0;
    const fillTo = (end: number): void => {
      let empty = 0;
      for (; column < end; column += 1) if ((covered[column] ?? 0) <= row) empty += 1;
      if (empty > 0) cells.push({ empty });
    };
    for (const at of held) {
      const position = blocks[at]?.table;
      if (position === undefined) continue;
      fillTo(position.column);
      cells.push({ at });
      column = Math.max(column, position.column + position.columnSpan);
      if (position.rowSpan > 1) covered.fill(row + position.rowSpan, position.column, position.column + position.columnSpan);
    }
    fillTo(columns);
    return cells;
  });
}

/** The blocks of a piece. */
export function blocksOf(piece: Piece): readonly number[] {
  return piece.kind === 'block' ? [piece.at] : piece.rows.flatMap((row) => row.flatMap((cell) => ('at' in cell ? [cell.at] : [])));
}
