import type { NarrativeBody } from '#contract/narratives.ts';
import { compareDecimals, equalDecimals, parseDecimal, shiftDecimal, subtractDecimals, type Decimal } from '#core/decimal.ts';
import { moneyExponents } from '#core/ledger/facts.ts';

/** A fact under the name that it has in the text being edited. */
export type NamedFact = { readonly name: string; readonly fact: string; readonly text: string };
type Piece = NarrativeBody['pieces'][number];

/** Facts with names that are unlike each other and hold none of the marks. */
export function namedFacts(facts: readonly NamedFact[]): readonly NamedFact[] {
  const used = new Map<string, number>();
  return facts.map(({ name, fact, text }) => {
    const plain = name.replace(/[【】|]/g, ' ');
    const count = (used.get(plain) ?? 0) + 1;
    used.set(plain, count);
    return { name: count === 1 ? plain : `${plain} ${count}`, fact, text };
  });
}

/** A fact as it stands in the text being edited: `【name|unit】`, with decimals `【name|unit|2】`. */
export function markOf(name: string, unit: string, decimals: number | null): string {
  return `【${name}|${unit}${decimals === null ? '' : `|${decimals}`}】`;
}

/** The text to edit; a fact that is gone from the ledger stands under its key. */
export function textOfPieces(pieces: readonly Piece[], facts: readonly NamedFact[]): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : markOf(facts.find(({ fact }) => fact === piece.fact)?.name ?? piece.fact, piece.unit, piece.decimals))).join('');
}

/** What was typed as pieces. Brackets that name no fact are words. */
export function piecesOfText(text: string, facts: readonly NamedFact[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const words = (until: number): void => {
    if (until > from) pieces.push({ kind: 'text', text: text.slice(from, until) });
  };
  for (const { 0: whole, 1: name = '', 2: unit = '', 3: decimals, index } of text.matchAll(/【([^【】|]+)\|([^【】|]*)(?:\|([0-8]))?】/g)) {
    const found = facts.find((each) => each.name === name)?.fact ?? (/^[a-z]+\/[\w/-]+$/.test(name) ? name : null);
    if (found === null) continue;
    words(index);
    pieces.push({ kind: 'fact', fact: found, unit, decimals: decimals === undefined ? null : Number(decimals) });
    from = index + whole.length;
  }
  words(text.length);
  return pieces;
}

/** A figure among the words that no fact says, with the facts nearest to it. */
export type TypedFigure = { readonly start: number; readonly end: number; readonly nearest: readonly NamedFact[] };

const figure = new RegExp(`(\\d[\\d,]*(?:\\.\\d+)?)\\s*(${Object.keys(moneyExponents).join('|')}|%)`, 'g');

/** Amounts and percents among words that the ledger does not back. */
export function unbackedFigures(words: string, facts: readonly NamedFact[]): readonly TypedFigure[] {
  const known = facts.flatMap((fact) => {
    const [read] = readFigures(fact.text);
    return read === undefined ? [] : [{ fact, ...read }];
  });
  return readFigures(words).flatMap(({ value, isPercent, start, end }) => {
    const alike = known.filter((each) => each.isPercent === isPercent);
    if (alike.some((each) => equalDecimals(each.value, value))) return [];
    const distance = (other: Decimal): Decimal => absolute(subtractDecimals(other, value));
    return [{ start, end, nearest: alike.toSorted((left, right) => compareDecimals(distance(left.value), distance(right.value))).slice(0, 2).map(({ fact }) => fact) }];
  });
}

function readFigures(text: string): readonly { readonly value: Decimal; readonly isPercent: boolean; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(figure)].flatMap(({ 0: whole, 1: digits = '', 2: unit = '', index }) => {
    const value = parseDecimal(digits.replaceAll(',', ''));
    return value === null ? [] : [{ value: shiftDecimal(value, moneyExponents[unit] ?? 0), isPercent: unit === '%', start: index, end: index + whole.length }];
  });
}

function absolute({ coefficient, scale }: Decimal): Decimal {
  return { coefficient: coefficient < 0n ? -coefficient : coefficient, scale };
}
