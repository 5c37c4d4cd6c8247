import { BLANK, DIGIT, LATIN, classAt, isChineseAt } from '#checker/figures/characters.ts';
import { measureAt } from '#checker/figures/measure-words.ts';
import { skipDigits } from '#checker/figures/scan-number.ts';
import type { Numeral } from '#checker/figures/scan-number.ts';

/** Digits that are no figure whatever follows: 第3条, G105, 252弄4号, 9:30, 1:2, 3/4. Answers where they end, or `start`. */
export function skipsNumber(text: string, start: number): number {
  const before = text[start - 1] ?? '';
  const end = skipDigits(text, start);
  if (classAt(text, start - 1) === LATIN || before === '_') return pastName(text, end);
  if (before === '-' && classAt(text, start - 2) === LATIN) return pastName(text, end);
  if (before === '第' || (before === ' ' && text[start - 2] === '第')) return end;
  if (text[end] === ':' && classAt(text, end + 1) === DIGIT) {
    let at = end;
    while (text[at] === ':' && classAt(text, at + 1) === DIGIT) at = skipDigits(text, at + 1);
    return at;
  }
  if (text[end] === '/' && classAt(text, end + 1) === DIGIT && end - start < 4) return skipDigits(text, end + 1);
  if (text[end] === '时' && classAt(text, end + 1) === DIGIT) {
    const minutes = skipDigits(text, end + 1);
    return text[minutes] === '分' ? minutes + 1 : end + 1;
  }
  if ('·・'.includes(text[end] ?? ' ') && classAt(text, end + 1) === DIGIT) return skipDigits(text, end + 1);
  const next = text[end] ?? '';
  if (next !== '' && '号弄楼室届栋'.includes(next) && !(next === '栋' && !isAddress(text, start)) && !text.startsWith('号', end + 1)) {
    return next === '号' || next === '弄' || next === '楼' || next === '室' || next === '届' ? end + 1 : start;
  }
  return start;
}

function isAddress(text: string, start: number): boolean {
  return '号弄路街'.includes(text[start - 1] ?? ' ');
}

function pastName(text: string, start: number): number {
  let at = start;
  while (classAt(text, at) === LATIN || classAt(text, at) === DIGIT || (text[at] === '-' && classAt(text, at + 1) === DIGIT) || (text[at] === '.' && classAt(text, at + 1) === DIGIT)) at += 1;
  return at;
}

/** The numbering of a heading or list at the start of a line: 1. 2.3 (with its point glued to the next number: 1.2023年). Answers where it ends, or `start`. */
export function isNumbering(text: string, start: number): number {
  const before = text.charCodeAt(start - 1);
  if (start > 0 && before !== 0x0a && before !== 0x3002 && before !== 0xff1b && before !== 0xff1a) return start;
  const end = skipDigits(text, start);
  const raw = text.slice(start, Math.min(end, start + 16));
  if (end - start > 15) return start;
  const glued = /^(\d{1,2}\.)(\d{1,4})$/.exec(raw);
  if (glued !== null) {
    const [, numbering = '', rest = ''] = glued;
    if (/^(?:19|20)\d\d$/.test(rest) && text[end] === '年') return start + numbering.length;
    const measure = measureAt(text, end);
    if (measure !== null && '个家人名项位件篇次条户台套期场份'.includes(measure.unit)) return start + numbering.length;
  }
  // 1.1 总体情况, 2.3.1, a bare 3 before a heading's words.
  const isLineStart = start === 0 || before === 0x0a;
  if (isLineStart && /^\d{1,2}(?:\.\d{1,2}){1,3}$/.test(raw)) {
    const behind = text.charCodeAt(end) === 0x20 ? end + 1 : end;
    if (isChineseAt(text, behind) && behind > end) return end;
    if (isChineseAt(text, behind) && !/^(?:[十百千]?[万亿]|元|个|[\u4e00-\u9fff]?)/.test('')) return end;
  }
  return start;
}

const triggers = /(?:为|是|达到?|增长|下降|占|：|:|=|合计|总计|小计|≥|≤|得分|计|减少|增加|提高|降低|完成|率|的|值|比|升|降)$/;

/** Whether a number without any unit is a figure: in a cell of its own, with decimals or thousands marks, or behind 增长, 为, ：. */
export function isBareNumber(text: string, numeral: Numeral): boolean {
  const { start, end } = numeral;
  const next = classAt(text, end);
  if (next === LATIN || text[end] === '/' || text[end] === '-' || text[end] === '·') return false;
  if (text[start - 1] === '/' || text[start - 1] === '“') return false;
  const negative = text[start - 1] === '-';
  const before = negative ? start - 2 : start - 1;
  const alone = classAt(text, before) === BLANK && next === BLANK;
  const length = end - start;
  if (numeral.fault !== null) return alone && numeral.fault === 'grouping' && /^\d+,\d{4,}(?:\.\d+)?$/.test(text.slice(start, end));
  if (numeral.printed === null) return false;
  if (alone) return length <= 13 && (length === 1 || text[start] !== '0' || text[start + 1] === '.') && !startsHeading(text, start, end);
  if (numeral.grouped || numeral.printed.scale > 0) return !startsHeading(text, start, end);
  if (length > 10 || isChineseAt(text, end) || (text[start] === '0' && length > 1)) return false;
  if (text[end] !== undefined && !'，。；、）\n\t '.includes(text[end] ?? '')) return false;
  return triggers.test(text.slice(Math.max(0, before - 3), before + 1));
}

/** 1.1总体情况, 2 项目概况: numbering at the start of a line. */
function startsHeading(text: string, start: number, end: number): boolean {
  if (start > 0 && text[start - 1] !== '\n') return false;
  const behind = text.charCodeAt(end) === 0x20 ? end + 1 : end;
  return isChineseAt(text, behind) && end - start <= 5;
}
