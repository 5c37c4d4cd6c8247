import { addDecimals, equalDecimals, wholeNumber, type Decimal } from '#core/decimal.ts';
import type { CellNumber } from '#checker/tables/cell-number.ts';

/** The columns of the table of 三公 in their fixed order, each as heads from the top. */
const places: readonly (readonly string[])[] = [
  ['合计'], ['因公出国（境）费'], ['公务用车购置及运行维护费', '小计'], ['公务用车购置及运行维护费', '购置费'], ['公务用车购置及运行维护费', '运行维护费'], ['公务接待费'],
];

/** A figure of the table with the heads of its column, the measure last. */
export type PlacedNumber = { readonly heads: readonly string[]; readonly number: CellNumber };

const named = [/因公出国/, /公务接待费/, /购置费/, /运行(?:维护)?费/, /小计/];

/** Whether the words above a row of numbers are those of the table of 三公, however they were cut up. */
export function isPublicExpenses(words: string): boolean {
  return named.every((pattern) => pattern.test(words)) && /预算/.test(words) && /决算/.test(words);
}

/**
 * Which figure is which in the one row of the table of 三公. Twelve numbers fill all columns; of ten, the column that was
 * blank is the one without which 合计 and 小计 hold best. Null where that is not sure.
 */
export function placeNumbers(words: string, numbers: readonly CellNumber[]): PlacedNumber[] | null {
  const alternates = /(?:预算数?决算数?){2}/.test(words);
  const measures = ['预算数', '决算数'];
  const perMeasure = numbers.length / 2;
  if (perMeasure !== 6 && perMeasure !== 5) return null;
  const groups = Array.from({ length: perMeasure }, (_, at) => measures.map((_measure, side) => numbers[alternates ? at * 2 + side : side * perMeasure + at]));
  const kept = perMeasure === 6 ? places.map((_, at) => at) : likeliestPlaces(groups);
  if (kept === null) return null;
  return kept.flatMap((place, at) => measures.flatMap((measure, side): PlacedNumber[] => {
    const number = groups[at]?.[side];
    return number === undefined ? [] : [{ heads: [...(places[place] ?? []), measure], number }];
  }));
}

/** The places of five pairs among six: all but the one whose absence lets both sums of a measure hold, and no other's as many. */
function likeliestPlaces(groups: readonly (readonly (CellNumber | undefined)[])[]): number[] | null {
  const ranked = places.map((_, missing) => {
    const kept = places.map((_place, at) => at).filter((at) => at !== missing);
    const [budget = 0, spent = 0] = [0, 1].map((side) => holdingSums(kept, groups.map((group) => group[side]?.printed ?? null)));
    return { kept, sums: budget + spent, isProven: budget === 2 || spent === 2 };
  }).sort((left, right) => right.sums - left.sums);
  const [best, second] = ranked;
  return best === undefined || !best.isProven || best.sums === second?.sums ? null : best.kept;
}

function holdingSums(kept: readonly number[], values: readonly (Decimal | null)[]): number {
  const at = (place: number): Decimal => values[kept.indexOf(place)] ?? wholeNumber(0);
  if (values.some((value) => value === null) || !kept.includes(0) || !kept.includes(2)) return 0;
  const total = equalDecimals(at(0), addDecimals(addDecimals(at(1), at(2)), at(5)));
  const cars = equalDecimals(at(2), addDecimals(at(3), at(4)));
  return (total ? 1 : 0) + (cars ? 1 : 0);
}
