import { createHash } from 'node:crypto';
import type { Document, Place } from '#core/document.ts';
import { DocumentWriter } from '#reading/document-writer.ts';
import { openPdf } from '#reading/pdf/open-pdf.ts';
import { findTables, type PdfTable } from '#reading/pdf/page-tables.ts';
import { joinParagraphs, marginsOf, type Margins, type PlacedLine } from '#reading/pdf/pdf-paragraphs.ts';
import type { PdfPage } from '#reading/pdf/pdf-page.ts';
import { findRunningHeads } from '#reading/pdf/running-heads.ts';
import { findSpacedRows, type SpacedRows } from '#reading/pdf/spaced-rows.ts';
import { linesOf, type PdfLine } from '#reading/pdf/text-lines.ts';
import { refusals } from '#reading/refusals.ts';

type Layout = { readonly page: PdfPage; readonly tables: readonly PdfTable[]; readonly lines: readonly PdfLine[] };

/**
 * Reads a PDF with a text layer: printed lines joined into paragraphs over pages, tables by their ruled lines or by the
 * gaps between their columns, headers, footers and page numbers taken off. Throws a `Refusal`.
 */
export async function readPdf(name: string, bytes: Uint8Array): Promise<Document> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const layouts: Layout[] = [];
  let pictures = 0;
  for await (const page of openPdf(bytes)) {
    const { tables, rest } = findTables(page);
    layouts.push({ page, tables, lines: linesOf(rest) });
    if (page.items.length === 0) pictures += 1;
  }
  if (pictures === layouts.length) throw refusals.scannedPdf();
  const heads = findRunningHeads(layouts.map(({ page, lines }) => ({ number: page.number, height: page.height, lines })));
  const bodies = layouts.map((layout) => ({ ...layout, lines: layout.lines.filter((line) => !heads.has(line)) }));
  const overall = marginsOf(bodies.flatMap(({ lines }) => lines), null);
  const output = new PdfOutput();
  for (const { page, tables, lines } of bodies) {
    const margins = marginsOf(lines, overall);
    const spaced = findSpacedRows(lines);
    const events = [...tables.map((table) => ({ top: table.box[1], table })), ...spaced.map((rows) => ({ top: rows.top, rows })), ...lines.filter((line) => !spaced.some((rows) => rows.lines.has(line))).map((line) => ({ top: line.y, line }))];
    events.sort((left, right) => left.top - right.top);
    for (const event of events) {
      if ('line' in event) output.line(event.line, page, margins);
      else if ('table' in event) output.table(event.table, page);
      else output.rows(event.rows, page);
    }
  }
  return output.finish(name, sha256);
}

/** Writes what the pages hold in reading order; prose is gathered until a table interrupts it. */
class PdfOutput {
  readonly #writer = new DocumentWriter();
  #prose: PlacedLine[] = [];
  #open: { readonly columns: readonly number[]; readonly page: number; readonly number: number; rows: number; readonly head: readonly string[] } | null = null;

  line(line: PdfLine, page: PdfPage, margins: Margins): void {
    this.#open = null;
    this.#prose.push({ line, page: page.number, pageWidth: page.width, margins });
  }

  /** A table that goes on over the page keeps counting its rows; heads that are printed again are left out. */
  table(table: PdfTable, page: PdfPage): void {
    this.#flush();
    const open = this.#open;
    const goesOn = open !== null && open.page + 1 === page.number && isSameColumns(open.columns, table.columns);
    const head = rowTexts(table);
    let skipped = 0;
    if (goesOn) while (skipped < open.head.length && skipped < head.length && open.head[skipped] === head[skipped] && skipped < 4) skipped += 1;
    const number = goesOn ? open.number : this.#writer.startTable();
    const offset = (goesOn ? open.rows : 0) - skipped;
    for (const cell of table.cells) {
      if (cell.row < skipped || cell.text === '') continue;
      this.#writer.cell(cell.text, { table: number, row: cell.row + offset, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan }, place(page.number, cell.box));
    }
    this.#open = { columns: table.columns, page: page.number, number, rows: table.rows + offset, head: goesOn ? open.head : head };
  }

  rows({ rows }: SpacedRows, page: PdfPage): void {
    this.#flush();
    this.#open = null;
    const table = this.#writer.startTable();
    for (const [row, cells] of rows.entries()) {
      for (const { column, segment } of cells) {
        this.#writer.cell(segment.text, { table, row, column, rowSpan: 1, columnSpan: 1 }, place(page.number, [segment.left, segment.y - segment.size, segment.right, segment.y + 0.2 * segment.size]));
      }
    }
  }

  finish(name: string, sha256: string): Document {
    this.#flush();
    return this.#writer.finish(name, 'pdf', sha256);
  }

  #flush(): void {
    for (const { text, lines } of joinParagraphs(this.#prose)) {
      const first = lines[0];
      if (first === undefined) continue;
      const same = lines.filter(({ page }) => page === first.page).map(({ line }) => line);
      this.#writer.paragraph(text, {
        place: place(first.page, [
          Math.min(...same.map(({ left }) => left)), Math.min(...same.map(({ y, size }) => y - size)),
          Math.max(...same.map(({ right }) => right)), Math.max(...same.map(({ y, size }) => y + 0.2 * size)),
        ]),
      });
    }
    this.#prose = [];
  }
}

function place(page: number, box: readonly [number, number, number, number]): Place {
  const [left, top, right, bottom] = box;
  const tenth = (value: number): number => Math.trunc(value * 10) / 10;
  return { page, box: [tenth(left), tenth(top), tenth(right), tenth(bottom)] };
}

function isSameColumns(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((at, index) => Math.abs(at - (right[index] ?? 0)) < 4);
}

function rowTexts(table: PdfTable): string[] {
  const texts: string[] = [];
  for (const { row, text } of table.cells) texts[row] = `${texts[row] ?? ''}\t${text}`;
  return Array.from(texts, (text: string | undefined) => text ?? '');
}
