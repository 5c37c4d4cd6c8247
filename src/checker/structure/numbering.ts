/**
 * A style of numbering: 第一部分 · 一、 · （一） · 1. · （1） · 1） · 1.1 · 项目一： · ①. Headings of one style at one place are
 * siblings, whatever the style; which style stands above which is read from the text.
 */
export type NumberingStyle = 'part' | 'han' | 'han-bracket' | 'arabic' | 'arabic-bracket' | 'arabic-half' | 'decimal' | 'item' | 'circled';

/** The numbering at the start of a paragraph; `end` is the offset behind it, `value` the number printed. */
export type Numbering = { readonly style: NumberingStyle; readonly value: number; readonly end: number };

const pattern = new RegExp([
  '（([一二三四五六七八九十百零〇]{1,6})）[、.。]?',
  '([一二三四五六七八九十百零〇]{1,6})[、。.]',
  '第([一二三四五六七八九十百\\d]{1,4})(?:部分|章|节|篇)[、：，]?',
  '（(\\d{1,3})）[、.。]?',
  '(\\d{1,2}(?:\\.\\d{1,2}){1,3})[、.]?(?=[\\u4e00-\\u9fa5“《])(?!项(?!目)|[万亿元个家人次名件篇条年月日倍度])',
  '(\\d{1,3})[、.](?!\\d)',
  '(\\d{1,3})）',
  '项目([一二三四五六七八九十百]{1,4}|\\d{1,3})[：、.。]',
  '([①-⑳])',
].join('|'), 'y');

/** The styles in the order of the groups of the pattern. */
const styles: readonly NumberingStyle[] = [
  'han-bracket', 'han', 'part', 'arabic-bracket', 'decimal', 'arabic', 'arabic-half', 'item', 'circled',
];

/** Reads the numbering at an offset of the folded text; null where there is none. `一是` is not a numbering. */
export function readNumbering(text: string, at: number): Numbering | null {
  if (!canStart(text.charCodeAt(at))) return null;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return null;
  for (let group = 1; group <= styles.length; group += 1) {
    const printed = match[group];
    const style = styles[group - 1];
    if (printed !== undefined && style !== undefined) return { style, value: ordinalOf(printed), end: at + match[0].length };
  }
  return null;
}

function canStart(code: number): boolean {
  return code === 0xff08 || (code >= 0x30 && code <= 0x39) || code === 0x7b2c || code === 0x9879
    || (code >= 0x2460 && code <= 0x2473) || hanDigits.has(code);
}

const hanDigits: ReadonlyMap<number, number> = new Map(
  [...'零一二三四五六七八九'].map((character, value): [number, number] => [character.charCodeAt(0), value]).concat([
    ['十'.charCodeAt(0), 10], ['百'.charCodeAt(0), 100], ['〇'.charCodeAt(0), 0],
  ]),
);

/** The value of 三十一, 12, ③ or the last part of 2.3. */
function ordinalOf(printed: string): number {
  const first = printed.charCodeAt(0);
  if (first >= 0x2460 && first <= 0x2473) return first - 0x2460 + 1;
  if (first >= 0x30 && first <= 0x39) {
    let value = 0;
    for (const digit of printed.slice(printed.lastIndexOf('.') + 1)) value = value * 10 + (digit.charCodeAt(0) - 0x30);
    return value;
  }
  let total = 0;
  let current = 0;
  for (const character of printed) {
    const digit = hanDigits.get(character.charCodeAt(0)) ?? 0;
    if (digit >= 10) {
      total += (current === 0 ? 1 : current) * digit;
      current = 0;
    } else current = digit;
  }
  return total + current;
}
