import { shiftDecimal } from '#core/decimal.ts';
import type { Decimal } from '#core/decimal.ts';
import type { Approximator, Figure } from '#core/figure.ts';
import { approximatorBefore, approximatorBehind } from '#checker/figures/approximators.ts';
import { isBareNumber, pastNonFigure, pastNumbering } from '#checker/figures/bare-numbers.ts';
import { DIGIT, LATIN, NUMERAL, classAt, pastRangeSign, pastSpace } from '#checker/figures/characters.ts';
import { readNumeralWords } from '#checker/figures/chinese-numerals.ts';
import { isFigureInWords } from '#checker/figures/counts-in-words.ts';
import { dateAt } from '#checker/figures/dates.ts';
import type { DateReading } from '#checker/figures/dates.ts';
import { documentNumberAt } from '#checker/figures/document-numbers.ts';
import { distinct, leadingZeroReadings, separatorReadings } from '#checker/figures/malformed.ts';
import { perBefore } from '#checker/figures/money.ts';
import { wordFractionAt } from '#checker/figures/percent.ts';
import { scanNumber, skipDigits } from '#checker/figures/scan-number.ts';
import type { Numeral } from '#checker/figures/scan-number.ts';
import { plainUnit } from '#checker/figures/unit.ts';
import type { Unit } from '#checker/figures/unit.ts';
import { unitAt, withPart } from '#checker/figures/units.ts';

/**
 * Finds every figure of a folded text, in order of place, without overlaps. Linear in the length of the text; never
 * fails, whatever the text.
 *
 * The two ends of a range (5-10万元, 60%～80%) are two figures under the unit they share, the lower with the
 * approximator 以上 and the upper with 以下, so that neither is taken for an exact amount. What is no amount is left
 * out: ordinals, numbering, names, addresses, telephone numbers, codes, turns of speech.
 *
 * @param text the folded text (`foldDocument`): ASCII digits, full-width sentence punctuation, no stray spaces
 */
export function recogniseFigures(text: string): Figure[] {
  return new Scan(text).run();
}

const none = {
  printed: null, value: null, unit: null, per: null, approximator: null, malformed: null, date: null, until: null, grouped: false, inWords: false,
} as const;

/** One pass over a text: what has been found, and where to go on. */
class Scan {
  readonly #text: string;
  readonly #figures: Figure[] = [];
  /** Behind the last figure. */
  #free = 0;
  /** Where the upper end of a range begins whose lower end has been read; -1 outside ranges. */
  #upperEnd = -1;

  constructor(text: string) {
    this.#text = text;
  }

  run(): Figure[] {
    const text = this.#text;
    for (let at = 0; at < text.length;) {
      const kind = classAt(text, at);
      if (kind === DIGIT) at = this.#readDigits(at);
      else if (kind === NUMERAL) at = this.#readWords(at);
      else at += 1;
    }
    return this.#figures;
  }

