import type { NarrativePiece } from '#core/ledger/narrative.ts';

/** Keys of parts and names of indicators to the ids of their rows. */
export type ExampleNames = { readonly parts: ReadonlyMap<string, string>; readonly indicators: ReadonlyMap<string, string> };

/** The pieces of a text with `{fact|unit|decimals}` in it. Throws where a fact names no part or indicator of the project. */
export function narrativePieces(text: string, names: ExampleNames): readonly NarrativePiece[] {
  return text.split(/(\{[^}]+\})/).filter((piece) => piece !== '').map((piece): NarrativePiece => {
    if (!piece.startsWith('{')) return { kind: 'text', text: piece };
    const [fact = '', unit = '', decimals] = piece.slice(1, -1).split('|');
    return { kind: 'fact', fact: keyOf(fact, names), unit, decimals: decimals === undefined ? null : Number(decimals) };
  });
}

function keyOf(fact: string, names: ExampleNames): string {
  const [kind, name = '', ...rest] = fact.split('/');
  const ids = kind === 'part' ? names.parts : kind === 'indicator' ? names.indicators : null;
  if (ids === null) return fact;
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the example names an unknown ${kind ?? ''}: ${name}`);
  return [kind, id, ...rest].join('/');
}
