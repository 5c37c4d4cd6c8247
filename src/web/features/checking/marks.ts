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
  | { readonly kind: 'table'; readonly rows: readonly (readonly number[])[]; readonly columns: number };

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
    const rows = new Map<number, number[]>();
    let columns = 1;
    for (; blocks[at]?.table?.table === table; at += 1) {
      const position = blocks[at]?.table;
      if (position === undefined) break;
      rows.set(position.row, [...rows.get(position.row) ?? [], at]);
      columns = Math.max(columns, position.column + position.columnSpan);
    }
    const inOrder = [...rows.values()];
    for (let from = 0; from < inOrder.length; from += rowsAtOnce) pieces.push({ kind: 'table', rows: inOrder.slice(from, from + rowsAtOnce), columns });
  }
  return pieces;
}
