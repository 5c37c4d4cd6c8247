import type { FoldedText } from '#core/folded-text.ts';
import { moneyUnits } from '#checker/tables/cell-number.ts';
import type { CellUnit } from '#checker/tables/table.ts';

const caption = /单位[：:](?:人民币)?(亿元|千万元|百万元|万元|千元|百元|元)/;
const inBrackets = /[（(](?:单位[：:])?(亿元|千万元|百万元|万元|千元|百元|元)[）)]/;

/** Paragraphs above a table that may name it and its unit. */
const linesAbove = 4;

/** The unit of money that a caption names; null where it names none. */
export function captionUnit(text: string): string | null {
  return caption.exec(text)?.[1] ?? null;
}

/** The unit and the title above a table that begins at a block. A unit further up belongs to another table. */
export function readCaption(folded: FoldedText, block: number): { readonly title: string; readonly unit: string | null } {
  const lines: string[] = [];
  let unit: string | null = null;
  for (let at = block - 1; at >= 0 && block - at <= linesAbove; at -= 1) {
    const above = folded.blocks[at];
    if (above === undefined || above.table !== undefined || above.end - above.start > 60) break;
    const line = folded.text.slice(above.start, above.end);
    const named = captionUnit(line) ?? inBrackets.exec(line)?.[1] ?? null;
    if (named !== null && unit !== null) break;
    unit ??= named;
    const rest = line.replace(/[（(]?(?:金额)?单位[：:].*$/, '');
    if (rest !== '') lines.unshift(rest);
    if (unit !== null && lines.length > 0) break;
  }
  return { title: lines.join(''), unit };
}

export function moneyUnit(unit: string): CellUnit {
  return { kind: 'money', unit, exponent: moneyUnits[unit] ?? 0 };
}

/** A unit in the head of a column: money, percent, points, or a measure word. */
export function unitOfHead(unit: string): CellUnit {
  if (unit === '%') return { kind: 'percent', unit: '%', exponent: 0 };
  return moneyUnits[unit] === undefined ? { kind: 'count', unit, exponent: 0 } : moneyUnit(unit);
}
