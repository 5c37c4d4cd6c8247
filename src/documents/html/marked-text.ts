import type { CheckReport, ReportedFinding } from '#core/check-report.ts';
import type { Block, Document, TablePosition } from '#core/document.ts';
import type { Severity, SpanRole } from '#core/finding.ts';
import { escapeHtml } from '#documents/html/escape-html.ts';

/** A place of a finding in the text. `number` is the finding's number on the page, `part` counts its places. */
type Mark = {
  readonly start: number; readonly end: number; readonly id: string; readonly number: number; readonly part: number;
  readonly severity: Severity; readonly role: SpanRole;
};

/** A figure whose relation was recomputed and holds. */
type Agreed = { readonly start: number; readonly end: number };

/**
 * The document as HTML: paragraphs, headings, tables from the cells' positions, footnotes and text boxes, with the places
 * of the findings marked. The first piece of place k of finding `f1` carries the anchor `f1-k`.
 *
 * @param numbered the findings in the order in which the page numbers them
 */
export function markedText(document: Document, report: CheckReport, numbered: readonly ReportedFinding[]): string {
  const writing = new Writing(document, report, numbered);
  const html: string[] = [];
  const blocks = document.blocks;
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at];
    if (block === undefined) break;
    if (block.table === undefined) {
      html.push(writing.paragraph(block));
      at += 1;
      continue;
    }
    const table = block.table.table;
    const cells: (Block & { readonly table: TablePosition })[] = [];
    for (; at < blocks.length; at += 1) {
      const cell = blocks[at];
      if (cell?.table === undefined || cell.table.table !== table) break;
      cells.push({ ...cell, table: cell.table });
    }
    html.push(writing.table(cells));
  }
  return html.join('\n');
}

class Writing {
  readonly #document: Document;
  readonly #marks: readonly Mark[];
  readonly #agreed: readonly Agreed[];
  readonly #projectAt: ReadonlyMap<number, number>;
  readonly #title: string;
  #nextMark = 0;
  #nextAgreed = 0;
  #open: Mark[] = [];
  readonly #anchored = new Set<Mark>();

