import type { SourceLine } from '#core/paragraphs/source-line.ts';
import { isTornFigure } from '#core/paragraphs/torn-figure.ts';

const bareNumber = /^[-+−－]?[\d０-９][\d０-９,，.．]*[%％]?$|^[-—–－\/]{1,2}$/;
const unitLine = /^[（(]?(?:金额|计量|数量)?单位[：:][\s　]*\S{1,8}$|[\s　](?:金额)?单位[：:][\s　]*[百千]?[万亿]?元[）)]?$/;
const sentenceMark = /[。；！？，;]|,(?=[^\d\s])/;
const numbered = /^(?:[一二三四五六七八九十]{1,3}[、．.]|\d{1,2}[、．.])$/;

/**
 * Whether a line is a row of a table that was flattened into text, or the line that names its unit: fields with spaces
 * between them, numbers without a unit, no sentence. Such lines are paragraphs of their own. The next line tells whether
 * the last number has its unit there.
 */
export function isTableRow(line: SourceLine, next: SourceLine | undefined): boolean {
  if (unitLine.test(line.text)) return true;
  if (!/[ \t　]/.test(line.text) || sentenceMark.test(line.text.replace(/\d[,，]\d{3}/g, ''))) return false;
  if (next !== undefined && isTornFigure(line.text, next.text)) return false;
  const fields = line.text.split(/[ \t　]+/);
  if (numbered.test(fields[0] ?? '')) fields.shift();
  if (fields.length < 2) return false;
  let numbers = 0;
  for (const [at, field] of fields.entries()) {
    if (field.length > 30) return false;
    if (!bareNumber.test(field)) continue;
    numbers += 1;
    // 2024 年度 and 9746.50 万元 are prose with spaces around the figures.
    const next = fields[at + 1];
    if (next !== undefined && /^(?:[万亿%％元]|[年月日](?!初|末)|个|家|项(?!目)|分(?!配))/.test(next)) return false;
  }
  if (numbers > 0) return bareNumber.test(fields.at(-1) ?? '') || numbers * 2 >= fields.length || fields.length >= 4;
  return fields.every((field) => field.length <= 16 && !/[：:、]$/.test(field)) && fields.some((field) => field.length > 1);
}

/** The fields of a line that tabs, or two spaces and more, set apart. */
export type Field = { readonly from: number; readonly to: number; readonly column: number; readonly left: number; readonly right: number };

const gap = /\t|[ \u3000\u00a0]{2,}/g;

/** Splits a line at tabs, or else at wide gaps. A single field means that the line is no row. */
export function fieldsOf(line: SourceLine): Field[] {
  const byTab = line.text.includes('\t');
  const fields: Field[] = [];
  let from = 0;
  let left = line.indent;
  let column = 0;
  const push = (to: number): void => {
    const piece = line.text.slice(from, to);
    const trimmed = piece.trim();
    const width = widthOf(piece);
    if (trimmed !== '') {
      const lead = piece.indexOf(trimmed);
      fields.push({ from: line.from + from + lead, to: line.from + from + lead + trimmed.length, column, left: left + lead, right: left + width });
    }
    left += width;
  };
  for (const match of line.text.matchAll(gap)) {
    if (byTab && match[0] !== '\t') continue;
    push(match.index);
    left += widthOf(match[0]);
    from = match.index + match[0].length;
    column += 1;
  }
  push(line.text.length);
  return fields;
}

function widthOf(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum += text.charCodeAt(at) < 0x2000 ? 1 : 2;
  return sum;
}
