import { sql, type SQL } from 'drizzle-orm';
import type { AvailableAct, CollectionItem, Transition } from '#contract/evaluation.ts';
import { formatDecimal } from '#core/decimal.ts';
import type { Bilingual } from '#core/finding.ts';
import { failedYearGuards, findYearAct, yearActsFrom, yearStateNames, type YearState } from '#core/life-cycle/department-year.ts';
import { moveOf, type Deadline } from '#core/life-cycle/moves.ts';
import { fixedStates, isState, stateNames } from '#core/life-cycle/states.ts';
import { isAllowed, type RowPlace, type RowScope } from '#core/organisation/permissions.ts';
import type { Principal } from '#core/organisation/roles.ts';
import type { NormBook } from '#core/norm-book.ts';
import { yearGuardFacts } from '#server/features/evaluation/facts.ts';
import { messages } from '#server/features/evaluation/messages.ts';
import { takeYearSnapshot } from '#server/features/evaluation/snapshots.ts';
import { guardsFailed, inBoth, notPermitted, rolesWith } from '#server/features/evaluation/steps.ts';
import { readYearState, recordYearTransition } from '#server/features/evaluation/substance.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';

export type YearStepRequest = {
  readonly departmentId: string; readonly year: number; readonly act: string; readonly reason: string | null;
  readonly asked: { readonly principal: Principal; readonly place: RowPlace } | null; readonly actor: Actor; readonly norms: NormBook; readonly at: Date;
};

export type YearStepTaken = { readonly year: number; readonly state: YearState; readonly stateName: Bilingual; readonly transition: Transition };

/** Takes a step of the department-year: 送审, 审定 with its fixed version, 报送, 公开. */
export async function takeYearStep(tx: Transaction, request: YearStepRequest): Promise<YearStepTaken> {
  const { departmentId, year, reason, actor, asked, at } = request;
  // Held, so that two steps of one year come one after the other.
  const { rows } = await tx.execute(sql`select from budget_year where department_id = ${departmentId} and year = ${year} for update`);
  if (rows.length === 0) throw new Problem(404, 'not-found', fill(messages.yearNotFound, { year }));
  const act = findYearAct(request.act);
  if (act === null || act.permission === null) throw new Problem(422, 'unknown-act', fill(messages.unknownAct, { act: request.act }));
  if (asked !== null && !isAllowed(asked.principal, act.permission, asked.place)) throw new Problem(403, 'not-permitted', notPermitted(act.name, act.permission));
  const { state } = await readYearState(tx, departmentId, year);
  if (!act.from.includes(state)) throw new Problem(409, 'act-not-possible', inBoth(messages.yearActNotPossible, { state: yearStateNames[state], act: act.name }));
  if (act.needsReason && (reason ?? '') === '') throw new Problem(422, 'reason-missing', inBoth(messages.reasonMissing, { act: act.name }));
  const failed = act.guards.length === 0 ? [] : failedYearGuards(act, await yearGuardFacts(tx, departmentId, year, actor.accountId));
  if (failed.length > 0) throw new Problem(422, failed[0]?.guard ?? 'guards', guardsFailed(act, failed.map(({ messages: each }) => each)), { errors: failed.map(({ guard, messages: each }) => ({ path: guard, messages: each })) });
  const snapshotId = act.takesSnapshot ? await takeYearSnapshot(tx, { departmentId, year, norms: request.norms, actor, at }) : null;
  const id = await recordYearTransition(tx, { departmentId, year, act: act.id, from: state, to: act.to, reason, actor, at, snapshotId });
  await recordChange(tx, { departmentId, actor, act: `evaluation.year.${act.id}`, subject: { type: 'year', id: String(year) }, before: { state }, after: { state: act.to, ...(snapshotId === null ? {} : { snapshotId }) }, reason, at });
  return {
    year, state: act.to, stateName: yearStateNames[act.to],
    transition: { id, act: act.id, name: act.name, from: state, to: act.to, reason, changes: [], actor: actor.name, at: at.toISOString(), snapshotId },
  };
}

