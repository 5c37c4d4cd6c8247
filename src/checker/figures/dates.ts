import type { CalendarDate } from '#core/figure.ts';
import { DIGIT, NUMERAL, classAt, isChineseAt, pastRangeSign, pastSpace } from '#checker/figures/characters.ts';
import { readNumeralWords } from '#checker/figures/chinese-numerals.ts';

/** A date or period as it is printed; what is not printed is null. */
export type DateReading = { readonly date: CalendarDate; readonly until: CalendarDate | null; readonly end: number };

type Point = { readonly date: CalendarDate; readonly until: CalendarDate | null; readonly end: number };

type Small = { readonly value: number; readonly end: number; readonly length: number; readonly inWords: boolean };

/** Reads a date at a number in digits or in Chinese numerals. Null when what stands there is none. */
export function dateAt(text: string, start: number): DateReading | null {
  const first = pointAt(text, start, true) ?? sharedUnitAt(text, start);
  if (first === null) return null;
  if (first.until !== null) return first;
  const second = secondPointAt(text, first);
  return second === null ? first : { date: first.date, until: second.until ?? second.date, end: second.end };
}

/** Behind 至 or a dash: a date that takes over what it does not print itself. */
function secondPointAt(text: string, first: Point): Point | null {
  const at = pastRangeSign(text, pastSpace(text, first.end));
  if (at < 0) return null;
  const start = pastSpace(text, at);
  if (classAt(text, start) !== DIGIT && classAt(text, start) !== NUMERAL) return null;
  const second = pointAt(text, start, false);
  if (second === null) return null;
  const { year, month, day, part } = second.date;
  // 2023年至5月 is no period, 5月20日至27日 is.
  if (year === null && month === null && (day === null || first.date.day === null)) return null;
  if (year === null && month !== null && first.date.month === null) return null;
  return { ...second, date: { year: year ?? first.date.year, month: month ?? first.date.month, day, part } };
}

/** 2021-2023年, 1～12月, 5月20-27日 are ranges under one unit; the last is read with its month. */
function sharedUnitAt(text: string, start: number): Point | null {
  const low = smallAt(text, start);
  if (low === null) return null;
  if (isYear(low) && isListedYear(text, low.end)) return { date: yearOnly(low.value), until: null, end: low.end };
  const at = pastRangeSign(text, pastSpace(text, low.end));
  if (at < 0) return null;
  const high = smallAt(text, pastSpace(text, at));
  if (high === null) return null;
  const unit = pastSpace(text, high.end);
  if (isYear(low) && isYear(high) && text[unit] === '年') {
    return { date: yearOnly(low.value), until: yearOnly(high.value), end: pastYearWord(text, unit + 1) };
  }
  if (isYear(low) && isYear(high) && text.startsWith('学年', unit)) {
    return { date: yearOnly(low.value), until: yearOnly(high.value), end: unit + 2 };
  }
  if (isMonth(low) && isMonth(high) && text[unit] === '月') {
    const part = monthPartAt(text, unit + 1);
    return { date: date(null, low.value, null), until: date(null, high.value, null, part.part), end: part.end };
  }
  if (isDay(low) && isDay(high) && (text[unit] === '日' || text[unit] === '号') && high.value > low.value) {
    return { date: date(null, null, low.value), until: date(null, null, high.value), end: unit + 1 };
  }
  return null;
}

/** More years than this are no list. */
const longestList = 8;

/** 2022、2023年: the years before share the word 年. */
function isListedYear(text: string, end: number): boolean {
  let at = end;
  for (let years = 0; years < longestList && '、和与及'.includes(text[at] ?? ' '); years += 1) {
    const next = smallAt(text, at + 1);
    if (next === null || !isYear(next)) return false;
    if (text[next.end] === '年') return true;
    at = next.end;
  }
  return false;
}

function pointAt(text: string, start: number, alone: boolean): Point | null {
  const first = smallAt(text, start);
  if (first === null) return null;
  const numeric = first.inWords ? null : numericDateAt(text, first);
  if (numeric !== null) return numeric;
  const unit = pastSpace(text, first.end);
  switch (text[unit] ?? '') {
    case '年': {
      const year = isYear(first) ? first.value : shortYear(text, start, first, unit + 1);
      return year === null ? null : insideYear(text, year, unit + 1);
    }
    case '月': return isMonth(first) && !'数几个每'.includes(text[start - 1] ?? ' ') ? insideMonth(text, null, first.value, unit + 1) : null;
    case '日': {
      if (!isDay(first) || (first.inWords && alone)) return null;
      const behind = text.slice(unit + 1, unit + 3);
      return alone && (behind.startsWith('内') || behind === '以内' || behind === '之内' || behind.startsWith('均')) ? null : { date: date(null, null, first.value), until: null, end: unit + 1 };
    }
    case '号': return alone || !isDay(first) || first.inWords ? null : { date: date(null, null, first.value), until: null, end: unit + 1 };
    case '季': {
      if (first.value < 1 || first.value > 4 || text[unit + 1] !== '度' || first.length > 1) return null;
      const isFirstSo = text[start - 1] === '前';
      return { ...quarter(null, first.value, unit + 2), ...(isFirstSo && { date: date(null, 1, null) }) };
    }
    default: return null;
  }
}

