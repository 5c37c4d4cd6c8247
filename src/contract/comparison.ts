import * as z from 'zod';
import { rateBases } from '#core/scoring/execution-rate.ts';
import { id } from '#contract/paging.ts';

export const comparedVerdicts = ['equal', 'other-basis', 'differs', 'not-in-ledger', 'only-in-ledger', 'unreadable', 'undecided'] as const;
const text = z.string().nullable();

/** A figure of a paper beside its record. Money in yuan, rates in percent, results in `unit`, as decimal strings; `difference` is paper less ledger. */
export const comparedFigure = z.strictObject({
  kind: z.enum(['budget', 'planned', 'issued', 'received', 'spent', 'rate', 'part-budget', 'part-spent', 'indicator']), name: z.string(), verdict: z.enum(comparedVerdicts), paper: text, printed: text, ledger: text,
  difference: text, unit: text, basis: z.enum(rateBases).nullable(), record: text, start: z.int().nullable(), end: z.int().nullable(),
});

/** `ordinal` null: only the ledger has the project; `projectId` null: only the paper has it. */
export const comparedProject = z.strictObject({ ordinal: z.int().nullable(), heading: z.string(), projectId: id.nullable(), figures: z.array(comparedFigure).readonly() });

/** A paper compared with the ledger as it stands now. */
export const comparison = z.strictObject({
  paperId: id, year: z.int(), comparedAt: z.string(),
  counts: z.strictObject({ equal: z.int(), 'other-basis': z.int(), differs: z.int(), 'not-in-ledger': z.int(), 'only-in-ledger': z.int(), unreadable: z.int(), undecided: z.int() }),
  projects: z.array(comparedProject).readonly(),
});

/** What comparing again did with the findings of the paper. */
export const comparisonDone = z.strictObject({ found: z.int(), added: z.int(), returned: z.int(), gone: z.int() });
export const comparisonQuery = z.strictObject({ verdict: z.enum(comparedVerdicts).optional() });

export type ComparisonAnswer = z.infer<typeof comparison>;
