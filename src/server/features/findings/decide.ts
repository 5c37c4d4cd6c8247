import { and, eq } from 'drizzle-orm';
import type { FindingDecision } from '#contract/findings.ts';
import { messages } from '#server/features/findings/messages.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
import { finding } from '#server/platform/database/schema/records.ts';
import { Problem } from '#server/platform/problem.ts';

export type Decision = FindingDecision & { readonly departmentId: string; readonly findingId: string; readonly version: number; readonly actor: Actor; readonly at: Date };

/** Settles, dismisses or reopens a finding, with its reason. Answers false where it is not the version that was read. */
export async function decideFinding(tx: Transaction, { departmentId, findingId, version, state, reason, actor, at }: Decision): Promise<boolean> {
  const which = and(eq(finding.departmentId, departmentId), eq(finding.id, findingId));
  const [before] = await tx.select().from(finding).where(which).for('update');
  if (before === undefined) throw new Problem(404, 'not-found', messages.findingNotFound);
  if (before.version !== version) return false;
  if (before.state === 'gone') throw new Problem(409, 'finding-gone', messages.isGone);
  if (state !== 'open' && reason === null) throw new Problem(422, 'reason-missing', messages.reasonMissing);
  const isOpen = state === 'open';
  await tx.update(finding).set({ state, reason: isOpen ? null : reason, settledBy: isOpen ? null : actor.accountId, settledAt: isOpen ? null : at, updatedAt: at, version: version + 1 }).where(which);
  await recordChange(tx, {
    departmentId, actor, act: `finding.${state === 'open' ? 'reopen' : state === 'settled' ? 'settle' : 'dismiss'}`, subject: { type: 'finding', id: findingId }, at, reason,
    before: { state: before.state, reason: before.reason }, after: { state, rule: before.rule, projectId: before.projectId },
  });
  return true;
}
