/** Sections of a project's paper. */
export const narrativeSections = ['summary', 'achievement', 'problems', 'improvements'] as const;
export type NarrativeSection = (typeof narrativeSections)[number];

/**
 * A piece of narrative: words, or a fact by its key, printed with a unit and so many decimals (null: as many as it has).
 * Keys: `funds/<figure>` (`funds/spent`), `rate/<basis>` (`rate/adjusted-budget`), `indicator/<id>`, `part/<id>/<figure>`, `score`.
 */
export type NarrativePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fact'; readonly fact: string; readonly unit: string; readonly decimals: number | null };
