import type { StoredCell } from '#reading/merged-cells.ts';
import type { WordParagraph } from '#reading/doc/word-paragraphs.ts';

export type WordCell = StoredCell & { readonly paragraphs: readonly WordParagraph[] };
export type WordRow = { readonly cells: WordCell[]; readonly columnsBefore: number };

type RawRow = { readonly cells: readonly (readonly WordParagraph[])[]; readonly definition: DataView | null };

const NEAR_TWIPS = 40;
const CELL_BYTES = 20;

/** Gathers the paragraphs of a table into rows; `row` is what the mark at the end of a row defines. */
export class TableGatherer {
  readonly #rows: RawRow[] = [];
  #cells: WordParagraph[][] = [];
  #cell: WordParagraph[] = [];

  add(paragraph: WordParagraph): void {
    if (paragraph.traits.isRowEnd && !paragraph.traits.isInnerCell) {
      this.#rows.push({ cells: this.#cells, definition: paragraph.traits.row });
      this.#cells = [];
      this.#cell = [];
      return;
    }
    this.#cell.push(paragraph);
    if (!paragraph.endsCell) return;
    this.#cells.push(this.#cell);
    this.#cell = [];
  }

  /** The rows, with columns counted by the edges that all rows have together. */
  rows(): WordRow[] {
    if (this.#cell.length > 0) this.#cells.push(this.#cell);
    if (this.#cells.length > 0) this.#rows.push({ cells: this.#cells, definition: null });
    const rowEdges = this.#rows.map(({ definition, cells }) => edgesOf(definition, cells.length));
    const edges = distinct(rowEdges.flatMap((row) => row ?? []));
    return this.#rows.map(({ cells, definition }, index) => {
      const own = rowEdges[index];
      return {
        columnsBefore: own == null ? 0 : indexOf(edges, own[0] ?? 0),
        cells: cells.map((paragraphs, cell) => ({
          paragraphs,
          columnSpan: own == null ? 1 : Math.max(1, indexOf(edges, own[cell + 1] ?? 0) - indexOf(edges, own[cell] ?? 0)),
          merged: mergeOf(definition, cell),
        })),
      };
    });
  }
}

/** Left edges of the cells and the right edge of the last, in twips; null where the definition does not fit the row. */
function edgesOf(definition: DataView | null, cells: number): number[] | null {
  if (definition === null || definition.byteLength < 3) return null;
  const count = definition.getUint8(2);
  if (count !== cells || definition.byteLength < 3 + 2 * (count + 1)) return null;
  return Array.from({ length: count + 1 }, (_, edge) => definition.getInt16(3 + 2 * edge, true));
}

function distinct(edges: readonly number[]): number[] {
  const sorted = [...edges].sort((left, right) => left - right);
  return sorted.filter((edge, index) => index === 0 || edge - (sorted[index - 1] ?? 0) > NEAR_TWIPS);
}

function indexOf(edges: readonly number[], edge: number): number {
  let index = 0;
  while (index + 1 < edges.length && (edges[index + 1] ?? 0) <= edge + NEAR_TWIPS / 2) index += 1;
  return index;
}

function mergeOf(definition: DataView | null, cell: number): StoredCell['merged'] {
  if (definition === null || definition.byteLength < 3) return 'none';
  const at = 3 + 2 * (definition.getUint8(2) + 1) + CELL_BYTES * cell;
  if (at + 2 > definition.byteLength) return 'none';
  const flags = definition.getUint16(at, true);
  if ((flags & 3) === 1) return 'left';
  const vertical = (flags >> 5) & 3;
  return vertical === 1 ? 'continue' : vertical === 3 ? 'restart' : 'none';
}
