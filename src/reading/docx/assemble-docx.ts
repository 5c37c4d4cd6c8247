import type { Block, Place } from '#core/document.ts';
import type { DocxMap, DocxParagraph, DocxPart, DocxPiece, DocxRun } from '#core/docx-map.ts';
import { tableCellName } from '#reading/cell-name.ts';
import type { CellDraft, DocxContent, ParagraphDraft, RunDraft, Segment, TableDraft } from '#reading/docx/docx-drafts.ts';
import type { DocxNumbering } from '#reading/docx/docx-numbering.ts';
import { outlineLevel, type DocxStyle } from '#reading/docx/docx-styles.ts';
import type { DocumentWriter } from '#reading/document-writer.ts';
import { placeCells } from '#reading/merged-cells.ts';
import { spacedNumber } from '#reading/numbering/auto-numbering.ts';

type Surroundings = { readonly kind: 'paragraph' | 'footnote' | 'text-box'; readonly host: RunDraft | null };

const body: Surroundings = { kind: 'paragraph', host: null };

/** Puts drafts together into text, blocks and map, in reading order: notes and text boxes behind the paragraph they hang on. */
export class DocxAssembler {
  readonly #writer: DocumentWriter;
  readonly #numbering: DocxNumbering;
  readonly #styleOf: (id: string) => DocxStyle;
  readonly #notes: ReadonlyMap<string, DocxContent>;
  readonly #shownNotes = new Set<string>();
  readonly #paragraphs: DocxParagraph[] = [];
  readonly #runs: DocxRun[] = [];
  readonly #runIndex = new Map<RunDraft, number>();
  readonly #pieces: DocxPiece[] = [];
  #bodyParagraphs = 0;

  constructor(writer: DocumentWriter, numbering: DocxNumbering, styleOf: (id: string) => DocxStyle, notes: ReadonlyMap<string, DocxContent>) {
    this.#writer = writer;
    this.#numbering = numbering;
    this.#styleOf = styleOf;
    this.#notes = notes;
  }

  content(content: DocxContent, surroundings: Surroundings = body): void {
    let pending: ParagraphDraft[] = [];
    for (const item of content.items) {
      if (item.kind === 'table') {
        this.#flush(pending, surroundings);
        pending = [];
        this.#table(item, surroundings);
        continue;
      }
      pending.push(item);
      if (item.runsOn) continue;
      this.#flush(pending, surroundings);
      pending = [];
    }
    this.#flush(pending, surroundings);
  }

  map(parts: readonly DocxPart[]): DocxMap {
    return { parts, paragraphs: this.#paragraphs, runs: this.#runs, pieces: this.#pieces };
  }

  /** Writes one paragraph; several drafts where the marks between them were deleted. The last one's properties hold. */
  #flush(drafts: readonly ParagraphDraft[], surroundings: Surroundings): void {
    const own = drafts.at(-1);
    if (own === undefined) return;
    const number = this.#numberOf(own, drafts);
    const text = number + textOf(drafts);
    if (surroundings.kind === 'paragraph' && text.trim() !== '') this.#bodyParagraphs += 1;
    const place: Place | undefined = surroundings.kind === 'paragraph' ? { paragraph: this.#bodyParagraphs } : undefined;
    const level = outlineLevel(own.level) ?? (own.style === null ? null : this.#styleOf(own.style).level);
    const span = this.#writer.paragraph(text, { kind: surroundings.kind, ...(level === null ? {} : { level }), ...(place === undefined ? {} : { place }) });
    this.#mapParagraphs(drafts, span.start, text.trim() === '' ? null : number.length, surroundings.host);
    for (const draft of drafts) this.#attachments(draft, surroundings);
  }

  #attachments(draft: ParagraphDraft, surroundings: Surroundings): void {
    for (const attachment of draft.attachments) {
      const host = surroundings.host ?? attachment.run;
      if ('content' in attachment) this.content(attachment.content, { kind: 'text-box', host });
      else if (!this.#shownNotes.has(attachment.note)) {
        this.#shownNotes.add(attachment.note);
        const note = this.#notes.get(attachment.note);
        if (note !== undefined) this.content(note, { kind: 'footnote', host });
      }
    }
  }

  #numberOf(own: ParagraphDraft, drafts: readonly ParagraphDraft[]): string {
    const style = own.style === null ? null : this.#styleOf(own.style);
    const numId = own.numId ?? style?.numId ?? null;
    if (numId === null || numId === '0') return '';
    const styled = own.style !== null && own.numId === null ? this.#numbering.levelOfStyle(numId, own.style) : 0;
    const number = this.#numbering.numbers.next(numId, own.numLevel ?? style?.numLevel ?? styled);
    return spacedNumber(number, drafts.find(({ segments }) => segments.length > 0)?.segments[0]?.text ?? '');
  }

