import { smallNumber } from '#reading/docx/docx-numbering.ts';
import type { CellDraft, DocxContent, ParagraphDraft, RowDraft, RunDraft, Segment, TableDraft, TextElement } from '#reading/docx/docx-drafts.ts';
import { symbolCharacter } from '#reading/docx/symbol-fonts.ts';
import { CanonicalNames } from '#reading/xml/canonical-names.ts';
import { MOST_PIECES, refusals } from '#reading/refusals.ts';
import { attributeOf, decodeEntities, entityAt, scanXml } from '#reading/xml/scan-xml.ts';

/** Content that is not shown: deletions and moved-away text of tracked changes, former properties, phonetic guides. */
const unseen = new Set([
  'w:del', 'w:moveFrom', 'w:pPrChange', 'w:rPrChange', 'w:tblPrChange', 'w:tcPrChange', 'w:trPrChange', 'w:sectPrChange',
  'w:tblPrExChange', 'w:tblGridChange', 'w:rt', 'w:delText', 'w:sdtPr',
]);

/** Elements that are kept in memory until the text is put together. */
const kept = new Set(['w:p', 'w:r', 'm:r', 'w:tc', 'w:tr', 'w:tbl', 'w:t']);

type Story = { readonly content: DocxContent; paragraph: ParagraphDraft | null; run: RunDraft | null; readonly host: RunDraft | null; readonly fields: Field[]; readonly tables: TableDraft[] };
type Field = { inResult: boolean; code: string };

/**
 * Reads the body of `word/document.xml`, or every note of a notes part, into drafts: tracked changes as accepted, fields
 * by their results, alternatives once. `onNote` opens a content for each note; null skips it.
 */
export function readDocxPart(part: string, xml: string, body: DocxContent, onNote: (id: string) => DocxContent | null): { readonly prefix: string } {
  const reader = new PartReader(part, xml, body, onNote);
  scanXml(xml, reader);
  return { prefix: reader.names.written('w') };
}

class PartReader {
  readonly names = new CanonicalNames();
  readonly #part: string;
  readonly #xml: string;
  readonly #onNote: (id: string) => DocxContent | null;
  readonly #path: string[] = [];
  readonly #stories: Story[];
  /** Choices taken, by depth of their mc:AlternateContent. */
  readonly #chosen: boolean[] = [];
  #pieces = 0;
  #unseenDepth = 0;
  #element: TextElement | null = null;
  #propertiesStart = 0;

  constructor(part: string, xml: string, body: DocxContent, onNote: (id: string) => DocxContent | null) {
    this.#part = part;
    this.#xml = xml;
    this.#onNote = onNote;
    this.#stories = [story(body, null)];
  }

