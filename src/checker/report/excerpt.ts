import type { QuotedSpan } from '#core/check-report.ts';
import { columnsOf, displayWidth } from '#core/display-width.ts';

/** A stretch of the document around one or more places, on one line, with the places marked on the line below. */
export type Excerpt = { readonly text: string; readonly marks: string; readonly start: number; readonly end: number };

const lead = 22;
const followUp = 14;
const sentenceReach = 160;

/**
 * The surroundings of a place, inside its sentence: some twenty characters before it and some behind, more where another
 * span of the finding stands in the same sentence and fits the line. A stated figure is marked `^`, another `~`.
 */
export function excerptAround(text: string, span: QuotedSpan, others: readonly QuotedSpan[], columns: number): Excerpt {
  const sentence = sentenceAround(text, span);
  const near = others.filter((other) => other.start >= sentence.start && other.end <= sentence.end);
  let start = Math.max(sentence.start, startNear(text, sentence.start, span.start));
  let wanted = Math.min(sentence.end, span.end + followUp);
  for (const other of near) {
    const from = Math.min(start, Math.max(sentence.start, startNear(text, sentence.start, other.start, 4)));
    const to = Math.max(wanted, Math.min(sentence.end, other.end + 4));
    if (displayWidth(text.slice(from, to)) > columns) continue;
    start = from;
    wanted = to;
  }
  start = skipSpaces(text, outOfNumber(text, start, 1, span.start), span.start);
  let end = endWithin(text, start, wanted, columns);
  if (end > span.end) end = outOfNumber(text, end, -1, span.end);
  const before = start > sentence.start ? '…' : '';
  const behind = end < sentence.end || end < span.end ? '…' : '';
  const { text: line, marks } = drawn(text, start, end, [span, ...others]);
  return { text: before + line + behind, marks: (before === '' ? '' : ' ') + marks, start, end };
}

/** Steps out of the middle of a number, towards `limit`. */
function outOfNumber(text: string, at: number, step: 1 | -1, limit: number): number {
  let outside = at;
  while (outside !== limit && /[\d.,]/.test(text[outside] ?? '') && /[\d.,]/.test(text[outside - 1] ?? '')) outside += step;
  return outside;
}

function sentenceAround(text: string, span: QuotedSpan): { start: number; end: number } {
  let start = span.start;
  while (start > 0 && start > span.start - sentenceReach && !endsSentence(text[start - 1])) start -= 1;
  let end = span.end;
  while (end < text.length && end < span.end + sentenceReach && text[end] !== '\n') {
    end += 1;
    if (endsSentence(text[end - 1])) break;
  }
  return { start: whole(text, start), end: whole(text, end) };
}

function endsSentence(character: string | undefined): boolean {
  return character === '\n' || character === '。' || character === '；';
}

/** Where to begin in the middle of a sentence: better behind a comma than anywhere. */
function startNear(text: string, sentenceStart: number, at: number, reach = lead): number {
  const from = at - reach;
  if (from <= sentenceStart) return sentenceStart;
  const comma = text.slice(from, at).search(/[，、：]/);
  return comma >= 0 && comma < reach / 2 ? from + comma + 1 : whole(text, from);
}

function endWithin(text: string, start: number, wanted: number, columns: number): number {
  let width = 0;
  let end = start;
  while (end < wanted) {
    width += columnsOf(text.codePointAt(end) ?? 0);
    if (width > columns) break;
    end += 1;
  }
  return whole(text, end);
}

function skipSpaces(text: string, start: number, at: number): number {
  let from = start;
  while (from < at && /\s/.test(text[from] ?? '')) from += 1;
  return from;
}

/** Never between the two halves of a character outside the basic plane. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}

function drawn(text: string, start: number, end: number, spans: readonly QuotedSpan[]): { text: string; marks: string } {
  let line = '';
  let marks = '';
  for (let at = start; at < end;) {
    const code = text.codePointAt(at) ?? 0;
    const character = printable(String.fromCodePoint(code));
    line += character;
    marks += markAt(at, spans).repeat(displayWidth(character));
    at += code > 0xffff ? 2 : 1;
  }
  return { text: line, marks: marks.trimEnd() };
}

function markAt(at: number, spans: readonly QuotedSpan[]): string {
  let mark = ' ';
  for (const span of spans) {
    if (at < span.start || at >= span.end) continue;
    if (span.role === 'stated') return '^';
    mark = '~';
  }
  return mark;
}

/** Line breaks and tabs become spaces; other control and invisible characters, which could steer a terminal, a dot. */
export function printable(text: string): string {
  return text.replace(/[\n\t\r\u2028\u2029]/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '·');
}
