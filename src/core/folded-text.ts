import type { Block, Document, DocumentFormat } from '#core/document.ts';
import { isBlank, narrowCharacter } from '#core/narrow-character.ts';
import type { Span } from '#core/span.ts';
import { isTornNumber, opensUnit } from '#core/torn-number.ts';

/** A block of the document, in offsets into the folded text. */
export type FoldedBlock = Omit<Block, 'start' | 'end'> & Span;

/**
 * The text as a reader takes it in, whatever typed it: digits, letters, ％ and signs as ASCII; Chinese sentence
 * punctuation full width; spaces and line breaks inside a paragraph gone, except between numbers that are not one torn
 * number. Blocks are separated by one `\n`, cells of a row by one `\t`, paragraphs of one cell by `\n`.
 * Every pass of the checker works on this text; `sourceSpan` leads back to `Document.text`.
 */
export type FoldedText = {
  readonly format: DocumentFormat;
  readonly text: string;
  readonly blocks: readonly FoldedBlock[];
  /** The source offset of each folded character, and of the end. */
  readonly sourceOffsets: Uint32Array;
};

/** The stretch of `Document.text` that a stretch of the folded text was made from. An empty span stays empty. */
export function sourceSpan(folded: FoldedText, span: Span): Span {
  const start = folded.sourceOffsets[span.start] ?? 0;
  if (span.end <= span.start) return { start, end: start };
  return { start, end: (folded.sourceOffsets[span.end - 1] ?? start) + 1 };
}

/** Folds a document. Linear in its length; never fails. */
export function foldDocument(document: Document): FoldedText {
  const folding = new Folding(document.text, document.blocks.length);
  const blocks: FoldedBlock[] = [];
  let previous: Block | null = null;
  for (const block of document.blocks) {
    if (previous !== null) folding.separate(isNextCell(previous, block) ? TAB : NEWLINE, previous.end);
    const start = folding.length;
    folding.foldBlock(block.start, block.end);
    const { start: _sourceStart, end: _sourceEnd, ...rest } = block;
    blocks.push({ ...rest, start, end: folding.length });
    previous = block;
  }
  return { format: document.format, text: folding.text(), blocks, sourceOffsets: folding.offsets(previous?.end ?? 0) };
}

/** Whether two blocks are different cells of one row. */
function isNextCell(left: Block, right: Block): boolean {
  return left.table !== undefined && right.table !== undefined && left.table.table === right.table.table
    && left.table.row === right.table.row && left.table.column !== right.table.column;
}

const TAB = 9;
const NEWLINE = 10;
const SPACE = 32;
const COMMA = 0x2c;
const POINT = 0x2e;
const WIDE_COMMA = 0xff0c;
const FULL_STOP = 0x3002;
const OPENING_QUOTE = 0x201c;
const CLOSING_QUOTE = 0x201d;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isWideDigit = (code: number): boolean => code >= 0xff10 && code <= 0xff19;
const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isIdeograph = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/** What a character needs: 0 nothing, 1 it is blank, 2 a closer look. Most of a text is 0. */
const careOf: Uint8Array = new Uint8Array(0x10000);
for (let code = 0; code < 0x3100; code += 1) careOf[code] = isBlank(code) ? 1 : needsCare(code) ? 2 : 0;
for (let code = 0xf900; code < 0x10000; code += 1) careOf[code] = isBlank(code) ? 1 : needsCare(code) ? 2 : 0;

function needsCare(code: number): boolean {
  if (code < 0x80) return !isDigit(code) && !isLatin(code);
  return code === OPENING_QUOTE || code === CLOSING_QUOTE || code === WIDE_COMMA || (code >= 0x2e80 && code <= 0x2fd5)
    || (code >= 0xf900 && code <= 0xfaff) || narrowCharacter(code) !== code;
}

/** The state of one folding: what has been written so far, and where each character came from. */
class Folding {
  readonly #source: string;
  readonly #codes: Uint16Array;
  readonly #origins: Uint32Array;
  /** The folded text in stretches of the source and single signs; most of a text is copied in long stretches. */
  readonly #pieces: string[] = [];
  #blockStart = 0;
  #quoteIsOpen = false;
  #singleQuoteIsOpen = false;
  length = 0;

