import { shiftDecimal } from '#core/decimal.ts';
import type { Decimal } from '#core/decimal.ts';
import type { Approximator, Figure } from '#core/figure.ts';
import { approximatorBefore, approximatorBehind } from '#checker/figures/approximators.ts';
import { DIGIT, LATIN, NUMERAL, classAt, pastRangeSign, pastSpace } from '#checker/figures/characters.ts';
import { readNumeralWords } from '#checker/figures/chinese-numerals.ts';
import { countsInWords } from '#checker/figures/counts-in-words.ts';
import { dateAt } from '#checker/figures/dates.ts';
import type { DateReading } from '#checker/figures/dates.ts';
import { documentNumberAt } from '#checker/figures/document-numbers.ts';
import { separatorReadings } from '#checker/figures/malformed.ts';
import { isBareNumber, isNumbering, skipsNumber } from '#checker/figures/bare-numbers.ts';
import { scanNumber, skipDigits } from '#checker/figures/scan-number.ts';
import type { Numeral } from '#checker/figures/scan-number.ts';
import { unitAt } from '#checker/figures/units.ts';
import type { Unit } from '#checker/figures/units.ts';
import { perBefore } from '#checker/figures/money.ts';

/**
 * Finds every figure of a folded text, in order of place, without overlaps. Linear in the length of the text.
 *
 * The two ends of a range (5-10万元, 60%～80%) are two figures under the unit they share, the lower with the
 * approximator 以上 and the upper with 以下, so that neither is taken for an exact amount.
 *
 * @param text the folded text (`foldDocument`): ASCII digits, full-width sentence punctuation, no stray spaces
 */
export function recogniseFigures(text: string): Figure[] {
  return new Scan(text).run();
}

const none = {
  printed: null, value: null, unit: null, per: null, approximator: null, malformed: null, date: null, until: null, grouped: false, inWords: false,
} as const;

class Scan {
  readonly #text: string;
  readonly #figures: Figure[] = [];
  /** Where the upper end of a range begins, whose lower end has been read. */
  #upperEnd = -1;

  constructor(text: string) {
    this.#text = text;
  }

  run(): Figure[] {
    const text = this.#text;
    let at = 0;
    while (at < text.length) {
      const kind = classAt(text, at);
      if (kind === DIGIT) at = this.#digits(at);
      else if (kind === NUMERAL) at = this.#words(at);
      else at += 1;
    }
    return this.#figures;
  }

  /** Reads what begins with digits; answers where to go on. */
  #digits(at: number): number {
    const text = this.#text;
    const documentNumber = documentNumberAt(text, at);
    if (documentNumber !== null && documentNumber.start >= (this.#figures.at(-1)?.end ?? 0)) {
      this.#figures.push({ ...none, kind: 'document-number', ...documentNumber });
      return documentNumber.end;
    }
    const skipped = skipsNumber(text, at);
    if (skipped > at) return skipped;
    const numbering = isNumbering(text, at);
    if (numbering > at) return numbering;
    const date = dateAt(text, at);
    if (date !== null) return this.#date(at, date, false);
    const numeral = scanNumber(text, at);
    if (numeral === null) return skipDigits(text, at);
    return this.#numeral(numeral);
  }

