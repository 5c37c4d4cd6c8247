import type { Decimal } from '#core/decimal.ts';
import { NUMERAL, classAt } from '#checker/figures/characters.ts';

const digits = new Map<string, number>([
  ...Array.from('零一二三四五六七八九', (numeral, value) => [numeral, value] as const),
  ...Array.from('〇壹贰叁肆伍陆柒捌玖', (numeral, value) => [numeral, value] as const),
  ['两', 2], ['貳', 2], ['參', 3], ['陸', 6],
]);

/** Powers of ten. */
const multipliers = new Map<string, number>([
  ['十', 1], ['百', 2], ['千', 3], ['拾', 1], ['佰', 2], ['仟', 3], ['万', 4], ['亿', 8], ['萬', 4], ['億', 8],
]);

const capitals = '壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸';

/** What stands in a run of Chinese numerals. */
export type NumeralWords = {
  /** Behind the number; a 万 or 亿 that closes the run is left for the unit. */
  readonly end: number;
  /** Behind the whole run of numerals. */
  readonly runEnd: number;
  /** Null where the run is no number: 十四五, 三四, 千百万. */
  readonly value: Decimal | null;
  /** The value of a whole number, null where there is a fraction. */
  readonly whole: number | null;
  /** Digits alone, as in 二〇二四: the value is their sequence. */
  readonly positional: boolean;
  /** Begins with 百, 千, 万 or 亿: 千余件, 近百家, 千家万户. */
  readonly bare: boolean;
  /** Uses the capital numerals of money: 贰仟. */
  readonly capital: boolean;
};

/** Longer runs are no number. */
const longestRun = 24;
const longestFraction = 12;

/** Reads the run of Chinese numerals at a place, with a fraction after 点. */
export function readNumeralWords(text: string, start: number): NumeralWords {
  const runEnd = pastRun(text, start);
  const run = runEnd - start > longestRun ? '' : text.slice(start, runEnd);
  const noNumber = { end: runEnd, runEnd, value: null, whole: null, positional: false, bare: false, capital: false };
  if (run === '') return noNumber;
  const numerals = Array.from(run);
  const isPositional = run.length > 1 && numerals.every((numeral) => digits.has(numeral));
  const tail = trailingScale(run);
  const first = run[0] ?? '';
  const bare = multipliers.has(first) && first !== '十' && first !== '拾';
  const capital = numerals.some((numeral) => capitals.includes(numeral));
  if (isPositional) {
    const sequence = numerals.reduce((sum, numeral) => sum * 10 + (digits.get(numeral) ?? 0), 0);
    return run.length > 15 ? noNumber : { ...noNumber, value: wholeDecimal(sequence), whole: sequence, positional: true, capital };
  }
  if (bare) {
    // 千余件 is a thousand, 万余人 is one 万; 千百万 is no number.
    if (run.length > 1) return { ...noNumber, bare, capital };
    const single = tail.length === 1 ? 1 : 10 ** (multipliers.get(run) ?? 0);
    return { end: runEnd - tail.length, runEnd, value: wholeDecimal(single), whole: single, positional: false, bare, capital };
  }
  const whole = wholeOf(run.slice(0, run.length - tail.length), tail.exponent);
  if (whole === null) return { ...noNumber, capital };
  const fraction = tail.length === 0 && text[runEnd] === '点' ? fractionAt(text, runEnd + 1) : null;
  if (fraction !== null) {
    const value = { coefficient: BigInt(whole) * fraction.power + fraction.coefficient, scale: fraction.end - runEnd - 1 };
    return { end: fraction.end, runEnd: pastRun(text, fraction.end), value, whole: null, positional: false, bare: false, capital };
  }
  return { end: runEnd - tail.length, runEnd, value: wholeDecimal(whole), whole, positional: false, bare: false, capital };
}

function pastRun(text: string, start: number): number {
  let at = start;
  while (classAt(text, at) === NUMERAL) at += 1;
  return at;
}

function wholeDecimal(value: number): Decimal {
  return { coefficient: BigInt(value), scale: 0 };
}

/** The digits behind 点 are read one by one: 三点五, 九十点二五. */
function fractionAt(text: string, start: number): { readonly end: number; readonly coefficient: bigint; readonly power: bigint } | null {
  let end = start;
  let coefficient = 0n;
  let power = 1n;
  while (end - start < longestFraction) {
    const digit = text[end] === '两' ? undefined : digits.get(text[end] ?? '');
    if (digit === undefined) break;
    coefficient = coefficient * 10n + BigInt(digit);
    power *= 10n;
    end += 1;
  }
  return end === start ? null : { end, coefficient, power };
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
function wholeOf(run: string, exponent: number): number | null {
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
      if (digit > 0) pending = digit;
      else if (run.length === 1) return 0;
      else if (last === 0) return null;
      else afterZero = true;
      continue;
    }
    const power = multipliers.get(numeral) ?? 0;
    if (power < 4) {
      if (power >= lowest) return null;
      if (pending === null && power !== 1) return null;
      section += (pending ?? 1) * 10 ** power;
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
  // 两万三 is 23,000 and 一百五 is 150; 一百零五 is 105.
  if (pending !== null) section += !afterZero && last >= 2 ? pending * 10 ** (last - 1) : pending;
  // 一万二千[亿] counts 万 of 亿; 一亿三千[万] begins with a larger unit than the one that closes it.
  if (exponent === 4 && total % 10 ** 8 !== 0) return null;
  const value = (exponent === 4 ? total / 10 ** 4 : total) + section;
  return Number.isSafeInteger(value) ? value : null;
}
