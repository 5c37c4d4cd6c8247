import type { Block, Document, DocumentFormat } from '#core/document.ts';
import type { Span } from '#core/span.ts';

/** A block of the document, in offsets into the folded text. */
export type FoldedBlock = Omit<Block, 'start' | 'end'> & Span;

/**
 * The text as a reader takes it in, whatever typed it: digits, letters, ％ and signs as ASCII; Chinese sentence
 * punctuation full width; spaces and line breaks inside a paragraph gone, except between Latin words and between
 * numbers that are not one torn number. Blocks are separated by one `\n`, cells of a row by one `\t`.
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
    if (previous !== null) folding.separate(inSameRow(previous, block) ? TAB : NEWLINE, previous.end);
    const start = folding.length;
    folding.foldBlock(block.start, block.end);
    const { start: _sourceStart, end: _sourceEnd, ...rest } = block;
    blocks.push({ ...rest, start, end: folding.length });
    previous = block;
  }
  return { format: document.format, text: folding.text(), blocks, sourceOffsets: folding.offsets(previous?.end ?? 0) };
}

function inSameRow(left: Block, right: Block): boolean {
  return left.table !== undefined && right.table !== undefined
    && left.table.table === right.table.table && left.table.row === right.table.row;
}

const TAB = 9;
const NEWLINE = 10;
const SPACE = 32;
const COMMA = 0x2c;
const POINT = 0x2e;
const WIDE_COMMA = 0xff0c;
const IDEOGRAPHIC_FULL_STOP = 0x3002;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isIdeograph = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 32 || (code >= 9 && code <= 13);
  return code === 0xa0 || code === 0x3000 || code === 0xfeff || code === 0xad || (code >= 0x2000 && code <= 0x200f) || code === 0x2028 || code === 0x2029;
}

/** ASCII for full-width letters, digits and signs; Chinese sentence punctuation stays as it is. */
function narrow(code: number): number {
  if (code < 0x2000) return code;
  if (code >= 0xff01 && code <= 0xff5e) {
    // ！ （ ） ， ： ； ？ ～ are the Chinese forms.
    if (code === 0xff01 || code === 0xff08 || code === 0xff09 || code === 0xff0c || code === 0xff1a || code === 0xff1b || code === 0xff1f || code === 0xff5e) return code;
    return code - 0xfee0;
  }
  if (code === 0xffe5) return 0xa5;
  if (code === 0xfe6a) return 0x25;
  if (code === 0x301c || code === 0x223c) return 0xff5e;
  if (code === 0x2212 || code === 0x2010 || code === 0x2011) return 0x2d;
  return code;
}

/** What may stand behind the last digit of a number that stray spaces have torn apart. */
const unitAhead = /^(?:[十百千]?[万亿]|元|%|个|家|项|人|名|件|篇|次|条|户|台|套|期|场|份|位|平方|公里|亩|吨|分|余|多)/;
const wellFormed = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$|^\d{1,3},\d{4,6}$/;