  #words(at: number): number {
    const text = this.#text;
    const fraction = this.#fraction(at);
    if (fraction > at) return fraction;
    const words = readNumeralWords(text, at);
    if (text[at - 1] === '第' || (words.value === null && !words.bare)) return words.runEnd;
    const date = words.bare ? null : dateAt(text, at);
    if (date !== null) return this.#date(at, date, true);
    if (words.value === null || words.positional) return words.runEnd;
    const numeral: Numeral = { start: at, end: words.end, printed: words.value, grouped: false, inWords: true, fault: null };
    const unit = unitAt(text, numeral);
    if (unit === null || !countsInWords(text, at, words, unit)) return words.runEnd;
    return this.#figure(numeral, unit);
  }

  /** 百分之九十, 千分之五; 三分之一 is skipped whole. */
  #fraction(at: number): number {
    const text = this.#text;
    let stem = at;
    while (classAt(text, stem) === NUMERAL && stem - at < 12) stem += 1;
    if (text[stem] !== '分' || text[stem + 1] !== '之') return at;
    const base = text.slice(at, stem);
    const start = pastSpace(text, stem + 2);
    const isDigits = classAt(text, start) === DIGIT;
    if (!isDigits && classAt(text, start) !== NUMERAL) return stem + 2;
    const words = isDigits ? null : readNumeralWords(text, start);
    const numeral = isDigits ? scanNumber(text, start) : null;
    const whole = words !== null && words.bare && text[start] === '百' ? { coefficient: 100n, scale: 0 } : words?.positional === true ? null : words?.value ?? null;
    const printed = numeral === null ? whole : numeral.printed;
    const end = numeral?.end ?? words?.runEnd ?? skipDigits(text, start);
    const shift = base === '百' ? 0 : base === '千' ? -1 : base === '万' ? -2 : null;
    if (printed === null || shift === null) return end;
    this.#figures.push({
      ...none, kind: 'percent', start: at, end, printed, value: shiftDecimal(printed, shift), unit: shift === 0 ? '%' : shift === -1 ? '‰' : '‱', inWords: true,
      approximator: approximatorBefore(text, at) ?? approximatorBehind(text, end),
    });
    return end;
  }

  #date(start: number, { date, until, end }: DateReading, inWords: boolean): number {
    this.#figures.push({ ...none, kind: 'date', start, end, date, until, inWords, approximator: null });
    return end;
  }

  #numeral(numeral: Numeral): number {
    const text = this.#text;
    const unit = unitAt(text, numeral);
    if (unit !== null) return this.#figure(numeral, unit);
    const upper = this.#sharedUnit(numeral);
    if (upper !== null) {
      this.#push(numeral, { ...upper.unit, end: numeral.end, per: null }, '以上');
      this.#upperEnd = upper.start;
      return upper.start;
    }
    if (isBareNumber(text, numeral)) {
      this.#push(numeral, { kind: 'number', unit: null, exponent: 0, per: null, approximator: null, end: numeral.end, add: null, stray: false }, null);
    }
    return numeral.end;
  }

  /** The unit behind the upper end of a range whose lower end has none of its own: 5-10万元. */
  #sharedUnit(numeral: Numeral): { readonly start: number; readonly unit: Unit } | null {
    const text = this.#text;
    const sign = pastRangeSign(text, pastSpace(text, numeral.end));
    if (sign < 0 || numeral.fault !== null) return null;
    const start = pastSpace(text, sign);
    if (classAt(text, start) !== DIGIT) return null;
    const upper = scanNumber(text, start);
    const unit = upper === null ? null : unitAt(text, upper);
    return unit === null ? null : { start, unit };
  }

  #figure(numeral: Numeral, unit: Unit): number {
    const text = this.#text;
    const isUpper = this.#upperEnd === numeral.start;
    let ofRange: Approximator | null = isUpper ? '以下' : null;
    const sign = pastRangeSign(text, unit.end);
    if (sign >= 0 && !isUpper && classAt(text, pastSpace(text, sign)) === DIGIT && !'由从'.includes(text[numeral.start - 1] ?? ' ')) {
      const start = pastSpace(text, sign);
      const upper = scanNumber(text, start);
      const upperUnit = upper === null ? null : unitAt(text, upper);
      if (upperUnit !== null && upperUnit.kind === unit.kind && (unit.kind !== 'count' || upperUnit.unit === unit.unit)) {
        ofRange = '以上';
        this.#upperEnd = start;
      }
    }
    this.#push(numeral, unit, ofRange);
    return Math.max(unit.end, numeral.end);
  }

  #push(numeral: Numeral, unit: Unit, ofRange: Approximator | null): void {
    const text = this.#text;
    let start = numeral.start;
    let printed = unit.add?.(numeral.printed) ?? numeral.printed;
    const mayBeNegative = text[start - 1] === '-' && start - 1 >= (this.#figures.at(-1)?.end ?? 0) && this.#upperEnd !== start && !isJoined(text, start - 2);
    if (mayBeNegative) {
      start -= 1;
      if (printed !== null) printed = { coefficient: -printed.coefficient, scale: printed.scale };
    }
    if (unit.kind === 'money' && (text[start - 1] === '¥' || text[start - 1] === '$') && start - 1 >= (this.#figures.at(-1)?.end ?? 0)) start -= 1;
    const why = numeral.fault ?? (unit.stray ? 'stray' : null);
    const readings: Decimal[] = why === null ? [] : numeral.printed === null ? separatorReadings(text.slice(numeral.start, numeral.end)) : [numeral.printed];
    const approximator = ofRange ?? approximatorBefore(text, start) ?? unit.approximator ?? approximatorBehind(text, unit.end);
    this.#figures.push({
      kind: unit.kind, start, end: unit.end,
      printed: why === null ? printed : null,
      value: why === null && printed !== null ? shiftDecimal(printed, unit.exponent) : null,
      unit: unit.unit,
      per: unit.per ?? (unit.kind === 'money' ? perBefore(text, start) : null),
      approximator,
      malformed: why === null ? null : { why, readings: readings.map((reading) => shiftDecimal(reading, unit.exponent)) },
      date: null, until: null, grouped: numeral.grouped, inWords: numeral.inWords,
    });
  }
}

/** A dash behind a digit, a letter or a unit joins; it is no minus. */
function isJoined(text: string, at: number): boolean {
  const kind = classAt(text, at);
  return kind === DIGIT || kind === LATIN || text[at] === '%';
}
