import { addDecimals, shiftDecimal } from '#core/decimal.ts';
import type { Decimal } from '#core/decimal.ts';
import type { Approximator, FigureKind } from '#core/figure.ts';
import { approximatorBetween } from '#checker/figures/approximators.ts';
import { DIGIT, NUMERAL, classAt, pastSpace } from '#checker/figures/characters.ts';
import { measureAt, rateMeasureAt } from '#checker/figures/measure-words.ts';
import { currencyAt, isBareMoney, pastWhole, perAt, scaleAt } from '#checker/figures/money.ts';
import { scanNumber } from '#checker/figures/scan-number.ts';
import type { Numeral } from '#checker/figures/scan-number.ts';

/** What stands behind a number and says what it is. */
export type Unit = {
  readonly kind: FigureKind;
  readonly unit: string | null;
  /** The power of ten that 万 or 亿 multiply the printed number by. */
  readonly exponent: number;
  readonly per: string | null;
  /** 余 or 多 between number and unit. */
  readonly approximator: Approximator | null;
  readonly end: number;
  /** Adds a second part, as 3000万 in 1亿3000万元, to the first. */
  readonly add: ((first: Decimal | null) => Decimal | null) | null;
  /** A sign or unit stands where none belongs. */
  readonly stray: boolean;
};

const noPart = { per: null, approximator: null, add: null, stray: false } as const;

/** Reads the unit of a number: percent sign, points, currency, measure word. Null when there is none. */
export function unitAt(text: string, numeral: Numeral): Unit | null {
  const at = pastSpace(text, numeral.end);
  return percentAt(text, at, numeral) ?? moneyAt(text, at, numeral) ?? countAt(text, at, numeral);
}

function percentAt(text: string, at: number, numeral: Numeral): Unit | null {
  let sign = at;
  let stray = false;
  if (text[sign] === '.' && (text[sign + 1] === '%' || text[sign + 1] === '％')) {
    stray = true;
    sign += 1;
  }
  const first = text[sign];
  if (first === '%' || first === '％') {
    let end = sign + 1;
    if (text[end] === '%' || text[end] === '％') {
      stray = true;
      end += 1;
    }
    if (text.startsWith('个百分点', end)) return { ...noPart, kind: 'points', unit: '个百分点', exponent: 0, end: end + 4, stray: true };
    return { ...noPart, kind: 'percent', unit: '%', exponent: 0, end, stray };
  }
  if (first === '‰') return { ...noPart, kind: 'percent', unit: '‰', exponent: -1, end: at + 1 };
  if (text.startsWith('个百分点', at)) return { ...noPart, kind: 'points', unit: '个百分点', exponent: 0, end: at + 4 };
  if (text.startsWith('百分点', at)) return { ...noPart, kind: 'points', unit: '个百分点', exponent: 0, end: at + 3 };
  if (first === '成' && numeral.printed !== null && numeral.printed.scale === 0 && numeral.printed.coefficient <= 10n && numeral.printed.coefficient > 0n && isTenths(text, at + 1)) {
    return { ...noPart, kind: 'percent', unit: '成', exponent: 1, end: at + 1, approximator: '约' };
  }
  return null;
}

/** 八成 is eighty per cent; 三成员 and 一成立 are other words. */
function isTenths(text: string, at: number): boolean {
  const next = text[at] ?? '';
  return next === '' || !'立为员果功长绩本都交型套熟品分就效因份片批见一不千万人年'.includes(next);
}

function moneyAt(text: string, start: number, numeral: Numeral): Unit | null {
  let at = start;
  let stray = false;
  if (numeral.end === start && text[at] === '.' && (text[at + 1] === '万' || text[at + 1] === '亿' || text[at + 1] === '元')) {
    stray = true;
    at += 1;
  }
  let approximator = approximatorBetween(text, at);
  if (approximator !== null) at += 1;
  const scale = scaleAt(text, at);
  if (scale.doubled) stray = true;
  let end = scale.end;
  let exponent = scale.exponent;
  let unitStart = at;
  let add: Unit['add'] = null;
  if (exponent > 0 && approximator === null) {
    const second = secondPartAt(text, end, exponent);
    if (second !== null) {
      const first = exponent;
      add = (printed) => (printed === null ? null : addDecimals(shiftDecimal(printed, first - second.exponent), second.printed));
      exponent = second.exponent;
      unitStart = second.unitStart;
      end = second.end;
    }
  }
  const scaleText = text.slice(unitStart, end);
  const between = approximatorBetween(text, end);
  if (between !== null && between !== '约') {
    const unit = currencyAt(text, end + 1);
    if (unit !== null) {
      approximator ??= between;
      end += 1;
    }
  }
  const currency = currencyAt(text, pastSpace(text, end)) ;
  if (currency !== null) {
    const subunits = currency.unit === '元' && exponent === 0 ? subunitsAt(text, currency.end) : null;
    const first = add;
    const close = pastWhole(text, subunits?.end ?? currency.end);
    const per = perAt(text, close);
    return {
      kind: 'money', unit: scaleText + currency.unit, exponent, per: per?.unit ?? null, approximator, end: per?.end ?? close, stray,
      add: subunits === null ? first : (printed) => {
        const whole = first?.(printed) ?? printed;
        return whole === null ? null : addDecimals(whole, subunits.value);
      },
    };
  }
  if (text[numeral.start - 1] === '¥') return { kind: 'money', unit: `${scaleText}元`, exponent, per: null, approximator, end, add, stray };
  if (text[numeral.start - 1] === '$') return { kind: 'money', unit: `${scaleText}美元`, exponent, per: null, approximator, end, add, stray };
  if (exponent < 4 || numeral.inWords && exponent === 0) return null;
  if (countBehind(text, end)) return null;
  if (!isBareMoney(text, numeral.start, end)) return null;
  const per = perAt(text, end);
  return { kind: 'money', unit: scaleText, exponent, per: per?.unit ?? null, approximator, end: per?.end ?? end, add, stray };
}

