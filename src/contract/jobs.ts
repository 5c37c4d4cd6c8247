import * as z from 'zod';
import { bilingual } from '#contract/checking.ts';
import { id } from '#contract/paging.ts';

/**
 * Long work: an import, a check of many papers, a verification. `progress` of `total` steps are done; where `total` is null
 * nobody knows how many there are. A job that was cancelled has failed with the code `cancelled`.
 */
export const job = z.strictObject({
  id,
  kind: z.string(),
  departmentId: id.nullable(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  progress: z.int().min(0),
  total: z.int().min(0).nullable(),
  /** What it is at, for people. */
  message: bilingual.nullable(),
  /** What came of it; its shape belongs to the kind. */
  result: z.unknown(),
  problem: z.strictObject({ code: z.string(), messages: bilingual }).nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

/** Answer to a request that began a job: where to follow it. */
export const jobBegun = z.strictObject({ jobId: id });

export const jobParams = z.strictObject({ jobId: id });

export type Job = z.infer<typeof job>;
