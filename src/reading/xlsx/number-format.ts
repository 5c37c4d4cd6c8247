import { formatDecimal, parseDecimal, plainDecimal, shiftDecimal, type Decimal } from '#core/decimal.ts';
import { fromDecimal, roundHalfUp } from '#core/rational.ts';
import { formatSerialDate, isDateFormat } from '#reading/xlsx/serial-date.ts';

/** Formats of a workbook that have numbers but no text in the file. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 5: '¥#,##0', 6: '¥#,##0', 7: '¥#,##0.00', 8: '¥#,##0.00', 9: '0%', 10: '0.00%',
  14: 'yyyy/m/d', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: 'm/d/yy', 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"', 37: '#,##0', 38: '#,##0', 39: '#,##0.00', 40: '#,##0.00', 41: '#,##0', 42: '¥#,##0', 43: '#,##0.00', 44: '¥#,##0.00',
  45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss', 49: '@', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
  55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
};

/** The text of a format: the workbook's own, or the one behind a built-in number; empty for General. */
export function formatCode(id: number, own: ReadonlyMap<number, string>): string {
  const code = own.get(id) ?? builtIn[id] ?? '';
  return /^general$/i.test(code.replace(/;.*$/, '').trim()) ? '' : code;
}

/**
 * A stored number as its cell shows it: percent, thousands marks, decimals rounded half up, dates. `value` is what the
 * file holds, such as `0.40899999999999997`; Excel keeps 15 digits of it, and so do we.
 */
export function showNumber(value: string, code: string, dates1904: boolean): string {
  const exact = parseStored(value);
  if (exact === null) return value;
  if (code === '@' || code === '') return general(exact);
  const sections = splitSections(code);
  const negative = exact.coefficient < 0n;
  const zero = exact.coefficient === 0n;
  const chosen = negative && sections.length > 1 ? 1 : zero && sections.length > 2 ? 2 : 0;
  const section = sections[chosen] ?? '';
  if (isDateFormat(section)) return formatSerialDate(exact, section, dates1904) ?? general(exact);
  const shown = negative && chosen === 1 ? { ...exact, coefficient: -exact.coefficient } : exact;
  return applyPattern(shown, section) ?? general(exact);
}

/** A number as the file holds it, to the fifteen digits that Excel keeps; also `1.5E-3`. Null for what is no number. */
export function parseStored(value: string): Decimal | null {
  const match = /^([+-]?\d{1,320}(?:\.\d{1,320})?)(?:[eE]([+-]?\d{1,3}))?$/.exec(value.trim());
  const mantissa = parseDecimal(match?.[1] ?? '');
  if (match === null || mantissa === null) return null;
  const moved = match[2] === undefined ? mantissa : shiftDecimal(mantissa, Number.parseInt(match[2], 10));
  return significant(moved, 15);
}

function significant(value: Decimal, digits: number): Decimal {
  const length = value.coefficient.toString().replace('-', '').length;
  const surplus = Math.min(length - digits, value.scale);
  return surplus <= 0 ? value : roundHalfUp(fromDecimal(value), value.scale - surplus);
}

/** Eleven characters, as Excel shows without a format; whole numbers in full. */
function general(value: Decimal): string {
  const plain = plainDecimal(value);
  const point = plain.indexOf('.');
  if (point < 0 || plain.length <= 11) return plain;
  return plainDecimal(roundHalfUp(fromDecimal(value), Math.max(0, 10 - point)));
}

function splitSections(code: string): string[] {
  const sections: string[] = [];
  let section = '';
  for (const token of tokens(code)) {
    if (token === ';') {
      sections.push(section);
      section = '';
    } else section += token;
  }
  return [...sections, section];
}

/** Literals in quotes, escaped, padding and bracketed pieces stay whole; everything else is single signs. */
function tokens(code: string): string[] {
  return code.match(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?|[\s\S]/g) ?? [];
}

type Pattern = { prefix: string; suffix: string; whole: string; decimals: string; percents: number; thousands: number };

function readPattern(section: string): Pattern | null {
  const pattern: Pattern = { prefix: '', suffix: '', whole: '', decimals: '', percents: 0, thousands: 0 };
  const at: { place: 'prefix' | 'whole' | 'decimals' | 'suffix' } = { place: 'prefix' };
  const literal = (text: string): void => {
    if (at.place === 'prefix') pattern.prefix += text;
    else {
      at.place = 'suffix';
      pattern.suffix += text;
    }
  };
  for (const token of tokens(section)) {
    if (token.startsWith('"')) literal(token.replaceAll('"', ''));
    else if (token.startsWith('\\') && token.length > 1) literal(token.slice(1));
    else if ((token.startsWith('_') || token.startsWith('*')) && token.length > 1) continue;
    else if (token.startsWith('[')) literal(/^\[\$([^-\]]*)/.exec(token)?.[1] ?? '');
    else if (/^[0#?]$/.test(token)) {
      if (at.place === 'suffix') return null;
      if (at.place === 'prefix') at.place = 'whole';
      if (at.place === 'whole') pattern.whole += token;
      else pattern.decimals += token;
    } else if (token === ',' && at.place === 'whole') pattern.whole += ',';
    else if (token === ',' && at.place === 'decimals') pattern.thousands += 1;
    else if (token === '.' && (at.place === 'whole' || at.place === 'prefix')) at.place = 'decimals';
    else if (token === '%') {
      pattern.percents += 1;
      literal('%');
    } else if (/^[eE\/]$/.test(token)) return null;
    else literal(token);
  }
  const scaled = /,+$/.exec(pattern.whole)?.[0].length ?? 0;
  return { ...pattern, whole: pattern.whole.slice(0, pattern.whole.length - scaled), thousands: pattern.thousands + scaled };
}

/** Null for patterns that are not understood (fractions, exponents). */
function applyPattern(value: Decimal, section: string): string | null {
  const pattern = readPattern(section);
  if (pattern === null) return null;
  const { prefix, suffix, whole, decimals } = pattern;
  if (whole === '' && decimals === '') return prefix + suffix === '' && section !== '' ? '' : prefix + suffix;
  const scaled = shiftDecimal(value, 2 * pattern.percents - 3 * pattern.thousands);
  const rounded = roundHalfUp(fromDecimal(scaled), decimals.length);
  const sign = rounded.coefficient < 0n ? '-' : '';
  const printed = formatDecimal({ ...rounded, coefficient: rounded.coefficient < 0n ? -rounded.coefficient : rounded.coefficient });
  const [digits = '0', rest = ''] = printed.split('.');
  const least = (whole.match(/0/g) ?? []).length;
  const padded = digits === '0' && least === 0 ? '' : digits.padStart(least, '0');
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(\d{3})+$)/g, ',') : padded;
  let kept = rest.length;
  while (kept > 0 && rest[kept - 1] === '0' && decimals[kept - 1] !== '0') kept -= 1;
  const shownDecimals = kept > 0 ? `.${rest.slice(0, kept)}` : '';
  return `${sign}${prefix}${grouped}${shownDecimals}${suffix}`.trim();
}
