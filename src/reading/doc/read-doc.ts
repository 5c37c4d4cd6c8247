import { createHash } from 'node:crypto';
import type { Document, DocumentFormat } from '#core/document.ts';
import { tableCellName } from '#reading/cell-name.ts';
import { DocumentWriter } from '#reading/document-writer.ts';
import { openWordFile, tableOf, tables, type WordFile } from '#reading/doc/word-file.ts';
import { readWordLists } from '#reading/doc/word-lists.ts';
import { WordStories, type WordParagraph } from '#reading/doc/word-paragraphs.ts';
import { readWordStyles, type ParagraphTraits } from '#reading/doc/word-styles.ts';
import { TableGatherer } from '#reading/doc/word-table.ts';
import { readWordText } from '#reading/doc/word-text.ts';
import { placeCells } from '#reading/merged-cells.ts';
import { spacedNumber, type AutoNumbering } from '#reading/numbering/auto-numbering.ts';
import type { CompoundFile } from '#reading/ole/compound-file.ts';

/**
 * Reads a binary Word file (97 to 2003, and .wps of the same make): body with automatic numbers, tables, notes and text
 * boxes; tracked changes as accepted. Null for older versions. Throws a `Refusal`, or a RangeError for damaged files.
 */
export function readDoc(name: string, bytes: Uint8Array, compound: CompoundFile, format: DocumentFormat = 'doc'): Document | null {
  const file = openWordFile(compound);
  if (file === null) return null;
  const stories = new WordStories(file, readWordText(file));
  const output = new WordOutput(readWordLists(file), readWordStyles(file), notesOf(file, stories));
  output.body(stories.paragraphs(0, file.body));
  const textBoxes = file.body + file.footnotes + file.headers + file.comments + file.endnotes;
  for (const { text } of stories.paragraphs(textBoxes, textBoxes + file.textBoxes)) output.textBox(text);
  return output.finish(name, format, createHash('sha256').update(bytes).digest('hex'));
}

type Note = { readonly position: number; readonly paragraphs: readonly WordParagraph[] };

/** Footnotes with the places they hang on. */
function notesOf(file: WordFile, stories: WordStories): Note[] {
  const references = tableOf(file, tables.footnoteReferences);
  const texts = tableOf(file, tables.footnoteTexts);
  const count = Math.min(Math.floor((references.byteLength - 4) / 6), Math.floor(texts.byteLength / 4) - 1, 5000);
  const notes: Note[] = [];
  for (let note = 0; note < count; note += 1) {
    const start = file.body + texts.getUint32(4 * note, true);
    const end = file.body + Math.min(texts.getUint32(4 * note + 4, true), file.footnotes);
    notes.push({ position: references.getUint32(4 * note, true), paragraphs: stories.paragraphs(start, end) });
  }
  return notes;
}

class WordOutput {
  readonly #writer = new DocumentWriter();
  readonly #numbering: AutoNumbering;
  readonly #styleOf: (style: number) => ParagraphTraits;
  readonly #notes: Note[];
  #table: TableGatherer | null = null;
  #count = 0;

  constructor(numbering: AutoNumbering, styleOf: (style: number) => ParagraphTraits, notes: readonly Note[]) {
    this.#numbering = numbering;
    this.#styleOf = styleOf;
    this.#notes = [...notes];
  }

  body(paragraphs: readonly WordParagraph[]): void {
    for (const paragraph of paragraphs) {
      if (paragraph.traits.inTable) {
        this.#table ??= new TableGatherer();
        this.#table.add(paragraph);
        continue;
      }
      this.#flushTable(paragraph.start);
      const text = this.#numbered(paragraph);
      if (text.trim() !== '') this.#count += 1;
      const outline = paragraph.traits.outline ?? this.#styleOf(paragraph.style).outline ?? 9;
      this.#writer.paragraph(text, { place: { paragraph: this.#count }, ...(outline < 9 ? { level: outline + 1 } : {}) });
      this.#writeNotes(paragraph.end);
    }
    this.#flushTable(Number.POSITIVE_INFINITY);
  }

  textBox(text: string): void {
    this.#writer.paragraph(text, { kind: 'text-box' });
  }

  finish(name: string, format: DocumentFormat, sha256: string): Document {
    return this.#writer.finish(name, format, sha256);
  }

  #numbered(paragraph: WordParagraph): string {
    const style = this.#styleOf(paragraph.style);
    const list = paragraph.traits.list ?? style.list ?? 0;
    if (list === 0 || list > 0x7fe) return paragraph.text;
    const number = this.#numbering.next(String(list), paragraph.traits.listLevel ?? style.listLevel ?? 0);
    return spacedNumber(number, paragraph.text) + paragraph.text;
  }

  #flushTable(end: number): void {
    const gathered = this.#table;
    if (gathered === null) return;
    this.#table = null;
    const rows = gathered.rows();
    const only = rows.length === 1 && rows[0]?.cells.length === 1 ? rows[0].cells[0] : undefined;
    if (only !== undefined) for (const paragraph of only.paragraphs) this.#writer.paragraph(this.#numbered(paragraph));
    else {
      const table = this.#writer.startTable();
      for (const { cell, row, column, rowSpan, columnSpan } of placeCells(rows)) {
        const text = cell.paragraphs.map((paragraph) => this.#numbered(paragraph)).join('\n');
        this.#writer.cell(text, { table, row, column, rowSpan, columnSpan }, { cell: tableCellName(table, row, column) });
      }
    }
    this.#writeNotes(end);
  }

  #writeNotes(until: number): void {
    for (let next = this.#notes[0]; next !== undefined && next.position < until; next = this.#notes[0]) {
      this.#notes.shift();
      for (const { text } of next.paragraphs) this.#writer.paragraph(text.trimStart(), { kind: 'footnote' });
    }
  }
}
