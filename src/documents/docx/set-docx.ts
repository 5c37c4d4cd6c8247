import {
  AlignmentType, CommentRangeEnd, CommentRangeStart, CommentReference, Document as DocxDocument, HeadingLevel, LineRuleType, Packer, Paragraph, Table,
  TableCell, TableRow, TextRun, WidthType, type IRunOptions, type ParagraphChild,
} from 'docx';
import type { CheckReport } from '#core/check-report.ts';
import type { Block, Document, TablePosition } from '#core/document.ts';
import type { Language } from '#core/report-messages.ts';
import { commentAuthor, placedComments, type PlacedComment } from '#documents/docx/placed-comments.ts';
import { xmlText } from '#documents/xml-text.ts';

const face = (name: string): IRunOptions => ({ font: { ascii: name, hAnsi: name, eastAsia: name, cs: name } });
const body: IRunOptions = { ...face('仿宋_GB2312'), size: 28 };
const heading: IRunOptions = { ...face('黑体'), size: 28, color: '000000' };
const title: IRunOptions = { ...face('方正小标宋简体'), size: 40, color: '000000' };
const cellText: IRunOptions = { ...face('仿宋_GB2312'), size: 21 };
const spacing = { line: 520, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;
/** A4 with the margins of an official paper, in twips. */
const page = { size: { width: 11906, height: 16838 }, margin: { top: 2098, bottom: 1984, left: 1587, right: 1474 } } as const;

/**
 * A docx of a paper that was not one: its text set anew, tables as tables, with the findings as comments. For papers read
 * from pdf, txt, html and the like; a docx keeps its own form through `annotateDocx`.
 */
export async function setDocx(document: Document, report: CheckReport, language: Language): Promise<Uint8Array> {
  const comments = placedComments(report, language);
  const setting = new Setting(document, report, comments);
  const children = setting.children();
  const docx = new DocxDocument({
    creator: commentAuthor,
    title: report.report.title ?? document.name,
    comments: {
      children: comments.map(({ paragraphs }, id) => ({
        id, author: commentAuthor, initials: commentAuthor,
        children: paragraphs.map((text) => new Paragraph({ children: [new TextRun(xmlText(text))] })),
      })),
    },
    sections: [{ properties: { page }, children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(docx));
}

class Setting {
  readonly #document: Document;
  readonly #comments: readonly PlacedComment[];
  readonly #projects: ReadonlySet<number>;
  readonly #title: string;
  #nextStart = 0;
  #open: number[] = [];

  constructor(document: Document, report: CheckReport, comments: readonly PlacedComment[]) {
    this.#document = document;
    this.#comments = comments;
    this.#projects = new Set(report.projects.map(({ start }) => start));
    this.#title = (report.report.title ?? '').replace(/\s+/g, '');
  }

  children(): (Paragraph | Table)[] {
    const children: (Paragraph | Table)[] = [];
    const { blocks } = this.#document;
    for (let at = 0; at < blocks.length;) {
      const block = blocks[at];
      if (block === undefined) break;
      if (block.table === undefined) {
        children.push(this.#paragraph(block, blocks[at + 1] === undefined));
        at += 1;
        continue;
      }
      const cells: (Block & { readonly table: TablePosition })[] = [];
      for (const { table } = block.table; at < blocks.length; at += 1) {
        const cell = blocks[at];
        if (cell?.table === undefined || cell.table.table !== table) break;
        cells.push({ ...cell, table: cell.table });
      }
      // Word wants a paragraph between two tables and at the end.
      children.push(this.#table(cells, blocks[at] === undefined), new Paragraph({ children: [] }));
    }
    return children;
  }

  #paragraph(block: Block, isLast: boolean): Paragraph {
    const text = this.#document.text.slice(block.start, block.end);
    if (this.#title !== '' && text.replace(/\s+/g, '') === this.#title) {
      return new Paragraph({ heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER, spacing: { before: 0, after: 400 }, children: this.#runs(block, title, isLast) });
    }
    const isHeading = block.level !== undefined || this.#projects.has(block.start);
    return new Paragraph({
      spacing, indent: { firstLine: 560 },
      ...(isHeading ? { heading: HeadingLevel.HEADING_1 } : {}),
      children: this.#runs(block, isHeading ? heading : body, isLast),
    });
  }

  #table(cells: readonly (Block & { readonly table: TablePosition })[], isLast: boolean): Table {
    const rows = new Map<number, TableCell[]>();
    const taken = new Set<string>();
    const columns = [...new Set(cells.map(({ table }) => table.column))].sort((left, right) => left - right);
    const allRows = [...new Set(cells.map(({ table }) => table.row))].sort((left, right) => left - right);
    for (const [index, cell] of cells.entries()) {
      const { row, column, rowSpan, columnSpan } = cell.table;
      const line = rows.get(row) ?? [];
      rows.set(row, line);
      for (const other of columns) {
        if (other >= column) break;
        if (!taken.has(`${row},${other}`)) line.push(new TableCell({ children: [new Paragraph({ children: [] })] }));
        taken.add(`${row},${other}`);
      }
      const tall = rowSpan > 1 ? allRows.filter((other) => other >= row && other < row + rowSpan) : [row];
      const wide = columnSpan > 1 ? columns.filter((other) => other >= column && other < column + columnSpan) : [column];
      for (const r of tall) for (const c of wide) taken.add(`${r},${c}`);
      line.push(new TableCell({
        ...(tall.length > 1 ? { rowSpan: tall.length } : {}),
        ...(wide.length > 1 ? { columnSpan: wide.length } : {}),
        children: [new Paragraph({ children: this.#runs(cell, cellText, isLast && index === cells.length - 1) })],
      }));
    }
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: allRows.map((row) => new TableRow({ children: rows.get(row) ?? [] })),
    });
  }

  /** The text of a block, cut where comments begin and end; what is still open at the end of the paper is closed there. */
  #runs(block: Block, style: IRunOptions, isLast: boolean): ParagraphChild[] {
    const runs: ParagraphChild[] = [];
    let at = block.start;
    const writeUpTo = (offset: number): void => {
      const text = flowing(this.#document.text.slice(at, Math.max(at, offset)));
      if (text !== '') runs.push(new TextRun({ ...style, text: xmlText(text) }));
      at = Math.max(at, offset);
    };
    const close = (id: number): void => {
      runs.push(new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] }));
    };
    for (;;) {
      const starting = this.#comments[this.#nextStart];
      const opens = starting !== undefined && starting.start < block.end ? Math.max(starting.start, block.start) : Infinity;
      const ending = this.#open.reduce<number | null>((first, id) => (first === null || this.#endOf(id) < this.#endOf(first) ? id : first), null);
      const closes = ending === null || this.#endOf(ending) > block.end ? Infinity : this.#endOf(ending);
      if (opens === Infinity && closes === Infinity) break;
      if (closes <= opens && ending !== null) {
        writeUpTo(closes);
        close(ending);
        this.#open = this.#open.filter((id) => id !== ending);
      } else {
        writeUpTo(opens);
        runs.push(new CommentRangeStart(this.#nextStart));
        this.#open.push(this.#nextStart);
        this.#nextStart += 1;
      }
    }
    writeUpTo(block.end);
    if (isLast) {
      for (const id of this.#open) close(id);
      this.#open = [];
    }
    return runs;
  }

  #endOf(id: number): number {
    return this.#comments[id]?.end ?? 0;
  }
}

/** Line breaks inside a paragraph are those of a wrapped file; leading spaces were its indent. */
function flowing(text: string): string {
  return text.replace(/(?<=[\u2e80-\uffff])[^\S\n]*\n\s*|\n[^\S\n]*(?=[\u2e80-\uffff])/g, '').replace(/\s*\n\s*/g, ' ').replace(/^[\s\u3000]+/, '');
}
