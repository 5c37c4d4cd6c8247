import * as z from 'zod';
import { narrativeSections } from '#core/ledger/narrative.ts';
import { line, projectParams, prose } from '#contract/paging.ts';

export const narrativeSection = z.enum(narrativeSections);

/** Words, or a fact by its key with the unit and the decimals it is printed with (null: as many as it has). */
export const narrativePiece = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: prose(20_000) }),
  z.strictObject({ kind: z.literal('fact'), fact: line(200), unit: z.string().trim().max(20), decimals: z.int().min(0).max(8).nullable() }),
]);

/** A piece as it reads now; `text` is null where the fact it names is not in the ledger any more. */
export const narrativePieceShown = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('fact'), fact: z.string(), unit: z.string(), decimals: z.int().nullable(), text: z.string().nullable() }),
]);

/** A section of a project's paper. `version` is 0 while nothing was written: the first change names it in `If-Match: "0"`. */
export const narrative = z.strictObject({
  section: narrativeSection, pieces: z.array(narrativePieceShown).readonly(),
  /** As it reads now, facts in their places; what is missing stands as … */
  text: z.string(), missing: z.array(z.string()).readonly(), version: z.int(), updatedAt: z.iso.datetime().nullable(), isExample: z.boolean(),
});

export const narrativeBody = z.strictObject({ pieces: z.array(narrativePiece).max(2000).readonly() });
export const narrativeParams = projectParams.extend({ section: narrativeSection });

/** A fact that may be set into a text: its key, what it is of, and how it prints by itself. */
export const pickableFact = z.strictObject({ fact: z.string(), measure: z.string(), subject: z.string(), text: z.string(), units: z.array(z.string()).readonly() });

export type Narrative = z.infer<typeof narrative>;
export type NarrativeBody = z.infer<typeof narrativeBody>;
export type PickableFact = z.infer<typeof pickableFact>;
