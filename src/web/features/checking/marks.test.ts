import { describe, expect, test } from 'vitest';
import type { ReportedFinding } from '#core/check-report.ts';
import { arrangeBlocks, segmentBlocks, type DocumentBlock } from '#web/features/checking/marks.ts';

function finding(id: string, ...spans: (readonly [start: number, end: number])[]): ReportedFinding {
  return {
    id, rule: 'rate-recomputes', family: 'rates', severity: 'error', message: '', projects: [1], stated: null, expected: null, difference: null,
    consequence: null, hypotheses: [],
    spans: spans.map(([start, end], index) => ({ start, end, quote: '', role: index === 0 ? 'stated' : 'operand' })),
  };
}

const paragraph = (start: number, end: number): DocumentBlock => ({ kind: 'paragraph', start, end });
const cell = (start: number, table: number, row: number, column: number): DocumentBlock =>
  ({ kind: 'cell', start, end: start + 1, table: { table, row, column, rowSpan: 1, columnSpan: 1 } });

describe('segmentBlocks', () => {
  const shape = (segments: ReturnType<typeof segmentBlocks>): unknown =>
    Object.fromEntries([...segments].map(([at, list]) => [at, list.map(({ start, end, marks }) => [start, end, marks.map((mark) => `${mark.finding}:${mark.index}`).join(' ')])]));

  test('a span cuts its block in three', () => {
    expect(shape(segmentBlocks([paragraph(0, 10), paragraph(11, 20)], [finding('f1', [3, 5])]))).toEqual({ 0: [[0, 3, ''], [3, 5, 'f1:0'], [5, 10, '']] });
  });

  test('spans that overlap share the stretch they share', () => {
    expect(shape(segmentBlocks([paragraph(0, 10)], [finding('f1', [1, 6]), finding('f2', [4, 8])])))
      .toEqual({ 0: [[0, 1, ''], [1, 4, 'f1:0'], [4, 6, 'f1:0 f2:0'], [6, 8, 'f2:0'], [8, 10, '']] });
  });

  test('a span over several blocks is cut at their edges', () => {
    expect(shape(segmentBlocks([paragraph(0, 4), paragraph(5, 9), paragraph(10, 14)], [finding('f1', [2, 12])])))
      .toEqual({ 0: [[0, 2, ''], [2, 4, 'f1:0']], 1: [[5, 9, 'f1:0']], 2: [[10, 12, 'f1:0'], [12, 14, '']] });
  });

  test('a span outside every block marks nothing', () => {
    expect(shape(segmentBlocks([paragraph(0, 4), paragraph(8, 9)], [finding('f1', [5, 7], [20, 30])]))).toEqual({});
  });
});

describe('arrangeBlocks', () => {
  test('puts the cells of a table together, row by row', () => {
    const blocks = [paragraph(0, 1), cell(2, 0, 0, 0), cell(4, 0, 0, 1), cell(6, 0, 1, 0), cell(8, 1, 0, 0), paragraph(10, 11)];
    expect(arrangeBlocks(blocks)).toEqual([
      { kind: 'block', at: 0 },
      { kind: 'table', rows: [[{ at: 1 }, { at: 2 }], [{ at: 3 }, { empty: 1 }]] },
      { kind: 'table', rows: [[{ at: 4 }]] },
      { kind: 'block', at: 5 },
    ]);
  });

  test('fills the places of empty cells, but not those that a cell above covers', () => {
    const tall: DocumentBlock = { kind: 'cell', start: 0, end: 1, table: { table: 0, row: 0, column: 0, rowSpan: 2, columnSpan: 1 } };
    const blocks = [tall, cell(2, 0, 0, 3), cell(4, 0, 1, 2), cell(6, 0, 2, 0)];
    expect(arrangeBlocks(blocks)).toEqual([{
      kind: 'table',
      rows: [[{ at: 0 }, { empty: 2 }, { at: 1 }], [{ empty: 1 }, { at: 2 }, { empty: 1 }], [{ at: 3 }, { empty: 3 }]],
    }]);
  });

  test('cuts a long table', () => {
    const blocks = Array.from({ length: 150 }, (_, row) => cell(row * 2, 0, row, 0));
    expect(arrangeBlocks(blocks).map((piece) => (piece.kind === 'table' ? piece.rows.length : 0))).toEqual([60, 60, 30]);
  });
});
