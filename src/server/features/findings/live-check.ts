import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Severity } from '#core/finding.ts';
import type { NormBook } from '#core/norm-book.ts';
import { checkLedger, checkProject, type LiveCheck, type LiveFinding } from '#checker/live/check-ledger.ts';
import { acrossRuleIds } from '#checker/live/live-rules.ts';
import { messages } from '#server/features/findings/messages.ts';
import { readLedger } from '#server/features/projects/index.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
import { finding } from '#server/platform/database/schema/records.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';

export type LiveCheckRequest = { readonly departmentId: string; readonly year: number; readonly norms: NormBook; readonly actor: Actor; readonly at: Date };

export type LiveCheckDone = { readonly projects: number; readonly found: number; readonly added: number; readonly returned: number; readonly gone: number; readonly claims: number; readonly defects: readonly string[] };

/** Checks a department-year and puts what it finds beside what is known: what people decided stays decided. */
export async function checkYear(tx: Transaction, request: LiveCheckRequest): Promise<LiveCheckDone> {
  await alone(tx, request);
  const ledger = await readLedger(tx, request.departmentId, request.year);
  if (ledger === null) throw new Problem(404, 'not-found', fill(messages.yearNotFound, { year: request.year }));
  return store(tx, request, checkLedger(ledger, optionsOf(request)), ledger.projects.length, null);
}

/** The same for one project, after a change of it. Findings between projects are left as they are. */
export async function recheckProject(tx: Transaction, request: LiveCheckRequest & { readonly projectId: string }): Promise<LiveCheckDone> {
  await alone(tx, request);
  const ledger = await readLedger(tx, request.departmentId, request.year, request.projectId);
  const [record] = ledger?.projects ?? [];
  if (ledger === null || record === undefined) throw new Problem(404, 'not-found', messages.findingNotFound);
  return store(tx, request, checkProject(ledger, record, optionsOf(request)), 1, request.projectId);
}

function optionsOf({ norms, at }: LiveCheckRequest): Parameters<typeof checkLedger>[1] {
  const [year = 0, month = 0, day = 0] = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).split('-').map(Number);
  return { norms, asOf: { year, month, day, part: null } };
}

/** One check of a year at a time: two at once would both add what is new. */
async function alone(tx: Transaction, { departmentId, year }: LiveCheckRequest): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`live-check ${departmentId} ${year}`}, 0))`);
}

export function fingerprintOf({ identity }: Pick<LiveFinding, 'identity'>): string {
  return createHash('sha256').update(identity).digest('hex');
}

async function store(tx: Transaction, request: LiveCheckRequest, check: LiveCheck, projects: number, projectId: string | null): Promise<LiveCheckDone> {
  const { departmentId, year, at, actor } = request;
  const known = await tx.select().from(finding).where(and(eq(finding.departmentId, departmentId), eq(finding.year, year), eq(finding.origin, 'ledger'), projectId === null ? undefined : eq(finding.projectId, projectId)));
  const inReach = projectId === null ? known : known.filter(({ rule }) => !acrossRuleIds.includes(rule));
  const byFingerprint = new Map(known.map((row) => [row.fingerprint, row]));
  const found = new Map(check.findings.map((each) => [fingerprintOf(each), each]));
  const fresh = [...found].filter(([fingerprint]) => !byFingerprint.has(fingerprint));
  if (fresh.length > 0) {
    await tx.insert(finding).values(fresh.map(([fingerprint, each]) => ({
      departmentId, id: newId(at.getTime()), year, projectId: each.projectIds[0] ?? null, origin: 'ledger' as const, fingerprint, ...contentOf(each), createdAt: at, updatedAt: at,
    })));
  }
  let returned = 0;
  for (const [fingerprint, each] of found) {
    const row = byFingerprint.get(fingerprint);
    if (row === undefined) continue;
    const content = contentOf(each);
    const isBack = row.state === 'gone';
    if (isBack) returned += 1;
    if (!isBack && row.severity === content.severity && row.message.zh === content.message.zh && row.message.en === content.message.en) continue;
    await tx.update(finding).set({ ...content, ...(isBack ? { state: 'open' as const } : {}), updatedAt: at, version: row.version + 1 }).where(and(eq(finding.departmentId, departmentId), eq(finding.id, row.id)));
  }
  // What a person has decided stays as they decided it, whether or not it is still found.
  const gone = inReach.filter((row) => row.state === 'open' && !found.has(row.fingerprint));
  for (const row of gone) await tx.update(finding).set({ state: 'gone', updatedAt: at, version: row.version + 1 }).where(and(eq(finding.departmentId, departmentId), eq(finding.id, row.id)));
  if (fresh.length + returned + gone.length > 0) {
    await recordChange(tx, {
      // Not an act on the project: whoever changed it last is somebody else.
      departmentId, actor, act: 'finding.check', subject: { type: 'check', id: projectId ?? String(year) }, at,
      after: { added: fresh.map(([, { rule, projectIds }]) => ({ rule, project: projectIds[0] ?? null })), returned, gone: gone.map(({ id, rule }) => ({ id, rule })) },
    });
  }
  return { projects, found: found.size, added: fresh.length, returned, gone: gone.length, claims: check.claims.length, defects: check.defects.map(({ rule }) => rule) };
}

type Content = { readonly rule: string; readonly severity: Severity; readonly message: LiveFinding['message']; readonly detail: object };

function contentOf({ rule, severity, message, projectIds, records, stated, expected, difference, consequence, hypotheses }: LiveFinding): Content {
  return { rule, severity, message, detail: { projectIds, records, stated, expected, difference, consequence, hypotheses } };
}
