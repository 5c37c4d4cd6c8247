import { shiftDecimal } from '#core/decimal.ts';
import type { Decimal } from '#core/decimal.ts';
import { DIGIT, NUMERAL, classAt, pastSpace } from '#checker/figures/characters.ts';
import { readNumeralWords } from '#checker/figures/chinese-numerals.ts';
import { scanNumber, skipDigits } from '#checker/figures/scan-number.ts';
import type { Numeral } from '#checker/figures/scan-number.ts';
import { plainUnit } from '#checker/figures/unit.ts';
import type { Unit } from '#checker/figures/unit.ts';

/** %, ‰, 个百分点 or 成 behind a number. */
export function percentUnitAt(text: string, at: number, numeral: Numeral): Unit | null {
  switch (text[at] ?? '') {
    case '%': case '.': return percentSignAt(text, at);
    case '‰': return { ...plainUnit, kind: 'percent', unit: '‰', exponent: -1, end: at + 1 };
    case '个': case '百': {
      const end = text.startsWith('个百分点', at) ? at + 4 : text.startsWith('百分点', at) ? at + 3 : at;
      return end === at ? null : { ...plainUnit, kind: 'points', unit: '个百分点', exponent: 0, end };
    }
    case '成': return isTenths(text, at + 1, numeral.printed) ? { ...plainUnit, kind: 'percent', unit: '成', exponent: 1, end: at + 1, approximator: '约' } : null;
    default: return null;
  }
}

/** 90%; with a stray point before it or a second sign behind it, it is malformed. */
function percentSignAt(text: string, start: number): Unit | null {
  const at = text[start] === '.' ? start + 1 : start;
  if (text[at] !== '%') return null;
  const end = text[at + 1] === '%' ? at + 2 : at + 1;
  if (text.startsWith('个百分点', end)) return { ...plainUnit, kind: 'points', unit: '个百分点', exponent: 0, end: end + 4, stray: true };
  return { ...plainUnit, kind: 'percent', unit: '%', exponent: 0, end, stray: at > start || end > at + 1 };
}

/** 八成 is eighty per cent, and only about so; 三成员, 一成立 and 两成本 are other words. */
function isTenths(text: string, at: number, printed: Decimal | null): boolean {
  if (printed === null || printed.scale > 0 || printed.coefficient < 1n || printed.coefficient > 10n) return false;
  const next = text[at] ?? '';
  return next === '' || !'立为员果功长绩本都交型套熟品分就效因份片批见一不千万人年'.includes(next);
}

/** A fraction in words: 百分之九十, 千分之5. `printed` is null for 三分之一, which is no percent. */
export type WordFraction = { readonly end: number; readonly printed: Decimal | null; readonly value: Decimal | null; readonly unit: string };

const bases = new Map([['百', { shift: 0, unit: '%' }], ['千', { shift: -1, unit: '‰' }], ['万', { shift: -2, unit: '‱' }]]);
const longestBase = 4;

/** Reads 百分之… where its first numeral stands; null when no 分之 follows. */
export function wordFractionAt(text: string, start: number): WordFraction | null {
  let stem = start;
  while (classAt(text, stem) === NUMERAL && stem - start < longestBase) stem += 1;
  if (text[stem] !== '分' || text[stem + 1] !== '之') return null;
  const at = pastSpace(text, stem + 2);
  const { end, printed } = fractionNumber(text, at);
  const base = bases.get(text.slice(start, stem));
  if (base === undefined || printed === null) return { end, printed: null, value: null, unit: '' };
  return { end, printed, value: shiftDecimal(printed, base.shift), unit: base.unit };
}

function fractionNumber(text: string, at: number): { readonly end: number; readonly printed: Decimal | null } {
  const kind = classAt(text, at);
  if (kind === DIGIT) return { end: skipDigits(text, at), printed: scanNumber(text, at)?.printed ?? null };
  if (kind !== NUMERAL) return { end: at, printed: null };
  const words = readNumeralWords(text, at);
  return { end: words.runEnd, printed: words.positional || words.end !== words.runEnd ? null : words.value };
}
