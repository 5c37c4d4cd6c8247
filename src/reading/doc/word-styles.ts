import { modifiers } from '#reading/doc/word-properties.ts';
import { tableOf, tables, within, type WordFile } from '#reading/doc/word-file.ts';

/** What a paragraph says of itself, or a style of its paragraphs; null where it says nothing. Levels count from 0. */
export type ParagraphTraits = {
  outline: number | null;
  list: number | null;
  listLevel: number | null;
  inTable: boolean;
  isRowEnd: boolean;
  isInnerCell: boolean;
  row: DataView | null;
};

export function traitsOf(list: DataView): ParagraphTraits {
  const traits: ParagraphTraits = { outline: null, list: null, listLevel: null, inTable: false, isRowEnd: false, isInnerCell: false, row: null };
  for (const { code, operand } of modifiers(list)) {
    if (operand.byteLength === 0) continue;
    switch (code) {
      case 0x2416: traits.inTable = operand.getUint8(0) === 1; break;
      case 0x2417: traits.isRowEnd = operand.getUint8(0) === 1; break;
      case 0x244b: case 0x244c: traits.isInnerCell = operand.getUint8(0) === 1; break;
      case 0x2640: traits.outline = operand.getUint8(0); break;
      case 0x260a: traits.listLevel = operand.getUint8(0); break;
      case 0x460b: if (operand.byteLength === 2) traits.list = operand.getUint16(0, true); break;
      case 0xd608: traits.row = operand; break;
      default: break;
    }
  }
  return traits;
}

/** The traits of paragraph styles by number, with what they inherit. */
export function readWordStyles(file: WordFile): (style: number) => ParagraphTraits {
  const sheet = tableOf(file, tables.styles);
  const raw: { readonly traits: ParagraphTraits; readonly base: number }[] = [];
  if (sheet.byteLength > 8) {
    const head = sheet.getUint16(0, true);
    const count = sheet.getUint16(2, true);
    const baseSize = sheet.getUint16(4, true);
    let at = 2 + head;
    for (let style = 0; style < count && at + 2 <= sheet.byteLength; style += 1) {
      const size = sheet.getUint16(at, true);
      raw.push(readStyle(within(sheet, at + 2, size), baseSize));
      at += 2 + size + (size % 2);
    }
  }
  const resolved = new Map<number, ParagraphTraits>();
  return (style) => {
    const known = resolved.get(style);
    if (known !== undefined) return known;
    const traits = traitsOf(within(sheet, 0, 0));
    let next = raw[style];
    for (let depth = 0; next !== undefined && depth < 12; depth += 1) {
      traits.outline ??= next.traits.outline;
      traits.list ??= next.traits.list;
      traits.listLevel ??= next.traits.listLevel;
      next = raw[next.base];
    }
    resolved.set(style, traits);
    return traits;
  };
}

const HEADINGS = 9;

function readStyle(style: DataView, baseSize: number): { readonly traits: ParagraphTraits; readonly base: number } {
  const empty = traitsOf(within(style, 0, 0));
  if (style.byteLength < Math.max(10, baseSize) + 2) return { traits: empty, base: 0xfff };
  const builtIn = style.getUint16(0, true) & 0x0fff;
  const kind = style.getUint16(2, true) & 0x000f;
  const base = style.getUint16(2, true) >> 4;
  if (kind !== 1) return { traits: empty, base };
  const nameLength = style.getUint16(baseSize, true);
  let at = baseSize + 2 + 2 * nameLength + 2;
  at += at % 2;
  let traits = empty;
  if (at + 4 <= style.byteLength) {
    const size = style.getUint16(at, true);
    if (size > 2) traits = traitsOf(within(style, at + 4, size - 2));
  }
  if (builtIn >= 1 && builtIn <= HEADINGS) traits.outline ??= builtIn - 1;
  return { traits, base };
}