/** Where the year stands and what the person can do with it. */
export async function yearEvaluationOf(orm: Orm, departmentId: string, year: number, asked: { readonly principal: Principal; readonly place: RowPlace }) {
  const { state, since } = await readYearState(orm, departmentId, year);
  const facts = await yearGuardFacts(orm, departmentId, year, asked.principal.accountId);
  const acts = yearActsFrom(state).map((act): AvailableAct => {
    const obstacles = [
      ...(act.permission === null || isAllowed(asked.principal, act.permission, asked.place) ? [] : [{ guard: 'permission', messages: notPermitted(act.name, act.permission) }]),
      ...failedYearGuards(act, facts),
    ];
    return { id: act.id, name: act.name, needsReason: act.needsReason, possible: obstacles.length === 0, obstacles };
  });
  return { year, state, stateName: yearStateNames[state], since, acts, projects: facts.projects, fixed: facts.projects - facts.unfixed.length };
}

type CollectionRow = {
  readonly id: string; readonly ordinal: number; readonly name: string; readonly division_id: string | null; readonly owner_id: string | null; readonly owner_name: string | null; readonly state: string;
  readonly since: string | null; readonly last_actor: string | null; readonly last_reason: string | null; readonly indicators: number; readonly with_result: number; readonly score: number | null;
  readonly grade: string | null; readonly errors: number; readonly version: number; readonly targets: string | null; readonly self_evaluation: string | null; readonly report: string | null;
};

/** Every project of a year within reach: where it stands, since when, whose move it is, and what is late. */
export async function collectionOf(orm: Orm, departmentId: string, year: number, scope: RowScope, today: string) {
  const { rows } = await orm.execute<CollectionRow>(sql`
    select p.id, p.ordinal, p.name, p.division_id, p.owner_id, a.display_name as owner_name, p.state, p.version, s.indicators, s.indicators_with_result as with_result, s.score_hundredths as score, s.grade,
      s.open_errors as errors, y.targets_due::text as targets, y.self_evaluation_due::text as self_evaluation, y.report_due::text as report,
      to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since, t.actor_name as last_actor, t.reason as last_reason
    from project p join project_stat s on s.department_id = p.department_id and s.project_id = p.id join budget_year y on y.department_id = p.department_id and y.year = p.year
      left join account a on a.id = p.owner_id
      left join lateral (select at, actor_name, reason from transition t where t.department_id = p.department_id and t.project_id = p.id and t.act <> 'erratum' order by sequence desc limit 1) t on true
    where p.department_id = ${departmentId} and p.year = ${year} and ${inScope(scope)} order by p.ordinal, p.id`);
  const items = rows.map((row): CollectionItem => {
    if (!isState(row.state)) throw new Error(`unknown state of a project: ${row.state}`);
    const move = moveOf(row.state);
    const due: Readonly<Record<Deadline, string | null>> = { targets: row.targets, 'self-evaluation': row.self_evaluation, report: row.report };
    const dueOn = move === null || move.deadline === null ? null : due[move.deadline];
    return {
      projectId: row.id, ordinal: row.ordinal, name: row.name, divisionId: row.division_id, ownerId: row.owner_id, ownerName: row.owner_name, state: row.state, stateName: stateNames[row.state],
      since: row.since, lastActor: row.last_actor, lastReason: row.last_reason,
      move: move === null ? null : { kind: move.kind, name: move.name, permission: move.permission, roles: [...rolesWith(move.permission)], dueOn }, overdue: dueOn !== null && dueOn < today,
      indicators: row.indicators, indicatorsWithResult: row.with_result, score: row.score === null ? null : formatDecimal({ coefficient: BigInt(row.score), scale: 2 }), grade: row.grade,
      openErrors: row.errors, version: row.version,
    };
  });
  const { state } = await readYearState(orm, departmentId, year);
  return { state, stateName: yearStateNames[state], counts: countsOf(items.map((item) => item.state)), items };
}

function countsOf(values: readonly string[]): Record<string, number> {
  const fixed: readonly string[] = fixedStates;
  const counts: Record<string, number> = { all: values.length, fixed: values.filter((value) => fixed.includes(value)).length };
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** Projects `p` that a scope reaches. */
export function inScope(scope: RowScope): SQL {
  if (scope.kind === 'all') return sql`true`;
  const divisions = scope.divisionIds.length === 0 ? sql`false` : sql`p.division_id in (${sql.join(scope.divisionIds.map((id) => sql`${id}`), sql`, `)})`;
  return scope.ownerId === null ? divisions : sql`(${divisions} or p.owner_id = ${scope.ownerId})`;
}
