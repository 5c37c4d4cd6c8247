import type { Transaction } from '#server/platform/database/handles.ts';
import { later } from '#server/platform/database/prepared.ts';

/** Who changed something: a person of the service, or a command run on the machine, which has no account. */
export type Actor = { readonly accountId: string | null; readonly name: string; readonly requestId: string | null };

/** A change as the trail keeps it. `act` is `feature.thing.verb`: `funds.entry.book`, `project.update`. */
export type Change = {
  /** The department whose chain it joins; `systemChain` for what belongs to none. */
  readonly departmentId: string;
  readonly actor: Actor;
  readonly act: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** What was and what is, the changed fields alone where there are many. Never a secret. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
  readonly at: Date;
};

/** Adds the change to the audit trail, in the transaction that makes it: both are stored, or neither is. */
export async function recordChange(tx: Transaction, change: Change): Promise<void> {
  const { departmentId, actor, act, subject, at } = change;
  const body = auditBody(change);
  await later(tx, { name: 'append-audit', text: 'select append_audit($1::uuid, $2::timestamptz, $3::uuid, $4, $5, $6, $7)', values: [departmentId, at, actor.accountId, act, subject.type, subject.id, body] });
}

/** The text that is hashed: everything about the change, keys in a fixed order, amounts as decimal strings. */
export function auditBody({ actor, act, subject, before, after, reason, at }: Change): string {
  return JSON.stringify({
    at: at.toISOString(), actor: actor.accountId, name: actor.name, request: actor.requestId, act, type: subject.type, id: subject.id,
    before: before ?? null, after: after ?? null, reason: reason ?? null,
  }, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
}
