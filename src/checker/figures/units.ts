import { addDecimals, shiftDecimal } from '#core/decimal.ts';
import type { Decimal } from '#core/decimal.ts';
import { approximatorBetween } from '#checker/figures/approximators.ts';
import { DIGIT, classAt, pastSpace } from '#checker/figures/characters.ts';
import { measureAt, rateMeasureAt } from '#checker/figures/measure-words.ts';
import { currencyAt, isBareMoney, pastWhole, perBehind, scaleAt } from '#checker/figures/money.ts';
import { percentUnitAt } from '#checker/figures/percent.ts';
import { scanNumber } from '#checker/figures/scan-number.ts';
import type { Numeral } from '#checker/figures/scan-number.ts';
import { subunitsAt } from '#checker/figures/subunits.ts';
import { plainUnit } from '#checker/figures/unit.ts';
import type { Unit } from '#checker/figures/unit.ts';

/** Reads the unit of a number: percent sign, points, currency, measure word. Null when there is none. */
export function unitAt(text: string, numeral: Numeral): Unit | null {
  const at = pastSpace(text, numeral.end);
  return percentUnitAt(text, at, numeral) ?? moneyUnitAt(text, at, numeral) ?? countUnitAt(text, at, numeral);
}

function moneyUnitAt(text: string, start: number, numeral: Numeral): Unit | null {
  // A point typed before the unit, as in 3.5.万元.
  const hasStrayPoint = numeral.end === start && text[start] === '.' && '万亿元'.includes(text[start + 1] ?? ' ');
  let at = hasStrayPoint ? start + 1 : start;
  const before = approximatorBetween(text, at);
  if (before !== null) at += 1;
  const scale = scaleAt(text, at);
  const second = scale.exponent > 0 && before === null ? secondPartAt(text, scale) : null;
  const exponent = second?.exponent ?? scale.exponent;
  let end = second?.end ?? scale.end;
  const scaleText = text.slice(second?.unitStart ?? at, end);
  const between = approximatorBetween(text, end);
  const isBetween = between !== null && currencyAt(text, end + 1) !== null;
  if (isBetween) end += 1;
  const unit = {
    kind: 'money', exponent, approximator: before ?? (isBetween ? between : null), stray: hasStrayPoint || scale.doubled,
    strayExponent: scale.doubled ? exponent + 4 : null, part: second === null ? null : { shift: scale.exponent - exponent, value: second.printed },
  } as const;
  const currency = currencyAt(text, pastSpace(text, end));
  if (currency !== null) {
    const subunits = currency.unit === '元' && exponent === 0 && second === null ? subunitsAt(text, currency.end) : null;
    const close = pastWhole(text, subunits?.end ?? currency.end);
    const per = perBehind(text, close);
    const part = subunits === null ? unit.part : { shift: 0, value: subunits.value };
    return { ...unit, unit: scaleText + currency.unit, part, per: per?.unit ?? null, end: per?.end ?? close };
  }
  const sign = text[numeral.start - 1];
  if (sign === '¥') return { ...unit, unit: `${scaleText}元`, per: null, end };
  if (sign === '$') return { ...unit, unit: `${scaleText}美元`, per: null, end };
  if (exponent < 4 || isCountedAt(text, end) || !isBareMoney(text, numeral.start, end)) return null;
  const per = perBehind(text, end);
  return { ...unit, unit: scaleText, per: per?.unit ?? null, end: per?.end ?? end };
}

function isCountedAt(text: string, end: number): boolean {
  return measureAt(text, pastSpace(text, approximatorBetween(text, end) === null ? end : end + 1)) !== null;
}

type Part = { readonly printed: Decimal; readonly exponent: number; readonly unitStart: number; readonly end: number };

/** 3000万 in 1亿3000万元, 3000 in 2万3000元, 零500万 in 1亿零500万元. */
function secondPartAt(text: string, first: { readonly exponent: number; readonly end: number }): Part | null {
  const at = text[first.end] === '零' ? first.end + 1 : first.end;
  if (classAt(text, at) !== DIGIT) return null;
  const numeral = scanNumber(text, at);
  if (numeral === null || numeral.printed === null) return null;
  const unitStart = pastSpace(text, numeral.end);
  const scale = scaleAt(text, unitStart);
  if (scale.exponent >= first.exponent || scale.doubled) return null;
  if (scale.exponent === 0 && currencyAt(text, unitStart) === null) return null;
  // 1亿30000万元 is no compound.
  if (numeral.printed.coefficient >= shiftDecimal({ coefficient: 1n, scale: 0 }, first.exponent - scale.exponent + numeral.printed.scale).coefficient) return null;
  return { printed: numeral.printed, exponent: scale.exponent, unitStart, end: scale.end };
}

/** The printed number of the whole, in the unit that is printed last. */
export function withPart(printed: Decimal, part: Unit['part']): Decimal {
  return part === null ? printed : addDecimals(shiftDecimal(printed, part.shift), part.value);
}

function countUnitAt(text: string, start: number, numeral: Numeral): Unit | null {
  let at = start;
  const before = approximatorBetween(text, at);
  if (before !== null) at += 1;
  const scale = scaleAt(text, at);
  at = pastSpace(text, scale.end);
  const between = approximatorBetween(text, at);
  if (between !== null) at += 1;
  const measure = numeral.inWords ? measureAt(text, at, true) : rateMeasureAt(text, at);
  if (measure !== null) {
    if (isCode(text, numeral, measure.unit) || (numeral.fault !== null && !isOneSlip(text, numeral))) return null;
    return { ...plainUnit, kind: 'count', unit: measure.unit, exponent: scale.exponent, approximator: before ?? between, end: measure.end, stray: scale.doubled };
  }
  // 阅读量10万: a number in 万 that is neither money nor measured.
  if (scale.exponent < 4 || numeral.inWords) return null;
  return { ...plainUnit, kind: 'number', unit: null, exponent: scale.exponent, approximator: before, end: scale.end, stray: scale.doubled };
}

/** 208类05款01项 are codes of the budget's classification; 前3名 is a rank. */
function isCode(text: string, { start, end, inWords }: Numeral, unit: string): boolean {
  if (!inWords && text[start] === '0' && classAt(text, start + 1) === DIGIT) return true;
  if (unit === '类' && end - start > 2) return true;
  return text[start - 1] === '前' && (unit === '名' || unit === '位');
}

/** One comma in the wrong place is a slip; 3,4,5项 is a list. */
function isOneSlip(text: string, { start, end }: Numeral): boolean {
  let commas = 0;
  let points = 0;
  for (let at = start; at < end; at += 1) {
    if (text[at] === ',') commas += 1;
    else if (text[at] === '.') points += 1;
  }
  return commas === 1 && points <= 1;
}
