/** Classes of characters that the scanner of figures tells apart. */
export const OTHER = 0;
export const DIGIT = 1;
export const NUMERAL = 2;
export const LATIN = 3;
export const IDEOGRAPH = 4;
/** A space, a tab, a line end, or the edge of the text. */
export const BLANK = 5;

const numerals = '〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸';

const classes = (() => {
  const table = new Uint8Array(0x10000);
  table.fill(IDEOGRAPH, 0x4e00, 0xa000);
  table.fill(IDEOGRAPH, 0x3400, 0x4dc0);
  table.fill(DIGIT, 0x30, 0x3a);
  table.fill(LATIN, 0x41, 0x5b);
  table.fill(LATIN, 0x61, 0x7b);
  for (const blank of [0x20, 0x09, 0x0a, 0x0d, 0x3000, 0xa0]) table[blank] = BLANK;
  for (const numeral of numerals) table[numeral.charCodeAt(0)] = NUMERAL;
  return table;
})();

/** The class of the character at a place; `BLANK` outside the text. */
export function classAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? (classes[text.charCodeAt(at)] ?? OTHER) : BLANK;
}

/** Chinese writing, numerals included. */
export function isChineseAt(text: string, at: number): boolean {
  const kind = classAt(text, at);
  return kind === IDEOGRAPH || kind === NUMERAL;
}

/** Past one space, if one stands there: an occasional space survives between a number and its unit. */
export function pastSpace(text: string, at: number): number {
  return text.charCodeAt(at) === 0x20 ? at + 1 : at;
}

/** The signs and words that join the two ends of a range: `-`, dashes, `～`, 至, 到. Answers the place behind it, or -1. */
export function pastRangeSign(text: string, at: number): number {
  switch (text.charCodeAt(at)) {
    case 0x2d: case 0x2013: case 0x2015: case 0xff5e: case 0x7e: case 0x81f3: case 0x5230: return at + 1;
    case 0x2014: return text.charCodeAt(at + 1) === 0x2014 ? at + 2 : at + 1;
    default: return -1;
  }
}
