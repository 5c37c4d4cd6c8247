import type { Figure } from '#core/figure.ts';

/**
 * Finds every figure of a folded text, in order of place, without overlaps.
 *
 * @param text the folded text (`foldDocument`): ASCII digits, full-width sentence punctuation, no stray spaces
 */
export function recogniseFigures(text: string): Figure[] {
  void text;
  return [];
}
