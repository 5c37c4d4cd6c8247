import { compareDecimals, decimal, type Decimal } from '#core/decimal.ts';

/** The lower ends of the grades that a paper prints itself, best grade first. */
export type PrintedBands = readonly { readonly name: string; readonly from: Decimal }[];

const band = /(\d{2,3})分?(?:（含(?:\d{2,3}分?)?）|\(含\))?分?(?:及?以上|(?:[-—–～~至到]+)(\d{2,3})分?(?:（(?:不含|含)[^）]{0,6}）)?)(?:的)?(?:为|是|：|评为|评定为|等级为|，等级为|对应)*[“"]?(优秀?|良好?|中|合格|差|不合格)/g;
const bandBehind = /[“"]?(优秀?|良好?|中|合格)[”"]?(?:等级)?（(\d{2,3})分?(?:（含）)?(?:及?以上|[-—–～~至到]+\d{2,3}分?)/g;

/** Reads 90（含）～100分为优、80（含）～90分为良. Null where fewer than two grades are given, or not in falling order. */
export function readBands(text: string): PrintedBands | null {
  if (!/\d{2}分?(?:（含[^）]{0,4}）)?分?(?:及?以上|[-—–～~至到])/.test(text)) return null;
  const found = new Map<string, Decimal>();
  for (const match of text.matchAll(band)) add(found, match[3] ?? '', lowerOf(match[1] ?? '', match[2]));
  for (const match of text.matchAll(bandBehind)) add(found, match[1] ?? '', match[2] ?? '');
  const bands = [...found].map(([name, from]) => ({ name, from })).sort((left, right) => compareDecimals(right.from, left.from));
  const ranks = bands.map(({ name }) => rankOf(name));
  return bands.length < 2 || ranks.some((rank, at) => at > 0 && rank <= (ranks[at - 1] ?? -1)) ? null : bands;
}

/** 90～100 and 100～90 both begin at 90. */
function lowerOf(first: string, second: string | undefined): string {
  return second !== undefined && compareDecimals(decimal(second), decimal(first)) < 0 ? second : first;
}

function add(found: Map<string, Decimal>, name: string, from: string): void {
  const key = plainGrade(name);
  if (!found.has(key) && from !== '') found.set(key, decimal(from));
}

/** 优秀 is 优, 良好 is 良. */
export function plainGrade(name: string): string {
  return name === '优秀' ? '优' : name === '良好' ? '良' : name;
}

const ranks: Readonly<Record<string, number>> = { 优: 0, 良: 1, 中: 2, 合格: 2, 差: 3, 不合格: 3 };

/** 0 for the best grade; -1 for words that are no grade. */
export function rankOf(name: string): number {
  return ranks[plainGrade(name)] ?? -1;
}
