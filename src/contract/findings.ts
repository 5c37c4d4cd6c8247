import * as z from 'zod';
import { bilingual } from '#contract/checking.ts';
import { id, line, pageQuery } from '#contract/paging.ts';

export const findingStates = ['open', 'settled', 'dismissed', 'gone'] as const;
export const findingOrigins = ['ledger', 'paper', 'comparison'] as const;

/** A record that a finding is about: `<project>/funds/spent`, `<project>/indicator/<id>` …; `shown` is what it says. */
export const findingRecord = z.strictObject({ record: z.string(), role: z.enum(['stated', 'operand', 'basis']), shown: z.string() });

/** A finding and what became of it. `gone`: the last check did not find it any more. */
export const finding = z.strictObject({
  id, year: z.int(), projectId: id.nullable(), projectName: z.string().nullable(),
  /** All projects concerned, the first is `projectId`. */
  projectIds: z.array(z.string()).readonly(),
  origin: z.enum(findingOrigins), rule: z.string(), severity: z.enum(['error', 'warning', 'info']), message: bilingual, records: z.array(findingRecord).readonly(),
  stated: z.string().nullable(), expected: z.string().nullable(), difference: z.string().nullable(), consequence: bilingual.nullable(), hypotheses: z.array(bilingual).readonly(),
  state: z.enum(findingStates), reason: z.string().nullable(), settledBy: z.string().nullable(), settledAt: z.string().nullable(), checkId: id.nullable(), createdAt: z.string(), updatedAt: z.string(), version: z.int(),
});

export const findingQuery = z.strictObject({
  ...pageQuery, state: z.enum(findingStates).optional(), severity: z.enum(['error', 'warning', 'info']).optional(), origin: z.enum(findingOrigins).optional(), rule: line(60).optional(), projectId: id.optional(),
});

/** 已处理 or 不成立 need their reason; `open` takes either back. */
export const findingDecision = z.strictObject({ state: z.enum(['open', 'settled', 'dismissed']), reason: line(1000).nullable().default(null) });

/** What a check of the ledger did: findings that are new, that came back, that are gone, and what is open now within the person's reach. */
export const liveCheck = z.strictObject({
  year: z.int(), projects: z.int(), found: z.int(), added: z.int(), returned: z.int(), gone: z.int(), open: z.strictObject({ errors: z.int(), warnings: z.int(), infos: z.int() }), claims: z.int(),
  /** Rules that failed; the others ran. */
  defects: z.array(z.string()).readonly(),
});

export type FindingAnswer = z.infer<typeof finding>;
export type FindingQuery = z.infer<typeof findingQuery>;
export type FindingDecision = z.infer<typeof findingDecision>;
export type LiveCheckAnswer = z.infer<typeof liveCheck>;
