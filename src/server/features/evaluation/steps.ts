import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { AvailableAct, AvailableActs, Transition } from '#contract/evaluation.ts';
import { actsFrom, findAct, type Act } from '#core/life-cycle/acts.ts';
import { findYearAct } from '#core/life-cycle/department-year.ts';
import { failedGuards } from '#core/life-cycle/guards.ts';
import { effectOf, stateNames, type State } from '#core/life-cycle/states.ts';
import type { Bilingual } from '#core/finding.ts';
import { isAllowed, permissionsOfRole, type Permission, type RowPlace } from '#core/organisation/permissions.ts';
import { roles, type Principal, type Role } from '#core/organisation/roles.ts';
import type { NormBook } from '#core/norm-book.ts';
import { guardFacts } from '#server/features/evaluation/facts.ts';
import { messages } from '#server/features/evaluation/messages.ts';
import { takeProjectSnapshot } from '#server/features/evaluation/snapshots.ts';
import { holdProject, readProject, recordTransition } from '#server/features/evaluation/substance.ts';
import { recheckProject } from '#server/features/findings/index.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { transition } from '#server/platform/database/schema/results.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';

export type StepRequest = {
  readonly departmentId: string;
  readonly projectId: string;
  readonly act: string;
  readonly reason: string | null;
  /** Version that the person saw; null for commands. */
  readonly version: number | null;
  /** Who asks and where the project belongs; null for commands of the machine, which need no permission. */
  readonly asked: { readonly principal: Principal; readonly place: RowPlace } | null;
  readonly actor: Actor;
  readonly norms: NormBook;
  readonly at: Date;
};

export type StepTaken = { readonly projectId: string; readonly state: State; readonly stateName: Bilingual; readonly version: number; readonly transition: Transition };

/** Takes a step with everything that belongs to it: guards, fixed version, tasks, flags and the audit entry, all in the transaction given. */
export async function takeStep(tx: Transaction, request: StepRequest): Promise<StepTaken> {
  const { departmentId, projectId, reason, actor, at } = request;
  const held = await holdProject(tx, departmentId, projectId);
  const act = findAct(request.act);
  if (act === null || act.permission === null) throw new Problem(422, 'unknown-act', fill(messages.unknownAct, { act: request.act }));
  const version = await versionOf(tx, departmentId, projectId);
  if (request.version !== null && request.version !== version) throw new Problem(412, 'changed-meanwhile', fill(messages.projectChanged, { version }), { current: { id: projectId, state: held.state, version } });
  const { asked } = request;
  if (asked !== null && !isAllowed(asked.principal, act.permission, asked.place)) throw new Problem(403, 'not-permitted', notPermitted(act.name, act.permission));
  if (!act.from.includes(held.state)) throw new Problem(409, 'act-not-possible', inBoth(messages.actNotPossible, { state: stateNames[held.state], act: act.name }));
  if (act.needsReason && (reason ?? '') === '') throw new Problem(422, 'reason-missing', inBoth(messages.reasonMissing, { act: act.name }));
  // What stands open must be what the ledger says now.
  if (act.guards.includes('no-open-errors')) await recheckProject(tx, { departmentId, projectId, year: held.year, norms: request.norms, actor, at });
  const failed = act.guards.length === 0 ? [] : failedGuards(act, await guardFacts(tx, departmentId, projectId, actor.accountId, request.norms, aboutOf(act)));
  if (failed.length > 0) throw new Problem(422, failed[0]?.guard ?? 'guards', guardsFailed(act, failed.map(({ messages: each }) => each)), { errors: failed.map(({ guard, messages: each }) => ({ path: guard, messages: each })) });
  const snapshotId = act.takesSnapshot ? await takeProjectSnapshot(tx, { departmentId, projectId, kind: 'project', norms: request.norms, actor, at }) : null;
  const id = await recordTransition(tx, { departmentId, projectId, year: held.year, act: act.id, from: held.state, to: act.to, reason, changes: [], actor, at, snapshotId });
  await recordChange(tx, { departmentId, actor, act: `evaluation.${act.id}`, subject: { type: 'project', id: projectId }, before: { state: held.state }, after: { state: act.to, ...(snapshotId === null ? {} : { snapshotId }) }, reason, at });
  return {
    projectId, state: act.to, stateName: stateNames[act.to], version: await versionOf(tx, departmentId, projectId),
    transition: { id, act: act.id, name: act.name, from: held.state, to: act.to, reason, changes: [], actor: actor.name, at: at.toISOString(), snapshotId },
  };
}

