import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';
import type { Document } from '#core/document.ts';
import { tableCellName } from '#reading/cell-name.ts';
import { DocumentWriter } from '#reading/document-writer.ts';
import { formatNumber } from '#reading/numbering/number-formats.ts';
import { decodeHtml } from '#reading/html/decode-html.ts';
import type { HtmlContent, HtmlTable } from '#reading/html/html-drafts.ts';
import { MOST_PIECES, refusals } from '#reading/refusals.ts';

const unseen = new Set(['head', 'script', 'style', 'template', 'noscript', 'svg', 'iframe', 'object', 'select', 'button', 'nav', 'xml', 'rt', 'rp', 'title', 'math']);
const blocks = new Set([
  'p', 'div', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'section', 'article', 'main', 'aside', 'header',
  'footer', 'figure', 'figcaption', 'caption', 'center', 'fieldset', 'form', 'address', 'hr', 'body', 'html', 'details', 'summary',
]);
const DEEPEST = 1000;

/** Reads HTML: block elements are paragraphs, tables keep their spans, what nobody sees is left out. Throws a `Refusal`. */
export function readHtml(name: string, bytes: Uint8Array, source = bytes, charset: string | null = null): Document {
  const html = decodeHtml(source, charset);
  if (html === null) throw refusals.unknownFormat();
  const reader = new HtmlReader();
  const parser = new Parser(reader, { decodeEntities: true });
  parser.write(html);
  parser.end();
  const writer = new DocumentWriter();
  write(writer, reader.content, { paragraphs: 0 });
  return writer.finish(name, 'html', createHash('sha256').update(bytes).digest('hex'));
}

type Frame = { readonly content: HtmlContent; readonly table: HtmlTable | null };
type List = { readonly ordered: boolean; readonly format: string; next: number };

class HtmlReader {
  readonly content: HtmlContent = { items: [] };
  readonly #frames: Frame[] = [{ content: this.content, table: null }];
  readonly #lists: List[] = [];
  readonly #open: string[] = [];
  #pieces = 0;
  #unseenDepth = 0;
  #preDepth = 0;
  #text = '';
  /** The number of a list item, until its text comes. */
  #number = '';
  #raisedFrom = 0;
  #level: number | null = null;

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#open.push(name);
    // The parser itself slows down with the square of the depth.
    if (this.#open.length > DEEPEST) throw refusals.cannotRead('nested too deeply');
    if (this.#unseenDepth > 0 || unseen.has(name) || isHidden(attributes)) {
      this.#unseenDepth += 1;
      return;
    }
    if (blocks.has(name)) this.#endParagraph();
    this.#pieces += 1;
    if (this.#pieces > 4 * MOST_PIECES) throw refusals.tooManyPieces();
    switch (name) {
      case 'br': this.#text += '\n'; break;
      case 'pre': this.#preDepth += 1; break;
      case 'sup': this.#raisedFrom = this.#text.length; break;
      case 'h1': case 'h2': case 'h3': case 'h4': case 'h5': case 'h6': this.#level = name.charCodeAt(1) - 48; break;
      case 'ul': this.#lists.push({ ordered: false, format: '', next: 0 }); break;
      case 'ol': this.#lists.push({ ordered: true, format: listFormat(attributes), next: wholeNumber(attributes['start']) ?? 1 }); break;
      case 'li': this.#item(attributes); break;
      case 'table': this.#openTable(); break;
      case 'tr': this.#frames.at(-1)?.table?.rows.push([]); break;
      case 'td': case 'th': this.#openCell(attributes); break;
      default: break;
    }
  }

  onclosetag(name: string): void {
    this.#open.pop();
    if (this.#unseenDepth > 0) {
      this.#unseenDepth -= 1;
      return;
    }
    if (blocks.has(name)) this.#endParagraph();
    switch (name) {
      case 'pre': this.#preDepth -= 1; break;
      case 'sup': this.#dropReference(); break;
      case 'ul': case 'ol': this.#lists.pop(); break;
      case 'td': case 'th': if (this.#frames.at(-1)?.table === null && this.#frames.length > 1) this.#closeFrame(); break;
      case 'table': if (this.#frames.at(-1)?.table != null) this.#closeFrame(); break;
      default: break;
    }
  }

  ontext(data: string): void {
    if (this.#unseenDepth > 0) return;
    if (this.#preDepth > 0) {
      this.#text += data.replace(/\r\n?/g, '\n');
      return;
    }
    const collapsed = data.replace(/[ \t\r\n\f]+/g, ' ');
    const joins = collapsed.startsWith(' ') && (this.#text === '' || /[ \n]$/.test(this.#text));
    this.#text += joins ? collapsed.slice(1) : collapsed;
  }

  onend(): void {
    this.#endParagraph();
  }

  #endParagraph(): void {
    const text = this.#text.trim() === '' ? '' : this.#number + this.#text.trimStart();
    this.#text = '';
    if (text !== '') this.#number = '';
    const level = this.#level;
    this.#level = null;
    // Text straight inside a table, outside its cells, is shown above it.
    if (text.trim() !== '') this.#contentFrame().items.push({ kind: 'paragraph', text: text.replace(/ ?\n ?/g, '\n').trim(), level });
  }

  #contentFrame(): HtmlContent {
    for (let at = this.#frames.length - 1; at >= 0; at -= 1) {
      const frame = this.#frames[at];
      if (frame?.table === null) return frame.content;
    }
    return this.content;
  }

  #openTable(): void {
    this.#endParagraph();
    const table: HtmlTable = { kind: 'table', rows: [] };
    this.#contentFrame().items.push(table);
    this.#frames.push({ content: { items: [] }, table });
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const table = this.#frames.at(-1)?.table;
    if (table == null) return;
    this.#endParagraph();
    if (table.rows.length === 0) table.rows.push([]);
    const content: HtmlContent = { items: [] };
    table.rows.at(-1)?.push({ content, columnSpan: span(attributes['colspan']), rowSpan: span(attributes['rowspan']) });
    this.#frames.push({ content, table: null });
  }

  #closeFrame(): void {
    this.#endParagraph();
    this.#frames.pop();
  }

  #item(attributes: Readonly<Record<string, string>>): void {
    const list = this.#lists.at(-1);
    if (list?.ordered !== true) return;
    const number = wholeNumber(attributes['value']) ?? list.next;
    list.next = number + 1;
    const text = formatNumber(number, list.format);
    this.#number = list.format === 'chineseCounting' ? `${text}、` : `${text}. `;
  }

