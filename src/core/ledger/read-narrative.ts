import type { Quantity } from '#core/fact.ts';
import { printFact, type RecordFact } from '#core/ledger/facts.ts';
import type { NarrativePiece } from '#core/ledger/narrative.ts';

/** A piece with what it reads now; null where the ledger has no such fact. */
export type ReadPiece = NarrativePiece & { readonly reads: string | null };

/** The pieces of a text as they read with the facts of the day, each figure printed as its piece asks. */
export function readPieces(pieces: readonly NarrativePiece[], facts: readonly RecordFact[]): readonly ReadPiece[] {
  const quantities = new Map<string, Quantity>(facts.map((fact) => [keyOf(fact), fact.quantity]));
  return pieces.map((piece) => {
    if (piece.kind === 'text') return { ...piece, reads: piece.text };
    const quantity = quantities.get(piece.fact);
    return { ...piece, reads: quantity === undefined ? null : printFact(quantity, piece.unit, piece.decimals) };
  });
}

/** The key of a fact within its project, as narratives name it. */
export function keyOf({ origin: { record } }: RecordFact): string {
  return record.slice(record.indexOf('/') + 1);
}