  constructor(source: string, blocks: number) {
    this.#source = source;
    this.#codes = new Uint16Array(source.length + blocks + 1);
    this.#origins = new Uint32Array(source.length + blocks + 2);
  }

  separate(code: number, origin: number): void {
    this.#write(code, origin);
  }

  foldBlock(from: number, to: number): void {
    this.#blockStart = this.length;
    this.#quoteIsOpen = false;
    this.#singleQuoteIsOpen = false;
    const source = this.#source;
    const codes = this.#codes;
    const origins = this.#origins;
    let at = from;
    while (at < to) {
      let length = this.length;
      const copied = at;
      let raw = source.charCodeAt(at);
      while (careOf[raw] === 0) {
        codes[length] = raw;
        origins[length] = at;
        length += 1;
        at += 1;
        if (at >= to) break;
        raw = source.charCodeAt(at);
      }
      if (at > copied) this.#pieces.push(source.slice(copied, at));
      this.length = length;
      if (at >= to) break;
      if (careOf[raw] === 1) at = this.#foldBlanks(at, from, to);
      else this.#write(this.#fold(raw, at, to), at);
      at += 1;
    }
  }

  text(): string {
    return this.#pieces.join('');
  }

  offsets(end: number): Uint32Array {
    this.#origins[this.length] = end;
    return this.#origins.slice(0, this.length + 1);
  }