/** Behind 2023年: month, day, half, quarter, 初 底 末, or 度. */
function insideYear(text: string, year: number, at: number): Point {
  const next = pastSpace(text, at);
  const month = smallAt(text, next);
  if (month !== null && isMonth(month)) {
    const unit = pastSpace(text, month.end);
    if (text[unit] === '月') return insideMonth(text, year, month.value, unit + 1);
    if (text.startsWith('季度', unit) && month.value <= 4) return quarter(year, month.value, unit + 2);
    const sign = pastRangeSign(text, unit);
    const high = sign < 0 ? null : smallAt(text, pastSpace(text, sign));
    if (high !== null && isMonth(high)) {
      const highUnit = pastSpace(text, high.end);
      if (text[highUnit] === '月') {
        const part = monthPartAt(text, highUnit + 1);
        return { date: date(year, month.value, null), until: date(year, high.value, null, part.part), end: part.end };
      }
    }
  }
  if (text.startsWith('上半年', next)) return { date: date(year, 1, null), until: date(year, 6, null), end: next + 3 };
  if (text.startsWith('下半年', next)) return { date: date(year, 7, null), until: date(year, 12, null), end: next + 3 };
  if (text.startsWith('前三季度', next)) return { date: date(year, 1, null), until: date(year, 9, null), end: next + 4 };
  if (text[next] === '第') {
    const ordinal = smallAt(text, next + 1);
    if (ordinal !== null && ordinal.value >= 1 && ordinal.value <= 4 && text.startsWith('季度', ordinal.end)) return quarter(year, ordinal.value, ordinal.end + 2);
  }
  const part = text[at] ?? '';
  if (part === '初' && !'步评审级中赛始选稿次创心'.includes(text[at + 1] ?? ' ')) return { date: date(year, null, null, '初'), until: null, end: at + 1 };
  if (part === '底' && !'线数层'.includes(text[at + 1] ?? ' ')) return { date: date(year, null, null, '底'), until: null, end: at + 1 };
  if (part === '末' && !'端位'.includes(text[at + 1] ?? ' ')) return { date: date(year, null, null, '末'), until: null, end: at + 1 };
  return { date: yearOnly(year), until: null, end: pastYearWord(text, at) };
}

/** Behind 5月: a day, a range of days, or a part of the month. */
function insideMonth(text: string, year: number | null, month: number, at: number): Point {
  const day = smallAt(text, pastSpace(text, at));
  if (day !== null && isDay(day)) {
    const unit = pastSpace(text, day.end);
    if (text[unit] === '日' || (text[unit] === '号' && !day.inWords)) return { date: date(year, month, day.value), until: null, end: unit + 1 };
    const sign = pastRangeSign(text, unit);
    const high = sign < 0 ? null : smallAt(text, pastSpace(text, sign));
    if (high !== null && isDay(high)) {
      const highUnit = pastSpace(text, high.end);
      if (text[highUnit] === '日' || text[highUnit] === '号') return { date: date(year, month, day.value), until: date(year, month, high.value), end: highUnit + 1 };
    }
  }
  const part = monthPartAt(text, at);
  return { date: date(year, month, null, part.part), until: null, end: part.end };
}

const monthParts = ['上旬', '中旬', '下旬', '初', '底', '末'];

function monthPartAt(text: string, at: number): { readonly part: string | null; readonly end: number } {
  const behind = text[at] === '份' ? at + 1 : at;
  for (const part of monthParts) if (text.startsWith(part, behind)) return { part, end: behind + part.length };
  return { part: null, end: behind };
}