/** Targets and self-evaluation are submitted by different acts; who submitted the one may review the other. */
function aboutOf(act: Act): 'targets' | 'evaluation' {
  return act.permission?.startsWith('target.') === true ? 'targets' : 'evaluation';
}

export async function versionOf(from: Orm | Transaction, departmentId: string, projectId: string): Promise<number> {
  const { rows } = await from.execute<{ version: number }>(sql`select version from project where department_id = ${departmentId} and id = ${projectId}`);
  const [row] = rows;
  if (row === undefined) throw new Problem(404, 'not-found', messages.projectNotFound);
  return row.version;
}

/** A sentence whose places are filled in each language with its own words. */
export function inBoth(message: Bilingual, values: Readonly<Record<string, Bilingual>>): Bilingual {
  const inOne = (language: 'zh' | 'en'): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value[language]]));
  return { zh: fill(message, inOne('zh')).zh, en: fill(message, inOne('en')).en };
}

export function rolesWith(permission: Permission): readonly Role[] {
  return roles.filter((role) => permissionsOfRole[role].includes(permission));
}

export function notPermitted(name: Bilingual, permission: Permission): Bilingual {
  const held = rolesWith(permission);
  return inBoth(messages.notPermitted, { act: name, roles: { zh: held.join('、'), en: held.join(', ') } });
}

export function guardsFailed(act: { readonly name: Bilingual }, why: readonly Bilingual[]): Bilingual {
  return inBoth(messages.guardsFailed, { act: act.name, why: { zh: why.map(({ zh }) => zh).join(''), en: why.map(({ en }) => en).join(' ') } });
}

/** What a person can do with a project now, and what keeps them from the rest. */
export async function availableActsOf(orm: Orm, request: Pick<StepRequest, 'departmentId' | 'projectId' | 'norms'> & { readonly principal: Principal; readonly place: RowPlace }): Promise<AvailableActs> {
  const { departmentId, projectId, principal, place, norms } = request;
  const held = await readProject(orm, departmentId, projectId);
  const facts = { targets: await guardFacts(orm, departmentId, projectId, principal.accountId, norms, 'targets'), evaluation: await guardFacts(orm, departmentId, projectId, principal.accountId, norms, 'evaluation') };
  const [last] = await orm.select({ at: transition.at }).from(transition).where(and(eq(transition.departmentId, departmentId), eq(transition.projectId, projectId))).orderBy(desc(transition.sequence)).limit(1);
  const acts = actsFrom(held.state).map((act): AvailableAct => {
    const allowed = act.permission !== null && isAllowed(principal, act.permission, place);
    const obstacles = [
      ...(allowed || act.permission === null ? [] : [{ guard: 'permission', messages: notPermitted(act.name, act.permission) }]),
      ...failedGuards(act, facts[aboutOf(act)]),
    ];
    return { id: act.id, name: act.name, needsReason: act.needsReason, possible: obstacles.length === 0, obstacles };
  });
  const { state } = held;
  return {
    state, stateName: stateNames[state], version: await versionOf(orm, departmentId, projectId), since: last?.at.toISOString() ?? null, acts,
    changes: { funds: effectOf(state, 'funds'), targets: effectOf(state, 'targets'), results: effectOf(state, 'results'), wording: effectOf(state, 'wording') },
    reopenedBy: held.yearState === 'closed' ? rolesWith('year.manage') : actsFrom(state).some(({ id }) => id === 'reopen') ? rolesWith('evaluation.finalise') : [],
  };
}

/** The steps of a project, or of the year where no project is named, from the first. */
export async function listTransitions(orm: Orm, departmentId: string, which: { readonly projectId: string } | { readonly year: number }): Promise<readonly Transition[]> {
  const rows = await orm.select().from(transition)
    .where(and(eq(transition.departmentId, departmentId), 'projectId' in which ? eq(transition.projectId, which.projectId) : and(isNull(transition.projectId), eq(transition.year, which.year))))
    .orderBy(asc(transition.sequence)).limit(2000);
  return rows.map((row) => ({
    id: row.id, act: row.act, name: nameOfAct(row.act, row.projectId === null), from: row.fromState, to: row.toState, reason: row.reason,
    changes: row.changes.map(({ field, before, after }) => ({ field, before: before ?? null, after: after ?? null })), actor: row.actorName, at: row.at.toISOString(), snapshotId: row.snapshotId,
  }));
}

function nameOfAct(id: string, isOfYear: boolean): Bilingual {
  if (isOfYear) return findYearAct(id)?.name ?? { zh: id, en: id };
  return id === 'erratum' ? messages.erratum : findAct(id)?.name ?? { zh: id, en: id };
}