function countBehind(text: string, end: number): boolean {
  const at = approximatorBetween(text, end) === null ? end : end + 1;
  return measureAt(text, at) !== null;
}

/** 3000万 in 1亿3000万元, 3000 in 2万3000元, 零500万 in 1亿零500万元. */
function secondPartAt(text: string, start: number, exponent: number): { readonly printed: Decimal; readonly exponent: number; readonly unitStart: number; readonly end: number } | null {
  let at = start;
  if (text[at] === '零') at += 1;
  if (classAt(text, at) !== DIGIT) return null;
  const numeral = scanNumber(text, at);
  if (numeral === null || numeral.printed === null) return null;
  const scale = scaleAt(text, pastSpace(text, numeral.end));
  if (scale.exponent >= exponent || scale.doubled) return null;
  if (scale.exponent === 0 && currencyAt(text, numeral.end) === null) return null;
  return { printed: numeral.printed, exponent: scale.exponent, unitStart: pastSpace(text, numeral.end), end: scale.end };
}

/** 角 and 分 behind 元. */
function subunitsAt(text: string, start: number): { readonly value: Decimal; readonly end: number } | null {
  let at = start;
  let value: Decimal = { coefficient: 0n, scale: 0 };
  for (const [word, scale] of [['角', 1], ['分', 2]] as const) {
    const digit = subunitDigit(text[at] === '零' && classAt(text, at + 1) === NUMERAL ? text[at + 1] : text[at]);
    const width = text[at] === '零' && classAt(text, at + 1) === NUMERAL ? 2 : 1;
    if (digit < 0 || text[at + width] !== word) continue;
    value = addDecimals(value, { coefficient: BigInt(digit), scale });
    at += width + 1;
  }
  return at === start ? null : { value, end: at };
}

function subunitDigit(character: string | undefined): number {
  if (character === undefined) return -1;
  const digit = '0123456789'.indexOf(character);
  if (digit >= 0) return digit;
  const word = '零一二三四五六七八九'.indexOf(character);
  return word >= 0 ? word : '零壹贰叁肆伍陆柒捌玖'.indexOf(character);
}

function countAt(text: string, start: number, numeral: Numeral): Unit | null {
  let at = start;
  let approximator = approximatorBetween(text, at);
  if (approximator !== null) at += 1;
  const scale = scaleAt(text, at);
  at = pastSpace(text, scale.end);
  const between = approximatorBetween(text, at);
  if (between !== null) {
    approximator ??= between;
    at += 1;
  }
  const measure = numeral.inWords ? measureAt(text, at, true) : rateMeasureAt(text, at);
  if (measure !== null) {
    if (numeral.fault !== null && !isOneSlip(text, numeral)) return null;
    return { kind: 'count', unit: measure.unit, exponent: scale.exponent, per: null, approximator, end: measure.end, add: null, stray: scale.doubled };
  }
  // 阅读量10万: a number in 万 that is neither money nor measured.
  if (scale.exponent >= 4 && !numeral.inWords) {
    return { kind: 'number', unit: null, exponent: scale.exponent, per: null, approximator: null, end: scale.end, add: null, stray: scale.doubled };
  }
  return null;
}

/** One comma too few digits apart is a slip; 3,4,5项 is a list. */
function isOneSlip(text: string, numeral: Numeral): boolean {
  let commas = 0;
  let points = 0;
  for (let at = numeral.start; at < numeral.end; at += 1) {
    if (text[at] === ',') commas += 1;
    else if (text[at] === '.') points += 1;
  }
  return commas === 1 && points <= 1;
}