  get #story(): Story {
    return this.#stories.at(-1) ?? story({ items: [] }, null);
  }

  open(written: string, tag: string, start: number, end: number): void {
    this.names.learn(tag);
    const name = this.names.canonical(written);
    this.#path.push(name);
    if (this.#unseenDepth > 0) {
      this.#unseenDepth += 1;
      return;
    }
    const parent = this.#path.at(-2) ?? '';
    if (parent === 'w:pPr' || parent === 'w:numPr' || this.#path.at(-3) === 'w:pPr') this.#paragraphProperty(name, tag);
    if (parent === 'w:trPr' && name === 'w:del') this.#markRowDeleted();
    if (this.#isUnseen(name, tag, parent)) {
      this.#unseenDepth = 1;
      return;
    }
    this.#openElement(name, tag, start, end, parent);
  }

  close(written: string, start: number, end: number): void {
    const name = this.names.canonical(written);
    this.#path.pop();
    if (this.#unseenDepth > 0) {
      this.#unseenDepth -= 1;
      return;
    }
    this.#closeElement(name, start, end);
  }

  text(start: number, end: number, literal: boolean): void {
    if (this.#unseenDepth > 0) return;
    const { run, fields } = this.#story;
    if (this.#path.at(-1) === 'w:instrText') {
      const field = fields.at(-1);
      if (field !== undefined && field.code.length < 200) field.code += decodeEntities(this.#xml.slice(start, Math.min(end, start + 200)));
      return;
    }
    const element = this.#element;
    if (element === null || run === null || run.hidden || !this.#showsField()) return;
    let from = start;
    let to = end;
    if (!element.keepsSpaces) {
      while (from < to && this.#xml.charCodeAt(from) <= 0x20) from += 1;
      while (to > from && this.#xml.charCodeAt(to - 1) <= 0x20) to -= 1;
    }
    const raw = this.#xml.slice(from, to);
    for (let at = from; at < to;) {
      const found = literal || this.#xml.charCodeAt(at) !== 0x26 ? null : entityAt(this.#xml, at);
      if (found !== null) {
        this.#add({ text: found.character, xml: { start: at, end: at + found.length }, element, run });
        at += found.length;
        continue;
      }
      const next = literal ? -1 : raw.indexOf('&', at - from + 1);
      const stop = next < 0 ? to : from + next;
      this.#add({ text: raw.slice(at - from, stop - from).replace(/[\n\r\t]/g, ' '), xml: { start: at, end: stop }, element, run });
      at = stop;
    }
  }

  /** A field shows its result; a table of contents is made from the headings and would repeat them. */
  #showsField(): boolean {
    return this.#story.fields.every((field) => field.inResult && !/^\s*TOC\b/i.test(field.code));
  }

  #isUnseen(name: string, tag: string, parent: string): boolean {
    if (unseen.has(name)) return true;
    if (name === 'mc:Choice' || name === 'mc:Fallback') {
      const taken = this.#chosen.pop() === true;
      this.#chosen.push(true);
      return taken;
    }
    return parent === 'w:footnotes' || parent === 'w:endnotes' ? !this.#openNote(tag) : false;
  }

  #openNote(tag: string): boolean {
    const content = (attributeOf(tag, 'type') ?? 'normal') === 'normal' ? this.#onNote(attributeOf(tag, 'id') ?? '') : null;
    if (content !== null) this.#stories.push(story(content, null));
    return content !== null;
  }

  #openElement(name: string, tag: string, start: number, end: number, parent: string): void {
    const current = this.#story;
    if (kept.has(name)) this.#count();
    switch (name) {
      case 'w:p': {
        const paragraph: ParagraphDraft = {
          kind: 'paragraph', part: this.#part, element: { start, end }, contentStart: end, segments: [], attachments: [],
          style: null, level: null, numId: null, numLevel: null, runsOn: false,
        };
        current.paragraph = paragraph;
        current.run = null;
        this.#contentOf(current).items.push(paragraph);
        break;
      }
      case 'w:r': case 'm:r':
        if (current.paragraph !== null) {
          current.run = { part: this.#part, element: { start, end }, properties: null, paragraph: current.paragraph, canSplit: name === 'w:r' && !this.#path.includes('w:ruby'), hidden: false };
        }
        break;
      case 'w:rPr': if (parent === 'w:r') this.#propertiesStart = start; break;
      case 'w:vanish': if (parent === 'w:rPr' && this.#path.at(-3) === 'w:r' && current.run !== null) current.run.hidden = isOn(tag); break;
      case 'w:t': case 'm:t':
        this.#element = { start, innerStart: end, innerEnd: end, end, keepsSpaces: attributeOf(tag, 'space') === 'preserve' };
        break;
      case 'w:tab': case 'w:ptab': if (parent === 'w:r') this.#sign('\t', start, end); break;
      case 'w:br': if (attributeOf(tag, 'type') === null || attributeOf(tag, 'type') === 'textWrapping') this.#sign('\n', start, end); break;
      case 'w:cr': this.#sign('\n', start, end); break;
      case 'w:noBreakHyphen': this.#sign('-', start, end); break;
      case 'w:sym': this.#sign(symbolCharacter(attributeOf(tag, 'font') ?? '', attributeOf(tag, 'char') ?? ''), start, end); break;
      case 'w:fldChar': this.#fieldChar(attributeOf(tag, 'fldCharType')); break;
      case 'w:footnoteReference': case 'w:endnoteReference':
        current.paragraph?.attachments.push({ run: current.host ?? current.run, note: `${name === 'w:footnoteReference' ? 'footnote' : 'endnote'} ${attributeOf(tag, 'id') ?? ''}` });
        break;
      case 'w:txbxContent': {
        const content: DocxContent = { items: [] };
        const host = current.host ?? current.run;
        current.paragraph?.attachments.push({ run: host, content });
        this.#stories.push(story(content, host));
        break;
      }
      case 'mc:AlternateContent': this.#chosen.push(false); break;
      default: this.#openTable(name, tag, current);
    }
  }

  #openTable(name: string, tag: string, current: Story): void {
    const table = current.tables.at(-1);
    const row = table?.rows.at(-1);
    const cell = row?.cells.at(-1);
    switch (name) {
      case 'w:tbl': {
        const opened: TableDraft = { kind: 'table', rows: [] };
        this.#contentOf(current).items.push(opened);
        current.tables.push(opened);
        break;
      }
      case 'w:tr': table?.rows.push({ cells: [], columnsBefore: 0, deleted: false } satisfies RowDraft); break;
      case 'w:tc': row?.cells.push({ content: { items: [] }, columnSpan: 1, merged: 'none', deleted: false } satisfies CellDraft); break;
      case 'w:gridBefore': if (row !== undefined) row.columnsBefore = Math.min(200, smallNumber(attributeOf(tag, 'val')) ?? 0); break;
      case 'w:gridSpan': if (cell !== undefined) cell.columnSpan = Math.min(200, Math.max(1, smallNumber(attributeOf(tag, 'val')) ?? 1)); break;
      case 'w:vMerge': if (cell !== undefined) cell.merged = attributeOf(tag, 'val') === 'restart' ? 'restart' : 'continue'; break;
      case 'w:hMerge': if (cell !== undefined && attributeOf(tag, 'val') !== 'restart') cell.merged = 'left'; break;
      case 'w:cellDel': if (cell !== undefined) cell.deleted = true; break;
      default: break;
    }
  }

  #closeElement(name: string, start: number, end: number): void {
    const current = this.#story;
    switch (name) {
      case 'w:p':
        if (current.paragraph !== null) current.paragraph.element = { start: current.paragraph.element.start, end };
        current.paragraph = null;
        current.run = null;
        break;
      case 'w:r': case 'm:r':
        if (current.run !== null) current.run.element = { start: current.run.element.start, end };
        current.run = null;
        break;
      case 'w:rPr': if (this.#path.at(-1) === 'w:r' && current.run !== null) current.run.properties = { start: this.#propertiesStart, end }; break;
      case 'w:pPr': if (current.paragraph !== null) current.paragraph.contentStart = end; break;
      case 'w:t': case 'm:t':
        if (this.#element !== null) {
          this.#element.innerEnd = Math.max(this.#element.innerStart, start);
          this.#element.end = end;
        }
        this.#element = null;
        break;
      case 'w:tbl': current.tables.pop(); break;
      case 'w:txbxContent': case 'w:footnote': case 'w:endnote': if (this.#stories.length > 1) this.#stories.pop(); break;
      case 'mc:AlternateContent': this.#chosen.pop(); break;
      default: break;
    }
  }

  #paragraphProperty(name: string, tag: string): void {
    const { paragraph } = this.#story;
    if (paragraph === null) return;
    switch (name) {
      case 'w:pStyle': paragraph.style = attributeOf(tag, 'val'); break;
      case 'w:outlineLvl': paragraph.level = (smallNumber(attributeOf(tag, 'val')) ?? 9) + 1; break;
      case 'w:numId': paragraph.numId = attributeOf(tag, 'val'); break;
      case 'w:ilvl': paragraph.numLevel = smallNumber(attributeOf(tag, 'val')); break;
      // In the properties of the paragraph mark: the mark itself was deleted.
      case 'w:del': case 'w:moveFrom': if (this.#path.at(-2) === 'w:rPr') paragraph.runsOn = true; break;
      default: break;
    }
  }

  #fieldChar(type: string | null): void {
    const { fields } = this.#story;
    if (type === 'begin') fields.push({ inResult: false, code: '' });
    else if (type === 'end') fields.pop();
    else {
      const field = fields.at(-1);
      if (field !== undefined) field.inResult = true;
    }
  }

  #add(segment: Segment): void {
    this.#count();
    segment.run.paragraph.segments.push(segment);
  }

  #count(): void {
    this.#pieces += 1;
    if (this.#pieces > MOST_PIECES) throw refusals.tooManyPieces();
  }

  #markRowDeleted(): void {
    const row = this.#story.tables.at(-1)?.rows.at(-1);
    if (row !== undefined) row.deleted = true;
  }

  /** A character that an empty element stands for. */
  #sign(character: string, start: number, tagEnd: number): void {
    const { run } = this.#story;
    if (character === '' || run === null || run.hidden || !this.#showsField()) return;
    const end = this.#xml.startsWith('</', tagEnd) ? this.#xml.indexOf('>', tagEnd) + 1 : tagEnd;
    this.#add({ text: character, xml: { start, end: Math.max(end, tagEnd) }, element: null, run });
  }

  #contentOf(current: Story): DocxContent {
    return current.tables.at(-1)?.rows.at(-1)?.cells.at(-1)?.content ?? current.content;
  }
}

function story(content: DocxContent, host: RunDraft | null): Story {
  return { content, paragraph: null, run: null, host, fields: [], tables: [] };
}

function isOn(tag: string): boolean {
  const value = attributeOf(tag, 'val');
  return value !== '0' && value !== 'false' && value !== 'off';
}