/** The state of one folding: what has been written so far, and where each character came from. */
class Folding {
  readonly #source: string;
  readonly #codes: Uint16Array;
  readonly #origins: Uint32Array;
  #blockStart = 0;
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
    let quoteIsOpen = false;
    for (let at = from; at < to; at += 1) {
      const raw = this.#source.charCodeAt(at);
      if (isSpace(raw)) {
        at = this.#foldSpaces(at, to);
        continue;
      }
      let code = narrow(raw);
      // Most characters are ideographs, which nothing below changes.
      if (code === 0x22) {
        code = quoteIsOpen ? 0x201d : 0x201c;
        quoteIsOpen = !quoteIsOpen;
      } else if (code === COMMA || code === WIDE_COMMA) code = this.#comma(at, to, code === WIDE_COMMA || raw === WIDE_COMMA);
      else if (code === POINT) code = this.#isFullStop(at, to) ? IDEOGRAPHIC_FULL_STOP : POINT;
      else if (code < 0x7f && code > 0x20) code = this.#widen(code, at, to);
      this.#write(code, at);
    }
  }

  text(): string {
    const pieces: string[] = [];
    for (let at = 0; at < this.length; at += 8192) {
      pieces.push(String.fromCharCode(...this.#codes.subarray(at, Math.min(at + 8192, this.length))));
    }
    return pieces.join('');
  }

  offsets(end: number): Uint32Array {
    this.#origins[this.length] = end;
    return this.#origins.slice(0, this.length + 1);
  }

  #write(code: number, origin: number): void {
    this.#codes[this.length] = code;
    this.#origins[this.length] = origin;
    this.length += 1;
  }

  /** The character before, within the block; 0 at its start. */
  #before(back = 1): number {
    const at = this.length - back;
    return at >= this.#blockStart ? (this.#codes[at] ?? 0) : 0;
  }

  /** The first character that is not a space from `at` on, made narrow; 0 at the end. */
  #ahead(at: number, to: number): number {
    let next = at;
    while (next < to && isSpace(this.#source.charCodeAt(next))) next += 1;
    return next < to ? narrow(this.#source.charCodeAt(next)) : 0;
  }

  /** Drops a run of spaces or keeps one; answers the offset of the last of them. */
  #foldSpaces(at: number, to: number): number {
    let next = at + 1;
    while (next < to && isSpace(this.#source.charCodeAt(next))) next += 1;
    const before = this.#before();
    if (before !== 0 && next < to && this.#keepsSpace(before, next, to)) this.#write(SPACE, at);
    return next - 1;
  }

  #keepsSpace(before: number, next: number, to: number): boolean {
    const after = narrow(this.#source.charCodeAt(next));
    const numberBefore = isDigit(before) || ((before === POINT || before === COMMA) && isDigit(this.#before(2)));
    const numberAfter = isDigit(after) || ((after === POINT || after === COMMA || after === WIDE_COMMA) && isDigit(this.#ahead(next + 1, to)));
    if (numberBefore && numberAfter) return !this.#isTornNumber(next, to);
    return (isLatin(before) && (isLatin(after) || isDigit(after))) || (isDigit(before) && isLatin(after));
  }

  /** Whether the digits before and those from `next` on are one number that spaces or line breaks have torn: `21. 62万元`, `22 00万元`. */
  #isTornNumber(next: number, to: number): boolean {
    let left = this.length;
    while (left > this.#blockStart) {
      const code = this.#codes[left - 1] ?? 0;
      if (!isDigit(code) && code !== POINT && code !== COMMA) break;
      left -= 1;
    }
    // A number before that kept its space: this is a row of numbers.
    if (left > this.#blockStart && this.#codes[left - 1] === SPACE) return false;
    const head = String.fromCharCode(...this.#codes.subarray(left, this.length));
    let tail = '';
    let pieces = 1;
    let right = next;
    for (; right < to && tail.length < 24; right += 1) {
      const code = narrow(this.#source.charCodeAt(right));
      if (isSpace(code)) {
        const ahead = this.#ahead(right, to);
        if (isDigit(ahead)) pieces += 1;
        continue;
      }
      const plain = code === WIDE_COMMA ? COMMA : code;
      if (!isDigit(plain) && plain !== POINT && plain !== COMMA) break;
      tail += String.fromCharCode(plain);
    }
    const behind = this.#source.slice(right, right + 3).replace('％', '%');
    if (!unitAhead.test(behind) || !wellFormed.test(head + tail)) return false;
    // 2023 1200万元 is a year and an amount; 3 200人 in a list of one-digit numbers stays as it is.
    if (/^(?:19|20)\d\d$/.test(head) && /^\d/.test(tail)) return false;
    if (head.includes('.') && !head.endsWith('.') && pieces === 1 && /^\d{3,}$/.test(tail)) return false;
    return true;
  }

  /** A comma is a thousands mark where digits stand on both sides; a full-width one only where a group of three follows. */
  #comma(at: number, to: number, wide: boolean): number {
    if (!isDigit(this.#before()) || !isDigit(this.#ahead(at + 1, to))) return WIDE_COMMA;
    const tight = at + 1 < to && !isSpace(this.#source.charCodeAt(at + 1));
    if (!wide && tight) return COMMA;
    const digitBefore = this.#source.charCodeAt(at - 1);
    if (wide && tight && digitBefore >= 0xff10 && digitBefore <= 0xff19 && this.#source.charCodeAt(at + 1) >= 0xff10) return COMMA;
    let group = '';
    let next = at + 1;
    for (; next < to && group.length < 12; next += 1) {
      const code = narrow(this.#source.charCodeAt(next));
      if (isSpace(code)) continue;
      if (!isDigit(code) && code !== POINT) break;
      group += String.fromCharCode(code);
    }
    const behind = this.#source.slice(next, next + 3).replace('％', '%');
    return /^\d{3}(?:\.\d+)?$/.test(group) && unitAhead.test(behind) ? COMMA : WIDE_COMMA;
  }

  /** `.` typed for 。: not in a number, a numbering or a Latin word. */
  #isFullStop(at: number, to: number): boolean {
    const before = this.#before();
    if (!isIdeograph(before) && before !== 0xff09 && before !== 0x201d && before !== 0x25 && before !== 0x300b) return false;
    const after = this.#ahead(at + 1, to);
    return !isDigit(after) || !tightDigit(this.#source, at + 1) || before === 0x25 || isIdeograph(before);
  }

  /** ASCII sentence punctuation in the Chinese form, unless it belongs to a number, a time or a Latin word. */
  #widen(code: number, at: number, to: number): number {
    switch (code) {
      case 0x3a: return (isDigit(this.#before()) && isDigit(this.#ahead(at + 1, to))) || isLatin(this.#before()) ? code : 0xff1a;
      case 0x3b: return 0xff1b;
      case 0x21: return 0xff01;
      case 0x3f: return 0xff1f;
      case 0x28: return 0xff08;
      case 0x29: return 0xff09;
      case 0x7e: return 0xff5e;
      default: return code;
    }
  }
}

function tightDigit(source: string, at: number): boolean {
  return isDigit(narrow(source.charCodeAt(at)));
}