/** 2023-12-25, 2023.12.25, 2024/5/14, 2023-12. 2023.12 alone is a number. */
function numericDateAt(text: string, year: Small): Point | null {
  const sign = text[year.end] ?? '';
  if (!isYear(year) || (sign !== '-' && sign !== '.' && sign !== '/')) return null;
  const month = smallAt(text, year.end + 1);
  if (month === null || month.inWords || !isMonth(month)) return null;
  if (text[month.end] === sign) {
    const day = smallAt(text, month.end + 1);
    if (day === null || day.inWords || !isDay(day)) return null;
    return { date: date(year.value, month.value, day.value), until: null, end: text[day.end] === '日' ? day.end + 1 : day.end };
  }
  if (sign === '.') return isMonthAfterPoint(text, year, month) ? { date: date(year.value, month.value, null), until: null, end: month.end } : null;
  if (isChineseAt(text, pastSpace(text, month.end)) || classAt(text, month.end) === DIGIT || text[month.end] === '%') return null;
  return month.length === 2 || sign === '/' ? { date: date(year.value, month.value, null), until: null, end: month.end } : null;
}

/** 2021.03-2023.12 and （2023.12） are months; 2023.12 elsewhere is a number. */
function isMonthAfterPoint(text: string, year: Small, month: Small): boolean {
  const before = text[year.end - year.length - 1] ?? '';
  const behind = text[month.end] ?? '';
  const other = pastRangeSign(text, month.end);
  if (other >= 0) {
    const next = smallAt(text, other);
    return next !== null && isYear(next) && text[next.end] === '.';
  }
  if (pastRangeSign(text, year.end - year.length - 1) >= 0) return /\d{4}\.\d{1,2}$/.test(text.slice(Math.max(0, year.end - year.length - 9), year.end - year.length - 1));
  return (before === '（' || before === '(') && (behind === '）' || behind === ')');
}

/** 23年5月, 从23年经费中: a year without its century. 23年 behind 近 or 历时 is a time. */
function shortYear(text: string, start: number, first: Small, behind: number): number | null {
  if (first.length !== 2 || first.inWords || first.value < 15 || first.value > 39) return null;
  const next = smallAt(text, behind);
  const before = text[start - 1] ?? '';
  if (next !== null && !next.inWords && text[next.end] === '月' && isMonth(next)) return 2000 + first.value;
  if ('近约第共满达时期过足限为整'.includes(before) && before !== '') return null;
  const follows = text[behind] ?? '';
  if ('来内以间期后多余之限'.includes(follows) && follows !== '') return null;
  if (next !== null && !next.inWords) return 2000 + first.value;
  if ('度底末初'.includes(follows) && follows !== '') return 2000 + first.value;
  return before !== '' && '从自将在比较于截与及和对'.includes(before) ? 2000 + first.value : null;
}

/** One to four digits, or a short Chinese numeral. A year that a line end has torn (202 1年) is one number. */
function smallAt(text: string, start: number): Small | null {
  const kind = classAt(text, start);
  if (kind === DIGIT) {
    const first = digitsAt(text, start);
    let torn = first;
    while (torn.length < 4 && text.charCodeAt(torn.end) === 0x20 && classAt(text, torn.end + 1) === DIGIT) {
      const next = digitsAt(text, torn.end + 1);
      torn = { value: torn.value * 10 ** next.length + next.value, end: next.end, length: torn.length + next.length, inWords: false };
    }
    const whole = torn.end > first.end && isYear(torn) && text[pastSpace(text, torn.end)] === '年' ? torn : first;
    return whole.length > 4 ? null : whole;
  }
  if (kind !== NUMERAL) return null;
  const { whole, bare, positional, end, runEnd } = readNumeralWords(text, start);
  if (whole === null || bare || end !== runEnd || whole > 9999 || (positional && end - start !== 4)) return null;
  return { value: whole, end, length: end - start, inWords: true };
}

function digitsAt(text: string, start: number): Small {
  let end = start;
  let value = 0;
  while (classAt(text, end) === DIGIT && end - start < 5) {
    value = value * 10 + text.charCodeAt(end) - 48;
    end += 1;
  }
  return { value, end, length: end - start, inWords: false };
}

const isYear = (small: Small): boolean => small.length === 4 && small.value >= 1900 && small.value < 2100;
const isMonth = (small: Small): boolean => small.value >= 1 && small.value <= 12 && (small.inWords || small.length <= 2);
const isDay = (small: Small): boolean => small.value >= 1 && small.value <= 31 && (small.inWords || small.length <= 2);

function date(year: number | null, month: number | null, day: number | null, part: string | null = null): CalendarDate {
  return { year, month, day, part };
}

function yearOnly(year: number): CalendarDate {
  return date(year, null, null);
}

function quarter(year: number | null, number: number, end: number): Point {
  return { date: date(year, number * 3 - 2, null), until: date(year, number * 3, null), end };
}

function pastYearWord(text: string, at: number): number {
  return text[at] === '度' ? at + 1 : at;
}
