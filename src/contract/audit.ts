import * as z from 'zod';
import { bilingual } from '#contract/checking.ts';
import { day, id, line, pageQuery } from '#contract/paging.ts';

/** One entry of the audit trail. `before` and `after` hold the changed fields as they were and are. */
export const auditEntry = z.strictObject({
  sequence: z.string(),
  at: z.iso.datetime(),
  actor: z.strictObject({ accountId: id.nullable(), name: z.string() }),
  act: z.string(),
  subject: z.strictObject({ type: z.string(), id: z.string() }),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  requestId: z.string().nullable(),
  hash: z.string(),
});

/** Filters of the trail; `act` also finds what begins with it: `funds` finds `funds.entry.book`. */
export const auditQuery = z.strictObject({
  ...pageQuery,
  act: line(80).optional(),
  subjectType: line(40).optional(),
  subjectId: line(80).optional(),
  actorId: id.optional(),
  /** Days by the calendar of Beijing, both included. */
  from: day.optional(),
  to: day.optional(),
});

/**
 * What is wrong with a trail. `altered`: the content does not belong to its hash. `missing`, `inserted`, `moved`: entries that
 * are gone, were put in, or stand at another place. `columns`: what is searched by differs from what was hashed. `head`: the
 * last entry is not the one that the chain ends with. `seal`: a daily seal is broken, or the trail differs from what was sealed.
 */
export const auditFaultKind = z.enum(['altered', 'missing', 'inserted', 'moved', 'columns', 'head', 'seal']);
export const auditFault = z.strictObject({ kind: auditFaultKind, departmentId: id.nullable(), sequence: z.string().nullable(), messages: bilingual });

export const auditVerification = z.strictObject({
  isSound: z.boolean(),
  chains: z.int(),
  entries: z.string(),
  seals: z.int(),
  /** The first hundred of each chain. */
  faults: z.array(auditFault).readonly(),
});

export type AuditEntry = z.infer<typeof auditEntry>;
export type AuditQuery = z.infer<typeof auditQuery>;
export type AuditFault = z.infer<typeof auditFault>;
export type AuditFaultKind = z.infer<typeof auditFaultKind>;
export type AuditVerification = z.infer<typeof auditVerification>;
