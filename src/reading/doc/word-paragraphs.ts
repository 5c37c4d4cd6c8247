import { modifiers, readRuns, runAt, type FormattedRun } from '#reading/doc/word-properties.ts';
import { tables, type WordFile } from '#reading/doc/word-file.ts';
import { fileOffset, type WordText } from '#reading/doc/word-text.ts';
import { traitsOf, type ParagraphTraits } from '#reading/doc/word-styles.ts';
import { symbolCharacter } from '#reading/docx/symbol-fonts.ts';
import { MOST_PIECES, refusals } from '#reading/refusals.ts';

/** A paragraph of a story: its text, the sign that ends it, where it lies, and what it says of itself. */
export type WordParagraph = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly endsCell: boolean;
  readonly style: number;
  readonly traits: ParagraphTraits;
};

const CELL = 0x07;
const DELETED = 0x0800;
const HIDDEN = 0x083c;
const SYMBOL = 0x6a09;

/** Walks through the stories of a Word file, paragraph by paragraph, with fields by their results and deletions left out. */
export class WordStories {
  readonly #text: WordText;
  readonly #paragraphRuns: readonly FormattedRun[];
  readonly #hidden: Uint8Array;
  readonly #symbols = new Map<number, string>();

  constructor(file: WordFile, text: WordText) {
    this.#text = text;
    this.#paragraphRuns = readRuns(file, tables.paragraphRuns, true);
    this.#hidden = new Uint8Array(text.text.length);
    for (const run of readRuns(file, tables.characterRuns, false)) this.#applyRun(run);
  }

  paragraphs(from: number, to: number): WordParagraph[] {
    const found: WordParagraph[] = [];
    const fields: { inResult: boolean; code: string }[] = [];
    const { text } = this.#text;
    let out = '';
    let start = from;
    const end = Math.min(to, text.length);
    for (let at = from; at < end; at += 1) {
      const code = text.charCodeAt(at);
      if (this.#hidden[at] === 1) continue;
      if (code === 0x13) fields.push({ inResult: false, code: '' });
      else if (code === 0x14) {
        const field = fields.at(-1);
        if (field !== undefined) field.inResult = true;
      } else if (code === 0x15) fields.pop();
      else if (code === 0x0d || code === CELL || code === 0x0c) {
        if (found.length >= MOST_PIECES) throw refusals.tooManyPieces();
        found.push({ text: out, start, end: at + 1, endsCell: code === CELL, ...this.#properties(at) });
        out = '';
        start = at + 1;
      } else if (fields.length > 0 && !fields.every((field) => field.inResult && !/^\s*TOC\b/.test(field.code))) {
        const field = fields.at(-1);
        if (field !== undefined && !field.inResult && field.code.length < 200) field.code += text.charAt(at);
      } else out += this.#symbols.get(at) ?? shown(code);
    }
    if (out.trim() !== '') found.push({ text: out, start, end, endsCell: false, ...this.#properties(end - 1) });
    return found;
  }

  #properties(position: number): { readonly style: number; readonly traits: ParagraphTraits } {
    const run = runAt(this.#paragraphRuns, fileOffset(this.#text, position));
    return { style: run?.style ?? 0, traits: traitsOf(run?.list ?? new DataView(new ArrayBuffer(0))) };
  }

  /** Deleted and hidden characters are taken out; characters of symbol fonts get their plain look. */
  #applyRun({ start, end, list }: FormattedRun): void {
    let hides = false;
    let symbol: string | null = null;
    for (const { code, operand } of modifiers(list)) {
      if ((code === DELETED || code === HIDDEN) && operand.byteLength > 0) hides ||= operand.getUint8(0) === 1;
      // The font is a number that only the font table explains; Wingdings is what reports use.
      if (code === SYMBOL && operand.byteLength === 4) symbol = symbolCharacter('Wingdings', operand.getUint16(2, true).toString(16).padStart(4, '0'));
    }
    if (!hides && symbol === null) return;
    for (const piece of this.#text.pieces) {
      const size = piece.wide ? 2 : 1;
      const first = Math.max(piece.start, piece.start + Math.floor((start - piece.offset) / size));
      const last = Math.min(piece.end, piece.start + Math.ceil((end - piece.offset) / size));
      for (let at = first; at < last; at += 1) {
        if (hides) this.#hidden[at] = 1;
        else if (symbol !== null && this.#text.text.charCodeAt(at) === 0x28) this.#symbols.set(at, symbol);
      }
    }
  }
}

/** What a character of the file shows: line breaks, hyphens and tabs in their plain form, marks of objects not at all. */
function shown(code: number): string {
  switch (code) {
    case 0x0b: case 0x0e: return '\n';
    case 0x09: return '\t';
    case 0x1e: return '-';
    default: return code < 0x20 ? '' : String.fromCharCode(code);
  }
}