  /** `numberLength` null: the paragraph left no text, but runs of it may host a text box or a note. */
  #mapParagraphs(drafts: readonly ParagraphDraft[], start: number, numberLength: number | null, host: RunDraft | null): void {
    let at = start + (numberLength ?? 0);
    for (const [index, draft] of drafts.entries()) {
      const isHost = draft.attachments.some(({ run }) => run?.paragraph === draft);
      if (numberLength === null && !isHost) continue;
      const from = index === 0 ? start : at;
      const paragraph = this.#paragraphs.length;
      const end = numberLength === null ? at : at + draft.segments.reduce((sum, { text }) => sum + text.length, 0);
      this.#paragraphs.push({
        part: draft.part, element: draft.element, contentStart: draft.contentStart, text: { start: from, end },
        hostRun: host === null ? null : this.#runIndex.get(host) ?? null,
      });
      for (const segment of numberLength === null ? [] : draft.segments) {
        this.#pieces.push(this.#piece(segment, at, paragraph));
        at += segment.text.length;
      }
      for (const { run } of draft.attachments) if (run?.paragraph === draft) this.#runOf(run, paragraph);
    }
  }

  #piece(segment: Segment, at: number, paragraph: number): DocxPiece {
    const { element } = segment;
    return {
      text: { start: at, end: at + segment.text.length },
      xml: segment.xml,
      element: element === null ? null : { start: element.start, end: element.end, innerStart: element.innerStart, innerEnd: element.innerEnd },
      run: this.#runOf(segment.run, paragraph),
    };
  }

  #runOf(run: RunDraft, paragraph: number): number {
    const known = this.#runIndex.get(run);
    if (known !== undefined) return known;
    const index = this.#runs.length;
    this.#runIndex.set(run, index);
    this.#runs.push({ part: run.part, element: run.element, properties: run.properties, paragraph, canSplit: run.canSplit });
    return index;
  }

  #table(draft: TableDraft, surroundings: Surroundings): void {
    const rows = draft.rows.filter((row) => !row.deleted).map((row) => ({ ...row, cells: row.cells.filter((cell) => !cell.deleted) }));
    const only = rows.length === 1 && rows[0]?.cells.length === 1 ? rows[0].cells[0] : undefined;
    // A frame drawn around text is no table.
    if (only !== undefined) {
      this.content(only.content, surroundings);
      return;
    }
    const table = this.#writer.startTable();
    for (const cell of placeCells(rows)) {
      const position = { table, row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan };
      this.#cell(cell.cell, position, { cell: tableCellName(table, cell.row, cell.column) }, surroundings);
    }
  }

  #cell(cell: CellDraft, table: NonNullable<Block['table']>, place: Place, surroundings: Surroundings): void {
    const paragraphs = cell.content.items.filter((item) => item.kind === 'paragraph');
    const numbers = paragraphs.map((draft) => this.#numberOf(draft, [draft]));
    const texts = paragraphs.map((draft, at) => (numbers[at] ?? '') + textOf([draft]));
    const span = this.#writer.cell(texts.join('\n'), table, place);
    let at = span.start;
    for (const [index, draft] of paragraphs.entries()) {
      const text = texts[index] ?? '';
      if (text !== '') this.#mapParagraphs([draft], at, numbers[index]?.length ?? 0, surroundings.host);
      at += text.length + 1;
    }
    for (const draft of paragraphs) this.#attachments(draft, surroundings);
    for (const item of cell.content.items) if (item.kind === 'table') this.#table(item, surroundings);
  }
}

function textOf(drafts: readonly ParagraphDraft[]): string {
  return drafts.map(({ segments }) => segments.map(({ text }) => text).join('')).join('');
}