  #write(code: number, origin: number): void {
    this.#pieces.push(String.fromCharCode(code));
    this.#codes[this.length] = code;
    this.#origins[this.length] = origin;
    this.length += 1;
  }

  /** The folded character before, within the block; 0 at its start. */
  #before(back = 1): number {
    const at = this.length - back;
    return at >= this.#blockStart ? (this.#codes[at] ?? 0) : 0;
  }

  /** The first character from `at` on that is not blank, as it stands; 0 at the end. */
  #ahead(at: number, to: number): number {
    let next = at;
    while (next < to && careOf[this.#source.charCodeAt(next)] === 1) next += 1;
    return next < to ? this.#source.charCodeAt(next) : 0;
  }

  /** Drops a run of blanks, or keeps one as a space between two numbers; answers the offset of the last of them. */
  #foldBlanks(at: number, from: number, to: number): number {
    let next = at + 1;
    while (next < to && careOf[this.#source.charCodeAt(next)] === 1) next += 1;
    if (next < to && this.#separatesNumbers(next, from, to)) this.#write(SPACE, at);
    return next - 1;
  }

  #separatesNumbers(next: number, from: number, to: number): boolean {
    const before = this.#before();
    if (!isDigit(before) && !((before === POINT || before === COMMA) && isDigit(this.#before(2)))) return false;
    const after = narrowCharacter(this.#source.charCodeAt(next));
    if (!isDigit(after) && !((after === POINT || after === COMMA || after === WIDE_COMMA) && isDigit(narrowCharacter(this.#ahead(next + 1, to))))) return false;
    let left = this.length;
    while (left > this.#blockStart) {
      const code = this.#codes[left - 1] ?? 0;
      if (!isDigit(code) && code !== POINT && code !== COMMA) break;
      left -= 1;
    }
    // A number before that kept its space: this is a row of numbers.
    if (left > this.#blockStart && this.#codes[left - 1] === SPACE) return true;
    return !isTornNumber(String.fromCharCode(...this.#codes.subarray(left, this.length)), this.#source, next, from, to);
  }

  #fold(raw: number, at: number, to: number): number {
    switch (raw) {
      case 0x22:
        this.#quoteIsOpen = !this.#quoteIsOpen;
        return this.#quoteIsOpen ? OPENING_QUOTE : CLOSING_QUOTE;
      case OPENING_QUOTE: case CLOSING_QUOTE:
        this.#quoteIsOpen = raw === OPENING_QUOTE;
        return raw;
      case 0x27:
        if (isLatin(this.#before()) && isLatin(this.#ahead(at + 1, to))) return raw;
        this.#singleQuoteIsOpen = !this.#singleQuoteIsOpen;
        return this.#singleQuoteIsOpen ? 0x2018 : 0x2019;
      case COMMA: case WIDE_COMMA: return this.#comma(raw, at, to);
      case POINT: case 0xff0e: return this.#isFullStop(at, to) ? FULL_STOP : POINT;
      case 0x3a: {
        const before = this.#before();
        return (isDigit(before) && isDigit(narrowCharacter(this.#ahead(at + 1, to)))) || isLatin(before) ? raw : 0xff1a;
      }
      case 0x3b: return 0xff1b;
      case 0x21: return 0xff01;
      case 0x3f: return 0xff1f;
      case 0x28: return 0xff08;
      case 0x29: return 0xff09;
      case 0x7e: return 0xff5e;
      default: return narrowCharacter(raw);
    }
  }

  /**
   * A comma between digits is a thousands mark, unless the digits before it are a year or have decimals. A full-width one
   * only where the digits are full width as well, or groups of three and a unit follow.
   */
  #comma(raw: number, at: number, to: number): number {
    const after = this.#ahead(at + 1, to);
    if (!isDigit(this.#before()) || !isDigit(narrowCharacter(after))) return WIDE_COMMA;
    let left = this.length - 1;
    while (left > this.#blockStart && isDigit(this.#codes[left - 1] ?? 0)) left -= 1;
    const sign = left > this.#blockStart ? (this.#codes[left - 1] ?? 0) : 0;
    if (sign === POINT && left - 1 > this.#blockStart && isDigit(this.#codes[left - 2] ?? 0)) return WIDE_COMMA;
    const digits = this.length - left;
    const century = digits === 4 ? (this.#codes[left] ?? 0) * 100 + (this.#codes[left + 1] ?? 0) : 0;
    if (century === 4957 || century === 5048) return WIDE_COMMA;
    if (raw === COMMA) return COMMA;
    const origin = this.#source.charCodeAt(this.#origins[this.length - 1] ?? 0);
    if (isWideDigit(origin) && isWideDigit(after)) return COMMA;
    return digits <= 3 && this.#isGroupOfThree(at + 1, to) ? COMMA : WIDE_COMMA;
  }

  /** Three digits, perhaps more groups and decimals, and a unit behind them. */
  #isGroupOfThree(from: number, to: number): boolean {
    let group = '';
    let next = from;
    for (; next < to && group.length < 20; next += 1) {
      const raw = this.#source.charCodeAt(next);
      if (careOf[raw] === 1) continue;
      const code = narrowCharacter(raw);
      if (!isDigit(code) && code !== POINT && code !== COMMA && code !== WIDE_COMMA) break;
      group += String.fromCharCode(code === WIDE_COMMA ? COMMA : code);
    }
    return /^\d{3}(?:,\d{3})*(?:\.\d+)?$/.test(group) && opensUnit(this.#source, next, to);
  }

  /** `.` typed for 。: not in a number, a numbering or a Latin word. */
  #isFullStop(at: number, to: number): boolean {
    const before = this.#before();
    const after = this.#ahead(at + 1, to);
    if (isDigit(before)) return this.#endsDecimal(after);
    if (isLatin(before)) return isIdeograph(after) || after === 0;
    return isIdeograph(before) || before === 0xff09 || before === CLOSING_QUOTE || before === 0x25 || before === 0x300b || before === 0x2019 || before === 0x3011;
  }

  /** Behind a digit a second point ends the sentence, and so does one behind a long number: 13.95.主要, 等于1200. */
  #endsDecimal(after: number): boolean {
    if (isDigit(narrowCharacter(after))) return false;
    let left = this.length;
    while (left > this.#blockStart && isDigit(this.#codes[left - 1] ?? 0)) left -= 1;
    if (left === this.#blockStart) return false;
    const digits = this.length - left;
    const isDecimal = this.#codes[left - 1] === POINT && left - 1 > this.#blockStart && isDigit(this.#codes[left - 2] ?? 0);
    return digits > 2 || isDecimal || after === 0;
  }
}
