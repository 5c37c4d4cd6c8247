import * as z from 'zod';
import { bilingual } from '#contract/checking.ts';
import { day, line } from '#contract/paging.ts';

/** The card of a regulation, form or usage. `verified` false: its text was not compared with the official one, as `verification` says. */
export const normDocument = z.strictObject({
  id: z.string(), number: z.string().nullable(), title: z.string(), issuer: z.string(), issued: day.nullable(), effective: day.nullable(), repealed: day.nullable(),
  verified: z.boolean(), verification: z.string().nullable(), note: z.string().nullable(), source: z.string().nullable(),
});

/**
 * One entry of the norm book: a value with its unit, or the codes of a choice. In force at `place` (`省/市`, empty for the
 * nation) from the first to the last day, both included; null is still in force.
 */
export const norm = z.strictObject({
  id: z.string(),
  title: bilingual,
  value: z.string().nullable(),
  unit: z.string().nullable(),
  codes: z.array(z.string()).readonly().nullable(),
  place: z.string(),
  from: day,
  until: day.nullable(),
  force: z.enum(['应当', '原则上', '惯例']),
  article: z.string().nullable(),
  verified: z.boolean(),
  note: z.string().nullable(),
  document: normDocument,
});

/** `id` also finds what begins with it; `date` leaves what is in force on the day; `place` what a place goes by: its own, its province's, the nation's. */
export const normQuery = z.strictObject({ id: line(120).optional(), date: day.optional(), place: z.string().trim().max(100).optional(), document: line(120).optional() });
export const norms = z.strictObject({ items: z.array(norm).readonly() });
export const normDocuments = z.strictObject({ items: z.array(normDocument).readonly() });

export type Norm = z.infer<typeof norm>;
export type NormCard = z.infer<typeof normDocument>;
export type NormQuery = z.infer<typeof normQuery>;
