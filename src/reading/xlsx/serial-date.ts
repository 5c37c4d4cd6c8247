import type { Decimal } from '#core/decimal.ts';
import { fromDecimal, roundHalfUp, truncate } from '#core/rational.ts';

const noLiterals = /"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi;

/** Whether a section of a number format shows a date or a time. */
export function isDateFormat(section: string): boolean {
  const plain = section.replace(noLiterals, '');
  return /[ymdhs年月日]/i.test(plain) && !/[#?]/.test(plain) && !/0(?!\d*s)/.test(plain.replace(/s\.0+/gi, 's'));
}

/**
 * A serial day number by a date format: 45271 as 2023年12月11日. Null outside the years that Excel shows.
 *
 * @param dates1904 whether the workbook counts from 1904
 */
export function formatSerialDate(serial: Decimal, section: string, dates1904: boolean): string | null {
  const exact = fromDecimal(serial);
  const days = truncate(exact, 0).coefficient;
  if (days < 0n || days > 2_958_465n) return null;
  const seconds = Number(roundHalfUp({ numerator: exact.numerator * 86_400n, denominator: exact.denominator }, 0).coefficient - days * 86_400n);
  const { year, month, day } = calendar(Number(days), dates1904);
  const hour = Math.floor(seconds / 3600);
  const minute = Math.floor(seconds / 60) % 60;
  const second = seconds % 60;
  const isTwelve = /AM\/PM|上午\/下午/i.test(section);
  let out = '';
  let afterHour = false;
  for (const [token] of section.matchAll(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?|AM\/PM|上午\/下午|y+|m+|d+|h+|s+(?:\.0+)?|[\s\S]/gi)) {
    const low = token.toLowerCase();
    if (token.startsWith('"')) out += token.replaceAll('"', '');
    else if (token.startsWith('\\')) out += token.slice(1);
    else if (token.startsWith('_') || token.startsWith('*')) continue;
    else if (low === 'am/pm' || token === '上午/下午') out += hour < 12 ? '上午' : '下午';
    else if (/^y+$/.test(low)) out += low.length <= 2 ? String(year % 100).padStart(2, '0') : String(year);
    else if (/^m+$/.test(low)) {
      const isMinute = afterHour || isBeforeSeconds(section, token, out);
      out += pad(isMinute ? minute : month, low.length);
    } else if (/^d+$/.test(low)) out += low.length > 2 ? '' : pad(day, low.length);
    else if (/^h+$/.test(low)) out += pad(isTwelve ? (hour + 11) % 12 + 1 : hour, low.length);
    else if (/^\[h+\]$/.test(low)) out += String(Number(days) * 24 + hour);
    else if (/^s+/.test(low)) out += pad(second, /^s+/.exec(low)?.[0].length ?? 1);
    else if (!token.startsWith('[') && token !== '@' && token !== ';') out += token;
    if (/^(?:\[?h+\]?|y+|m+|d+|s+)/.test(low)) afterHour = /^\[?h/.test(low);
  }
  return out.trim();
}

/** mm:ss without hours. */
function isBeforeSeconds(section: string, token: string, written: string): boolean {
  return written === '' && new RegExp(`^\\W*${token}\\W*s`, 'i').test(section);
}

function pad(value: number, length: number): string {
  return String(value).padStart(Math.min(2, length), '0');
}

/** Excel counts a 29 February 1900 that never was; days are counted on from 1 March 1900 by the civil calendar. */
function calendar(serial: number, dates1904: boolean): { year: number; month: number; day: number } {
  if (!dates1904 && serial === 60) return { year: 1900, month: 2, day: 29 };
  const sinceEpoch = dates1904 ? serial - 24_107 : serial - 25_569 + (serial < 60 ? 1 : 0);
  const shifted = sinceEpoch + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthShifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthShifted < 10 ? monthShifted + 3 : monthShifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * monthShifted + 2) / 5) + 1 };
}