  /** A raised number is the mark of a note; behind an m it is an exponent. */
  #dropReference(): void {
    const before = this.#text.slice(0, this.#raisedFrom);
    if (/^\s*[[(]?\d{1,3}[\])]?\s*$/.test(this.#text.slice(this.#raisedFrom)) && !/[a-zA-Z]$/.test(before)) this.#text = before;
  }
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return 'hidden' in attributes || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes['style'] ?? '');
}

function listFormat(attributes: Readonly<Record<string, string>>): string {
  if (/cjk|chinese/i.test(attributes['style'] ?? '')) return 'chineseCounting';
  switch (attributes['type']) {
    case 'a': return 'lowerLetter';
    case 'A': return 'upperLetter';
    case 'i': return 'lowerRoman';
    case 'I': return 'upperRoman';
    default: return 'decimal';
  }
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,5}$/.test(text.trim()) ? Number.parseInt(text, 10) : null;
}

function span(text: string | undefined): number {
  return Math.min(200, Math.max(1, wholeNumber(text) ?? 1));
}

function write(writer: DocumentWriter, content: HtmlContent, count: { paragraphs: number }): void {
  for (const item of content.items) {
    if (item.kind === 'paragraph') {
      count.paragraphs += 1;
      writer.paragraph(item.text, { place: { paragraph: count.paragraphs }, ...(item.level === null ? {} : { level: item.level }) });
    } else if (isLayout(item)) for (const row of item.rows) for (const cell of row) write(writer, cell.content, count);
    else writeTable(writer, item);
  }
}

/** A table that only arranges a page: one column, or tables inside its cells. */
function isLayout(table: HtmlTable): boolean {
  return table.rows.every((row) => row.length <= 1) || table.rows.some((row) => row.some((cell) => cell.content.items.some(({ kind }) => kind === 'table')));
}

function writeTable(writer: DocumentWriter, draft: HtmlTable): void {
  const table = writer.startTable();
  // For each column the first row that is free of cells hanging down from above.
  const freeFrom: number[] = [];
  for (const [row, cells] of draft.rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while ((freeFrom[column] ?? 0) > row) column += 1;
      for (let over = 0; over < cell.columnSpan; over += 1) freeFrom[column + over] = row + cell.rowSpan;
      const text = cell.content.items.map((item) => (item.kind === 'paragraph' ? item.text : '')).join('\n');
      writer.cell(text, { table, row, column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan }, { cell: tableCellName(table, row, column) });
      column += cell.columnSpan;
    }
  }
}
