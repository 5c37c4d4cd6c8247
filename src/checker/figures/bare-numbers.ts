import { BLANK, DIGIT, LATIN, classAt, isChineseAt, pastSpace } from '#checker/figures/characters.ts';
import { measureAt } from '#checker/figures/measure-words.ts';
import { currencyAt, scaleAt } from '#checker/figures/money.ts';
import { skipDigits } from '#checker/figures/scan-number.ts';
import type { Numeral } from '#checker/figures/scan-number.ts';

/**
 * Digits that are no figure whatever follows them: ordinals (第3条), names (G105, PM2.5), addresses (252弄4号), times
 * (9:30, 14时30分), ratios (1:2, 3/4) and dates by their point (7·20). Answers where they end, or `start`.
 */
export function pastNonFigure(text: string, start: number): number {
  const end = skipDigits(text, start);
  const before = classAt(text, start - 1);
  if (before === LATIN || (text[start - 1] === '-' && classAt(text, start - 2) === LATIN)) return isAmount(text, end) ? start : pastName(text, end);
  if (isOrdinal(text, start)) return end;
  const isDigitBehind = classAt(text, end + 1) === DIGIT;
  switch (text[end] ?? '') {
    case ':': case '：': return isDigitBehind && end - start <= 3 ? pastChain(text, end, text[end] ?? '') : start;
    case '/': return isDigitBehind && end - start < 4 ? skipDigits(text, end + 1) : start;
    case '·': case '・': return isDigitBehind ? skipDigits(text, end + 1) : start;
    case '时': {
      if (!isDigitBehind) return start;
      const minutes = skipDigits(text, end + 1);
      return text[minutes] === '分' ? minutes + 1 : end + 1;
    }
    case '号': case '弄': case '楼': case '室': case '届': return end + 1;
    default: return text[start - 1] === '×' ? end : start;
  }
}

function isAmount(text: string, end: number): boolean {
  const at = pastSpace(text, end);
  return text[at] === '%' || currencyAt(text, scaleAt(text, at).end) !== null;
}

/** 第3, 第1、2, 第5至7. */
function isOrdinal(text: string, start: number): boolean {
  let at = start - 1;
  for (let steps = 0; steps < 12; steps += 1) {
    const character = text[at] ?? '';
    if (character === '第') return true;
    if (character === '' || (classAt(text, at) !== DIGIT && !'、至和- '.includes(character))) return false;
    at -= 1;
  }
  return false;
}

function pastChain(text: string, start: number, sign: string): number {
  let at = start;
  while (text[at] === sign && classAt(text, at + 1) === DIGIT) at = skipDigits(text, at + 1);
  return at;
}

function pastName(text: string, start: number): number {
  let at = start;
  for (;;) {
    const kind = classAt(text, at);
    const isJoin = (text[at] === '-' || text[at] === '.') && classAt(text, at + 1) === DIGIT;
    if (kind !== LATIN && kind !== DIGIT && !isJoin) return at;
    at += 1;
  }
}

/** Measures that count whole things, so that 1.5个 at the start of a line is a numbering and 5个. */
const wholeThings = '个家人名项位件篇次条户台套期场份';

/** The numbering at the start of a sentence that runs into a number: 1.2023年, 2.5个. Answers where it ends, or `start`. */
export function pastNumbering(text: string, start: number): number {
  const before = text[start - 1] ?? '\n';
  if (!'\n\t。；：'.includes(before)) return start;
  const end = skipDigits(text, start);
  if (end - start > 7) return start;
  const glued = /^(\d{1,2}\.)(\d{1,4})$/.exec(text.slice(start, end));
  if (glued === null) return start;
  const [, numbering = '', rest = ''] = glued;
  if (/^(?:19|20)\d\d$/.test(rest) && text[end] === '年') return start + numbering.length;
  const measure = measureAt(text, end);
  return measure !== null && wholeThings.includes(measure.unit) ? start + numbering.length : start;
}

const leading = /(?:预算|支出|决算|到位|结余|资金|经费|为|是|达到?|增长|下降|占|：|:|=|合计|总计|小计|≥|≤|得分|计|减少|增加|提高|降低|完成|率|值|升|降|比例|比重|的)$/;
const codeBefore = /[码号话编箱址机年]：?$/;
/** Whole numbers in a sentence that are longer than this are codes. */
const longestInSentence = 6;
const longestInCell = 13;

/**
 * Whether a number without any unit is a figure: in a cell of its own or in a flattened row of them, with decimals or
 * thousands marks, or where a sentence says 增长, 为 or ： before it and ends behind it.
 */
export function isBareNumber(text: string, { start, end, printed, fault, grouped }: Numeral): boolean {
  const next = text[end] ?? '';
  const before = text[start - 1] === '-' ? start - 2 : start - 1;
  if (classAt(text, end) === LATIN || isSign('/-·:', next) || isPartOfMore(text, before)) return false;
  const raw = text.slice(start, end);
  const isAlone = classAt(text, before) === BLANK && classAt(text, end) === BLANK;
  if (printed === null) return isAlone && fault === 'grouping' && /^\d+,\d{4,}(?:\.\d+)?$/.test(raw);
  if (isHeading(text, start, end) || /^(?:0\d|1[3-9]\d{9}$)/.test(raw)) return false;
  if (isAlone) return raw.length <= longestInCell && !isPageNumber(text, before, end, printed.scale);
  if (grouped || printed.scale > 0) return true;
  if (raw.length > longestInSentence) return false;
  if (next === ' ' && classAt(text, end + 1) === DIGIT) return true;
  if (next !== '' && !isSign('，。；、）\n\t ', next)) return false;
  const words = text.slice(Math.max(0, before - 3), before + 1);
  return leading.test(words) && !codeBefore.test(words);
}

const isSign = (signs: string, character: string): boolean => character !== '' && signs.includes(character);

/** Behind a quotation mark, or behind the stroke or colon of another number. */
function isPartOfMore(text: string, before: number): boolean {
  return text[before] === '“' || (isSign('/·：:', text[before] ?? '') && classAt(text, before - 1) === DIGIT);
}

/** A whole number on a line of its own. */
function isPageNumber(text: string, before: number, end: number, scale: number): boolean {
  return scale === 0 && end - before <= 4 && (before < 0 || text[before] === '\n') && (end >= text.length || text[end] === '\n');
}

/** 1.1总体情况, 2 项目概况: numbering at the start of a line. */
function isHeading(text: string, start: number, end: number): boolean {
  return end - start <= 5 && (start === 0 || text[start - 1] === '\n') && isChineseAt(text, pastSpace(text, end));
}
