import { parseDecimal } from '#core/decimal.ts';
import type { Decimal } from '#core/decimal.ts';
import type { Malformed } from '#core/figure.ts';
import { DIGIT, classAt } from '#checker/figures/characters.ts';

/** A number before its unit is known. Digits and words are read into the same shape. */
export type Numeral = {
  readonly start: number;
  readonly end: number;
  /** Null when malformed. */
  readonly printed: Decimal | null;
  readonly grouped: boolean;
  readonly inWords: boolean;
  readonly fault: Malformed['why'] | null;
};

/** Longer strings of digits are codes; nothing that long is an amount. */
const longestNumber = 30;

const COMMA = 0x2c;
const POINT = 0x2e;

/**
 * Reads the digits at a place with the commas and points between them. A comma or point with no digit behind it is
 * not part of the number. Null when there are more digits than any amount has; `skipDigits` leads past them.
 */
export function scanNumber(text: string, start: number): Numeral | null {
  const end = skipDigits(text, start);
  if (end - start > longestNumber) return null;
  let commas = 0;
  let points = 0;
  let run = 0;
  let wellGrouped = true;
  let doubled = false;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === POINT) {
      if (run === 0) doubled = true;
      if (code === COMMA) {
        if (points > 0 || (commas === 0 ? run > 3 : run !== 3)) wellGrouped = false;
        commas += 1;
      } else {
        if (points === 0 && commas > 0 && run !== 3) wellGrouped = false;
        points += 1;
      }
      run = 0;
    } else run += 1;
  }
  if (points === 0 && commas > 0 && run !== 3) wellGrouped = false;
  const fault = points > 1 || doubled ? 'points' : wellGrouped ? null : 'grouping';
  const raw = text.slice(start, end);
  const printed = fault === null ? parseDecimal(commas > 0 ? raw.replaceAll(',', '') : raw) : null;
  return { start, end, printed, grouped: commas > 0 && fault === null, inWords: false, fault };
}

/** The place behind the digits, commas and points that belong together. */
export function skipDigits(text: string, start: number): number {
  let at = start;
  for (;;) {
    while (classAt(text, at) === DIGIT) at += 1;
    const code = text.charCodeAt(at);
    if (code !== COMMA && code !== POINT) return at;
    if (classAt(text, at + 1) === DIGIT) {
      at += 1;
      continue;
    }
    // A separator typed twice.
    const next = text.charCodeAt(at + 1);
    if ((next !== COMMA && next !== POINT) || classAt(text, at + 2) !== DIGIT) return at;
    at += 2;
  }
}