  #push(figure: Figure): number {
    this.#figures.push(figure);
    this.#free = figure.end;
    return figure.end;
  }

  #readDigits(at: number): number {
    const text = this.#text;
    const documentNumber = documentNumberAt(text, at);
    if (documentNumber !== null && documentNumber.start >= this.#free) return this.#push({ ...none, kind: 'document-number', ...documentNumber });
    const behind = Math.max(pastNonFigure(text, at), pastNumbering(text, at));
    if (behind > at) return behind;
    const date = dateAt(text, at);
    if (date !== null) return this.#pushDate(at, date, false);
    const numeral = scanNumber(text, at);
    if (numeral === null) return skipDigits(text, at);
    const unit = unitAt(text, numeral);
    return unit === null ? this.#readWithoutUnit(numeral) : this.#readWithUnit(numeral, unit);
  }

  #readWords(at: number): number {
    const text = this.#text;
    const fraction = wordFractionAt(text, at);
    if (fraction !== null) {
      const { end, printed, value, unit } = fraction;
      if (printed === null) return end;
      return this.#push({ ...none, kind: 'percent', start: at, end, printed, value, unit, inWords: true, approximator: approximatorBefore(text, at) ?? approximatorBehind(text, end) });
    }
    const words = readNumeralWords(text, at);
    if (words.value === null || text[at - 1] === '第') return words.runEnd;
    const date = words.bare ? null : dateAt(text, at);
    if (date !== null) return this.#pushDate(at, date, true);
    if (words.positional) return words.runEnd;
    const numeral: Numeral = { start: at, end: words.end, printed: words.value, grouped: false, inWords: true, fault: null };
    const unit = unitAt(text, numeral);
    return unit !== null && isFigureInWords(text, at, words, unit) ? this.#readWithUnit(numeral, unit) : words.runEnd;
  }

  #pushDate(start: number, { date, until, end }: DateReading, inWords: boolean): number {
    return this.#push({ ...none, kind: 'date', start, end, date, until, inWords });
  }

  #readWithUnit(numeral: Numeral, unit: Unit): number {
    const isUpper = this.#upperEnd === numeral.start;
    const upper = isUpper ? -1 : this.#upperEndAt(numeral, unit);
    this.#upperEnd = upper;
    return this.#pushNumber(numeral, unit, isUpper ? '以下' : upper >= 0 ? '以上' : null);
  }

  /** A number without a unit of its own: the lower end of 5-10万元, or a bare number. */
  #readWithoutUnit(numeral: Numeral): number {
    const shared = numeral.fault === null ? this.#behindRangeSign(numeral.end) : null;
    if (shared !== null) {
      this.#pushNumber(numeral, { ...shared.unit, end: numeral.end, per: null, part: null }, '以上');
      this.#upperEnd = shared.start;
      return shared.start;
    }
    if (!isBareNumber(this.#text, numeral)) return numeral.end;
    return this.#pushNumber(numeral, { ...plainUnit, kind: 'number', unit: null, exponent: 0, end: numeral.end }, null);
  }

  /** Where the upper end of a range begins whose ends both have a unit: 5万元～10万元. 由5万元到10万元 is a change. */
  #upperEndAt(numeral: Numeral, unit: Unit): number {
    if ('由从'.includes(this.#text[numeral.start - 1] ?? ' ')) return -1;
    const upper = this.#behindRangeSign(unit.end);
    if (upper === null || upper.unit.kind !== unit.kind || (unit.kind === 'count' && upper.unit.unit !== unit.unit)) return -1;
    return upper.start;
  }

  #behindRangeSign(end: number): { readonly start: number; readonly unit: Unit } | null {
    const text = this.#text;
    const sign = pastRangeSign(text, pastSpace(text, end));
    const start = sign < 0 ? -1 : pastSpace(text, sign);
    if (start < 0 || classAt(text, start) !== DIGIT) return null;
    const upper = scanNumber(text, start);
    const unit = upper === null ? null : unitAt(text, upper);
    return unit === null || dateAt(text, start) !== null ? null : { start, unit };
  }

  #pushNumber(numeral: Numeral, unit: Unit, ofRange: Approximator | null): number {
    const text = this.#text;
    let start = numeral.start;
    let printed = numeral.printed === null ? null : withPart(numeral.printed, unit.part);
    if (text[start - 1] === '-' && start - 1 >= this.#free && ofRange !== '以下' && !isJoining(text, start - 2)) {
      start -= 1;
      if (printed !== null) printed = { coefficient: -printed.coefficient, scale: printed.scale };
    }
    if (unit.kind === 'money' && (text[start - 1] === '¥' || text[start - 1] === '$') && start - 1 >= this.#free) start -= 1;
    const readings = this.#readings(numeral, unit);
    const isSound = readings.length === 0;
    return this.#push({
      kind: unit.kind, start, end: unit.end,
      printed: isSound ? printed : null,
      value: isSound && printed !== null ? shiftDecimal(printed, unit.exponent) : null,
      unit: unit.unit,
      per: unit.per ?? (unit.kind === 'money' ? perBefore(text, start) : null),
      approximator: ofRange ?? approximatorBefore(text, start) ?? unit.approximator ?? approximatorBehind(text, unit.end),
      malformed: isSound ? null : { why: numeral.fault ?? 'stray', readings },
      date: null, until: null, grouped: numeral.grouped, inWords: numeral.inWords,
    });
  }

  /** What a malformed figure may mean, in the unit of `value`; none for a sound one. */
  #readings({ start, end, fault, printed, inWords }: Numeral, unit: Unit): Decimal[] {
    const text = this.#text;
    if (fault !== null) return separatorReadings(text.slice(start, end)).map((reading) => shiftDecimal(reading, unit.exponent));
    if (printed === null) return [];
    const isAmount = unit.kind === 'money' || unit.kind === 'percent';
    if (isAmount && !inWords && text[start] === '0' && classAt(text, start + 1) === DIGIT) {
      return leadingZeroReadings(text.slice(start, end), printed).map((reading) => shiftDecimal(reading, unit.exponent));
    }
    if (!unit.stray) return [];
    const value = withPart(printed, unit.part);
    return distinct([unit.exponent, ...(unit.strayExponent === null ? [] : [unit.strayExponent])].map((exponent) => shiftDecimal(value, exponent)));
  }
}

/** A dash behind a digit, a letter or a percent joins; it is no minus. */
function isJoining(text: string, at: number): boolean {
  const kind = classAt(text, at);
  return kind === DIGIT || kind === LATIN || text[at] === '%';
}
