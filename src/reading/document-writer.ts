import type { Block, Document, DocumentFormat, Place, TablePosition } from '#core/document.ts';
import { opensWithNumbering } from '#core/paragraphs/numbering.ts';
import { rejoinLines } from '#core/paragraphs/rejoin-lines.ts';
import { sourceLines, type SourceLine } from '#core/paragraphs/source-line.ts';
import type { Span } from '#core/span.ts';

export type BlockProperties = Pick<Block, 'level' | 'place'> & { readonly kind?: Block['kind'] };

/**
 * Puts a document's text together: paragraphs separated by `\n`, cells of a row by `\t`, and the blocks over them. Line
 * breaks inside a paragraph are kept and become ends of blocks, unless they stand inside a figure or a sentence.
 */
export class DocumentWriter {
  readonly #pieces: string[] = [];
  readonly #blocks: Block[] = [];
  #length = 0;
  #tables = 0;
  #row: { readonly table: number; readonly row: number; column: number } | null = null;

  /** Length of the text so far: where the next `paragraph` or `cell` begins once its separator is written. */
  get length(): number {
    return this.#length;
  }

  /** Adds a paragraph and answers where its text stands. A blank text adds nothing. */
  paragraph(text: string, properties: BlockProperties = {}): Span {
    this.#row = null;
    if (text.trim() === '') return { start: this.#length, end: this.#length };
    this.#separate('\n');
    const start = this.#write(text);
    const { kind = 'paragraph', ...rest } = properties;
    const lines = sourceLines(text);
    const ranges = text.includes('\n') ? rejoinLines(lines) : [{ first: 0, end: 1 }];
    for (const { first, end } of ranges) this.#block(kind, start, lines[first], lines[end - 1], rest);
    return { start, end: this.#length };
  }

  /** Opens a table and answers its number. */
  startTable(): number {
    this.#row = null;
    this.#tables += 1;
    return this.#tables - 1;
  }

  /** Adds a cell; cells come row by row, from left to right. Paragraphs of a cell are lines of its text. */
  cell(text: string, table: TablePosition, place?: Place): Span {
    const separator = this.#cellSeparator(table);
    if (this.#length > 0 || separator.startsWith('\t')) this.#write(this.#length > 0 ? separator : separator.replace(/^\n/, ''));
    this.#row = { table: table.table, row: table.row, column: table.column + table.columnSpan };
    const start = this.#write(text);
    if (text.trim() === '') return { start, end: start + text.length };
    const lines = sourceLines(text);
    const ranges = isOneLabel(lines) ? [{ first: 0, end: lines.length }] : rejoinLines(lines);
    const rest = place === undefined ? { table } : { table, place };
    for (const { first, end } of ranges) this.#block('cell', start, lines[first], lines[end - 1], rest);
    return { start, end: this.#length };
  }

  finish(name: string, format: DocumentFormat, sha256: string): Document {
    return { name, format, text: this.#pieces.join(''), blocks: this.#blocks, sha256 };
  }

  /** A new row begins on a new line; columns that were passed over leave their tabs. */
  #cellSeparator(position: TablePosition): string {
    const row = this.#row;
    if (row === null || row.table !== position.table || row.row !== position.row) return `\n${'\t'.repeat(Math.min(position.column, 200))}`;
    return '\t'.repeat(1 + Math.min(200, Math.max(0, position.column - row.column)));
  }

  #separate(sign: string): void {
    if (this.#length > 0) this.#write(sign);
  }

  #write(text: string): number {
    const start = this.#length;
    this.#pieces.push(text);
    this.#length += text.length;
    return start;
  }

  #block(kind: Block['kind'], offset: number, first: SourceLine | undefined, last: SourceLine | undefined, rest: Omit<Block, 'kind' | 'start' | 'end'>): void {
    if (first !== undefined && last !== undefined) this.#blocks.push({ kind, start: offset + first.from, end: offset + last.to, ...rest });
  }
}

/** A label that was broken to fit a narrow column (年初 | 预算数), as against a cell with several statements. */
function isOneLabel(lines: readonly SourceLine[]): boolean {
  if (lines.length < 2) return true;
  let width = 0;
  for (const line of lines) {
    width += line.width;
    if (width > 48 || /[。；！？：，;:]$|^[\d.,%％-]+$/.test(line.text) || opensWithNumbering(line.text)) return false;
  }
  return true;
}
