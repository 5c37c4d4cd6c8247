import type { Decimal } from '#core/decimal.ts';
import { NUMERAL, classAt } from '#checker/figures/characters.ts';

const digits = new Map<string, number>([
  ...[...'零一二三四五六七八九'].map((numeral, value) => [numeral, value] as const),
  ...[...'〇壹贰叁肆伍陆柒捌玖'].map((numeral, value) => [numeral, value] as const),
  ['两', 2], ['貳', 2], ['參', 3], ['陸', 6],
]);

/** Powers of ten. */
const multipliers = new Map<string, number>([
  ['十', 1], ['百', 2], ['千', 3], ['拾', 1], ['佰', 2], ['仟', 3], ['万', 4], ['亿', 8], ['萬', 4], ['億', 8],
]);

/** What stands in a run of Chinese numerals. */
export type NumeralWords = {
  /** Behind the number; a 万 or 亿 that closes the run is left for the unit. */
  readonly end: number;
  /** Behind the whole run of numerals. */
  readonly runEnd: number;
  /** Null where the run is no number: 十四五, 三四, 千百万. */
  readonly value: Decimal | null;
  /** Digits alone, as in 二〇二四: the value is only their sequence. */
  readonly positional: boolean;
  /** Begins with 百, 千, 万 or 亿: 千余件, 近百家, 千家万户. */
  readonly bare: boolean;
  /** Uses the capital numerals of money: 贰仟. */
  readonly capital: boolean;
};

/** Longer runs are no number. */
const longestRun = 24;

/** Reads the run of Chinese numerals at a place, with a fraction after 点. */
export function readNumeralWords(text: string, start: number): NumeralWords {
  let runEnd = start + 1;
  while (classAt(text, runEnd) === NUMERAL) runEnd += 1;
  const nothing = { end: runEnd, runEnd, value: null, positional: false, bare: false, capital: false };
  if (runEnd - start > longestRun) return nothing;
  const run = text.slice(start, runEnd);
  const capital = /[壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸]/.test(run);
  let allDigits = true;
  for (const numeral of run) if (!digits.has(numeral)) allDigits = false;
  if (allDigits && text[runEnd] === '点') {
    const fraction = readFraction(text, start, run, runEnd);
    if (fraction !== null) return { ...fraction, capital };
  }
  if (allDigits && run.length > 1) {
    const sequence = [...run].map((numeral) => digits.get(numeral) ?? 0).join('');
    return { end: runEnd, runEnd, value: { coefficient: BigInt(sequence), scale: 0 }, positional: true, bare: false, capital };
  }
  const tail = trailingScale(run);
  const bare = tail.length === run.length || !(digits.has(run[0] ?? '') || run[0] === '十' || run[0] === '拾');
  const body = run.slice(0, run.length - tail.length);
  if (bare) {
    // 千余件 is a thousand; 千百万 is no number.
    if (run.length > 1) return { ...nothing, bare: true, capital };
    const single = tail.length === 1 ? 1 : 10 ** (multipliers.get(run) ?? 0);
    return { end: runEnd - tail.length, runEnd, value: { coefficient: BigInt(single), scale: 0 }, positional: false, bare: true, capital };
  }
  if (text[runEnd] === '点' && tail.length === 0) {
    const fraction = readFraction(text, start, run, runEnd);
    if (fraction !== null) return { ...fraction, capital };
  }
  const value = valueOf(body, tail.exponent);
  if (value === null) return { ...nothing, capital };
  return { end: runEnd - tail.length, runEnd, value: { coefficient: BigInt(value), scale: 0 }, positional: false, bare: false, capital };
}

/** 三点五, 九十点二五: the digits behind 点 are read one by one. */
function readFraction(text: string, start: number, whole: string, point: number): Omit<NumeralWords, 'capital'> | null {
  let at = point + 1;
  let fraction = '';
  while (fraction.length < 12) {
    const digit = digits.get(text[at] ?? '');
    if (digit === undefined || text[at] === '两') break;
    fraction += String(digit);
    at += 1;
  }
  const value = fraction === '' ? null : valueOf(whole, 0);
  if (value === null) return null;
  let runEnd = at;
  while (classAt(text, runEnd) === NUMERAL) runEnd += 1;
  if (start > point) return null;
  const coefficient = BigInt(value) * 10n ** BigInt(fraction.length) + BigInt(fraction);
  return { end: at, runEnd, value: { coefficient, scale: fraction.length }, positional: false, bare: false };
}

function trailingScale(run: string): { readonly length: number; readonly exponent: number } {
  let length = 0;
  let exponent = 0;
  while (length < run.length) {
    const power = multipliers.get(run[run.length - 1 - length] ?? '') ?? 0;
    if (power < 4) break;
    length += 1;
    exponent += power;
  }
  return { length, exponent };
}

/**
 * The value of a run in units of 10^exponent, the 万 or 亿 that closed it: 两千二百[万] is 2200, 一亿三千[万] is 13000.
 * Null when the run is no well-formed number.
 */
function valueOf(run: string, exponent: number): number | null {
  let total = 0;
  let section = 0;
  let pending: number | null = null;
  let afterZero = false;
  let lowest = 5;
  let last = 0;
  for (const numeral of run) {
    const digit = digits.get(numeral);
    if (digit !== undefined) {
      if (pending !== null) return null;
      if (digit === 0) {
        if (run.length > 1 && last === 0) return null;
        afterZero = true;
      } else pending = digit;
      continue;
    }
    const power = multipliers.get(numeral) ?? 0;
    if (power < 4) {
      if (power >= lowest) return null;
      if (pending === null) {
        if (power !== 1) return null;
        pending = 1;
      }
      section += pending * 10 ** power;
      lowest = power;
    } else {
      section += pending ?? 0;
      if (section === 0) return null;
      total = power === 8 ? (total + section) * 10 ** 8 : total + section * 10 ** 4;
      section = 0;
      lowest = 5;
    }
    pending = null;
    afterZero = false;
    last = power;
  }
  if (pending !== null) {
    // 两万三 is 23,000 and 一百五 is 150; 一百零五 is 105.
    const colloquial = !afterZero && last >= 2;
    section += colloquial ? pending * 10 ** (last - 1) : pending;
  }
  // 一万二千[亿] counts 万 of 亿; 一亿三千[万] begins with a larger unit than the one that closes it.
  if (exponent === 4 && total % 10 ** 8 !== 0) return null;
  const value = (exponent === 4 ? total / 10 ** 4 : total) + section;
  return Number.isSafeInteger(value) ? value : null;
}
