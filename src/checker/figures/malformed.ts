import { equalDecimals, parseDecimal, shiftDecimal } from '#core/decimal.ts';
import type { Decimal } from '#core/decimal.ts';

/** Changes needed, and how much of what is printed stays: 2 for a separator in its place, 1 for one of the other kind. */
type Edits = { readonly edits: number; readonly kept: number };

/** More separators than this are not one mistake. */
const mostSeparators = 6;

/**
 * What a number with misplaced commas or points may have been meant to be, likeliest first: the readings that need the
 * fewest separators moved, added, dropped or exchanged, among equals those that keep more of the printed ones, then the
 * digits without any.
 *
 * 11,25791 reads 11,257.91 · 11.25791 · 1125791; 12,50 reads 12.50 · 1250; 1.2.3 reads 1.23 · 12.3 · 123.
 */
export function separatorReadings(printed: string): Decimal[] {
  const commas: number[] = [];
  const points: number[] = [];
  let digits = '';
  for (const character of printed) {
    if (character === ',') commas.push(digits.length);
    else if (character === '.') points.push(digits.length);
    else digits += character;
  }
  const plain = parseDecimal(digits);
  if (plain === null) return [];
  const candidates: (Edits & { readonly reading: Decimal })[] = [];
  if (commas.length + points.length <= mostSeparators) {
    for (let point = 1; point <= digits.length; point += 1) {
      const reading = { coefficient: plain.coefficient, scale: digits.length - point };
      candidates.push({ reading, ...plainEdits(commas, points, point, digits.length) });
      if (point > 3) candidates.push({ reading, ...groupedEdits(commas, points, point, digits.length) });
    }
  }
  const fewest = Math.min(...candidates.map(({ edits }) => edits));
  const ranked = candidates.filter(({ edits }) => edits === fewest).sort((left, right) => right.kept - left.kept);
  return distinct([...ranked.map(({ reading }) => reading), plain]);
}

/** 05 reads 5 · 0.5; 00.5 reads 0.5. */
export function leadingZeroReadings(printed: string, value: Decimal): Decimal[] {
  return value.scale > 0 ? [value] : [value, shiftDecimal(value, 1 - printed.length)];
}

/** Equal values once, in the order given. */
export function distinct(readings: readonly Decimal[]): Decimal[] {
  return readings.filter((reading, index) => readings.findIndex((known) => equalDecimals(known, reading)) === index);
}

/** Without thousands marks: every comma is dropped or becomes the point. */
function plainEdits(commas: readonly number[], points: readonly number[], point: number, length: number): Edits {
  const keepsPoint = points.includes(point);
  const isExchanged = !keepsPoint && commas.includes(point);
  const spare = points.length - (keepsPoint ? 1 : 0);
  const needsPoint = point < length && !keepsPoint && !isExchanged;
  // A comma that becomes the point counts once, as a dropped one does.
  return { edits: commas.length + Math.max(spare, needsPoint ? 1 : 0), kept: (keepsPoint ? 2 : 0) + (isExchanged ? 1 : 0) };
}

/** With thousands marks before the point, some of them kept. */
function groupedEdits(commas: readonly number[], points: readonly number[], point: number, length: number): Edits {
  let kept = 0;
  let exchanged = 0;
  let missing = 0;
  for (let at = point - 3; at > 0; at -= 3) {
    if (commas.includes(at)) kept += 1;
    else if (points.includes(at)) exchanged += 1;
    else missing += 1;
  }
  const keepsPoint = points.includes(point);
  const becomesPoint = !keepsPoint && commas.includes(point) && point < length;
  const spareCommas = commas.length - kept - (becomesPoint ? 1 : 0);
  const sparePoints = points.length - exchanged - (keepsPoint ? 1 : 0);
  const needsPoint = point < length && !keepsPoint && !becomesPoint;
  const edits = exchanged + (becomesPoint ? 1 : 0) + Math.max(spareCommas, missing) + Math.max(sparePoints, needsPoint ? 1 : 0);
  return { edits, kept: 2 * (kept + (keepsPoint ? 1 : 0)) + exchanged + (becomesPoint ? 1 : 0) };
}
