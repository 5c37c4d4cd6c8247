import { addDecimals } from '#core/decimal.ts';
import type { Decimal } from '#core/decimal.ts';

/** 角 and 分 behind 元, in digits or in words: 肆角伍分, 零五分, 6角. */
export function subunitsAt(text: string, start: number): { readonly value: Decimal; readonly end: number } | null {
  let at = start;
  let value: Decimal = { coefficient: 0n, scale: 0 };
  for (const [word, scale] of [['角', 1], ['分', 2]] as const) {
    const from = text[at] === '零' ? at + 1 : at;
    const digit = digitOf(text[from] ?? '');
    if (digit < 0 || text[from + 1] !== word) continue;
    value = addDecimals(value, { coefficient: BigInt(digit), scale });
    at = from + 2;
  }
  return at === start ? null : { value, end: at };
}

const digitRows = ['0123456789', '零一二三四五六七八九', '零壹贰叁肆伍陆柒捌玖'];

function digitOf(character: string): number {
  for (const row of digitRows) {
    const digit = character === '' ? -1 : row.indexOf(character);
    if (digit >= 0) return digit;
  }
  return -1;
}