  constructor(document: Document, report: CheckReport, numbered: readonly ReportedFinding[]) {
    this.#document = document;
    this.#marks = numbered.flatMap((finding, index) => finding.spans.map((span, part): Mark => ({
      start: span.start, end: span.end, id: finding.id, number: index + 1, part, severity: finding.severity, role: span.role,
    }))).sort((left, right) => left.start - right.start || right.end - left.end);
    this.#agreed = agreedFigures(report);
    this.#projectAt = new Map(report.projects.map(({ start, ordinal }) => [start, ordinal]));
    this.#title = bare(report.report.title ?? '');
  }

  paragraph(block: Block): string {
    const text = this.#document.text.slice(block.start, block.end);
    const project = this.#projectAt.get(block.start);
    const content = this.#inline(block, ' ');
    if (project !== undefined) return `<h3 class="project" id="project-${project}">${content}</h3>`;
    if (this.#title !== '' && bare(text) === this.#title) return `<h2 class="title">${content}</h2>`;
    if (block.kind === 'footnote') return `<p class="footnote">${content}</p>`;
    if (block.kind === 'text-box') return `<p class="box">${content}</p>`;
    if (block.level !== undefined) return `<h3 class="level">${content}</h3>`;
    return `<p>${content}</p>`;
  }

  /** Rows and columns that no cell begins in are left out, so that a sparse sheet stays small. */
  table(cells: readonly (Block & { readonly table: TablePosition })[]): string {
    const rows = distinct(cells.map(({ table }) => table.row));
    const columns = distinct(cells.map(({ table }) => table.column));
    const taken = new Set<string>();
    const lines = new Map<number, string[]>();
    for (const cell of cells) {
      const { row, column, rowSpan, columnSpan } = cell.table;
      const line = lines.get(row) ?? [];
      lines.set(row, line);
      this.#fillUpTo(column, row, columns, taken, line);
      const tall = rowSpan > 1 ? rows.filter((other) => other >= row && other < row + rowSpan) : [row];
      const wide = columnSpan > 1 ? columns.filter((other) => other >= column && other < column + columnSpan) : [column];
      for (const r of tall) for (const c of wide) taken.add(`${r},${c}`);
      const spans = `${tall.length > 1 ? ` rowspan="${tall.length}"` : ''}${wide.length > 1 ? ` colspan="${wide.length}"` : ''}`;
      line.push(`<td${spans}>${this.#inline(cell, '<br>')}</td>`);
    }
    return `<div class="table"><table>${rows.map((row) => `<tr>${(lines.get(row) ?? []).join('')}</tr>`).join('\n')}</table></div>`;
  }

  #fillUpTo(column: number, row: number, columns: readonly number[], taken: Set<string>, line: string[]): void {
    for (const other of columns) {
      if (other >= column) return;
      if (taken.has(`${row},${other}`)) continue;
      taken.add(`${row},${other}`);
      line.push('<td></td>');
    }
  }

  /** Blocks come in order of place, so marks are taken up and dropped on the way. */
  #inline(block: Block, lineBreak: string): string {
    while (this.#nextMark < this.#marks.length && (this.#marks[this.#nextMark]?.start ?? 0) < block.end) {
      const mark = this.#marks[this.#nextMark];
      if (mark !== undefined) this.#open.push(mark);
      this.#nextMark += 1;
    }
    this.#open = this.#open.filter((mark) => mark.end > block.start);
    const agreed = this.#agreedIn(block);
    const { start, end } = trimmed(this.#document.text, block);
    const cuts = distinct([start, end, ...[...this.#open, ...agreed].flatMap((mark) => [mark.start, mark.end])].filter((at) => at >= start && at <= end));
    let html = '';
    for (let index = 0; index + 1 < cuts.length; index += 1) {
      const from = cuts[index] ?? start;
      const to = cuts[index + 1] ?? end;
      const here = this.#open.filter((mark) => mark.start <= from && mark.end >= to);
      const isAgreed = agreed.some((figure) => figure.start <= from && figure.end >= to);
      html += this.#piece(this.#flowing(from, to, lineBreak), here, isAgreed);
    }
    return html;
  }

  #agreedIn(block: Block): Agreed[] {
    const found: Agreed[] = [];
    for (; this.#nextAgreed < this.#agreed.length; this.#nextAgreed += 1) {
      const figure = this.#agreed[this.#nextAgreed];
      if (figure === undefined || figure.start >= block.end) break;
      if (figure.end > block.start) found.push(figure);
    }
    return found;
  }

  #piece(html: string, marks: readonly Mark[], isAgreed: boolean): string {
    if (marks.length === 0) return isAgreed ? `<span class="agreed">${html}</span>` : html;
    const begun = marks.filter((mark) => !this.#anchored.has(mark));
    for (const mark of begun) this.#anchored.add(mark);
    const anchors = begun.map((mark) => `<span class="anchor" id="${escapeHtml(mark.id)}-${mark.part}"></span>`).join('');
    const stated = marks.filter((mark) => mark.role === 'stated');
    const shown = stated.length > 0 ? stated : marks;
    const severity = shown.reduce<Severity>((heaviest, mark) => (weight[mark.severity] < weight[heaviest] ? mark.severity : heaviest), 'info');
    const ids = [...new Set(marks.map((mark) => mark.id))].map(escapeHtml).join(' ');
    const numbers = distinct(begun.filter((mark) => mark.role === 'stated').map((mark) => mark.number)).join('、');
    return `${anchors}<mark class="${severity}${stated.length > 0 ? '' : ' operand'}" data-f="${ids}"${numbers === '' ? '' : ` data-n="${numbers}"`}>${html}</mark>`;
  }

  /** Line breaks inside a paragraph are those of a wrapped file: nothing between ideographs, a space between words. */
  #flowing(from: number, to: number, lineBreak: string): string {
    const text = this.#document.text;
    let html = '';
    let at = from;
    for (let next = text.indexOf('\n', at); next >= 0 && next < to; next = text.indexOf('\n', at)) {
      html += escapeHtml(text.slice(at, next));
      const wide = (text.codePointAt(next + 1) ?? 0) > 0x2e80 || (next > 0 && text.charCodeAt(next - 1) > 0x2e80);
      html += lineBreak === ' ' && wide ? '' : lineBreak;
      at = next + 1;
    }
    return html + escapeHtml(text.slice(at, to));
  }
}

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function agreedFigures(report: CheckReport): Agreed[] {
  const found = new Map<number, Agreed>();
  for (const claim of report.claims) {
    if (claim.verdict !== 'exact') continue;
    for (const { start, end } of claim.spans) found.set(start, { start, end });
  }
  return [...found.values()].sort((left, right) => left.start - right.start);
}

/** A block without the spaces at its ends: the page sets its own indents. */
function trimmed(text: string, block: Block): { start: number; end: number } {
  let { start, end } = block;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((left, right) => left - right);
}
