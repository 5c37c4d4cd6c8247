import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { NormBook } from '#core/norm-book.ts';
import { comparePaper, type ComparedProject } from '#checker/live/compare-paper.ts';
import { findingsOf } from '#server/features/comparison/findings.ts';
import { messages } from '#server/features/comparison/messages.ts';
import type { KeptPaper } from '#server/features/papers/index.ts';
import { readLedger } from '#server/features/projects/index.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { finding } from '#server/platform/database/schema/records.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';

/** Compares a kept paper with the ledger of its year as it stands. */
export async function compareKept(from: Orm | Transaction, departmentId: string, paper: KeptPaper, norms: NormBook): Promise<readonly ComparedProject[]> {
  const ledger = paper.year === null ? null : await readLedger(from, departmentId, paper.year);
  if (ledger === null) throw new Problem(422, 'year-not-found', messages.noYear);
  return comparePaper(paper.report.zh, ledger, norms);
}

export type ComparisonRequest = { readonly departmentId: string; readonly paper: KeptPaper; readonly norms: NormBook; readonly actor: Actor; readonly at: Date };

/** Compares, and puts the differences beside those known of the same paper: what people decided stays, what agrees now is gone. */
export async function storeComparison(tx: Transaction, { departmentId, paper, norms, actor, at }: ComparisonRequest): Promise<{ readonly found: number; readonly added: number; readonly returned: number; readonly gone: number }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`comparison ${departmentId} ${paper.id}`}, 0))`);
  const year = paper.year ?? 0;
  const differences = findingsOf(await compareKept(tx, departmentId, paper, norms));
  const known = await tx.select().from(finding).where(and(eq(finding.departmentId, departmentId), eq(finding.origin, 'comparison'), eq(finding.checkId, paper.id)));
  const byFingerprint = new Map(known.map((row) => [row.fingerprint, row]));
  const found = new Map(differences.map((each) => [createHash('sha256').update(`${paper.id}\n${each.identity}`).digest('hex'), each]));
  const fresh = [...found].filter(([fingerprint]) => !byFingerprint.has(fingerprint));
  if (fresh.length > 0) {
    await tx.insert(finding).values(fresh.map(([fingerprint, { rule, severity, message, projectId, record, stated, expected, difference }]) => ({
      departmentId, id: newId(at.getTime()), year, projectId, checkId: paper.id, origin: 'comparison' as const, rule, severity, fingerprint, message, createdAt: at, updatedAt: at,
      detail: { projectIds: projectId === null ? [] : [projectId], records: record === null ? [] : [{ record, role: 'basis', shown: expected ?? '' }], stated, expected, difference, consequence: null, hypotheses: [] },
    })));
  }
  const set = async (rows: typeof known, state: 'open' | 'gone'): Promise<void> => {
    for (const row of rows) await tx.update(finding).set({ state, updatedAt: at, version: row.version + 1 }).where(and(eq(finding.departmentId, departmentId), eq(finding.id, row.id)));
  };
  const back = known.filter(({ state, fingerprint }) => state === 'gone' && found.has(fingerprint));
  const gone = known.filter(({ state, fingerprint }) => state === 'open' && !found.has(fingerprint));
  await set(back, 'open');
  await set(gone, 'gone');
  if (fresh.length + back.length + gone.length > 0) {
    await recordChange(tx, {
      departmentId, actor, act: 'paper.compare', subject: { type: 'paper', id: paper.id }, at,
      after: { added: fresh.map(([, { rule, projectId }]) => ({ rule, project: projectId })), returned: back.length, gone: gone.map(({ id, rule }) => ({ id, rule })) },
    });
  }
  return { found: found.size, added: fresh.length, returned: back.length, gone: gone.length };
}
