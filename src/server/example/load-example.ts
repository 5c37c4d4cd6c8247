import { eq, inArray, or, sql } from 'drizzle-orm';
import type { Bilingual } from '#core/finding.ts';
import { findAct } from '#core/life-cycle/acts.ts';
import { isState, type State } from '#core/life-cycle/states.ts';
import type { NormBook } from '#core/norm-book.ts';
import type { Role } from '#core/organisation/roles.ts';
import { createExampleAccounts } from '#server/features/accounts/index.ts';
import { recordTransition, takeStep } from '#server/features/evaluation/index.ts';
import { rescore } from '#server/features/indicators/index.ts';
import { createBureau, createDepartment, createDivision, openBudgetYear } from '#server/features/organisation/index.ts';
import { readExample, type ExampleDepartment, type ExampleProject } from '#server/example/example-data.ts';
import { messages } from '#server/example/messages.ts';
import { monitoringRow, rowsOfProject, type ExampleRound, type ExampleRows } from '#server/example/project-rows.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Database, Transaction } from '#server/platform/database/handles.ts';
import { budgetVersion, fundEntry, narrative, project, projectDocument, projectPart } from '#server/platform/database/schema/ledger.ts';
import { budgetYear, bureau, department } from '#server/platform/database/schema/organisation.ts';
import { finding } from '#server/platform/database/schema/records.ts';
import { indicator, indicatorResult, monitoringEntry, monitoringRound } from '#server/platform/database/schema/results.ts';
import { fill } from '#server/platform/messages.ts';
import { newId } from '#server/platform/row-id.ts';

/** `present`: it was loaded before and is left as people have made it. `in-use`: departments of one's own are there, and nothing is put beside them. */
export type ExampleOutcome =
  | { readonly outcome: 'loaded'; readonly departments: readonly { readonly id: string; readonly name: string; readonly projects: number }[] }
  | { readonly outcome: 'present' }
  | { readonly outcome: 'in-use' }
  | { readonly outcome: 'name-taken'; readonly messages: Bilingual };

/**
 * Loads the example: its departments with their years, projects, money, targets, results, texts, steps and findings, and an
 * account for each role. All of it or nothing, with its entries in the audit trail; a second call changes nothing.
 */
export async function loadExample(database: Database, norms: NormBook, now: Date): Promise<ExampleOutcome> {
  return database.transaction(async (tx) => {
    // Two starts at the same time load it once.
    await tx.execute(sql`lock table ${department} in share row exclusive mode`);
    const known = await tx.select({ isExample: department.isExample }).from(department);
    if (known.some(({ isExample }) => !isExample)) return { outcome: 'in-use' };
    if (known.length > 0) return { outcome: 'present' };
    const given = readExample();
    const [taken] = await tx.select({ name: bureau.name }).from(bureau).where(or(...given.map(({ bureau: name }) => eq(bureau.name, name)))).limit(1);
    if (taken !== undefined) return { outcome: 'name-taken', messages: fill(messages.bureauTaken, { name: taken.name }) };
    const actor: Actor = { accountId: null, name: messages.actor.zh, requestId: null };
    const bureauIds = new Map<string, string>();
    const departments: { id: string; name: string; projects: number }[] = [];
    let people: People = {};
    for (const each of given) {
      const bureauId = bureauIds.get(each.bureau) ?? await createBureau(tx, { name: each.bureau, place: each.place }, now, actor);
      bureauIds.set(each.bureau, bureauId);
      const places = await createPlaces(tx, each, bureauId, now, actor);
      const [first = ''] = places.divisions.values();
      // People work in the first department; the steps of the others were taken by the same hands.
      if (departments.length === 0) people = await createExampleAccounts(tx, { departmentId: places.departmentId, divisionId: first, bureauId }, now, actor);
      await loadProjects(tx, each, places, people, norms, now, actor);
      departments.push({ id: places.departmentId, name: each.name, projects: each.projects.length });
    }
    return { outcome: 'loaded', departments };
  });
}

type People = Readonly<Partial<Record<Role, string>>>;
type Places = { readonly departmentId: string; readonly divisions: ReadonlyMap<string, string> };

async function createPlaces(tx: Transaction, given: ExampleDepartment, bureauId: string, now: Date, actor: Actor): Promise<Places> {
  const departmentId = await createDepartment(tx, { name: given.name, code: given.code, bureauId, place: given.place, isExample: true }, now, actor);
  const divisions = new Map<string, string>();
  for (const name of given.divisions) divisions.set(name, await createDivision(tx, departmentId, name, now, actor));
  for (const { year, targetsDue, selfEvaluationDue, reportDue } of given.years) await openBudgetYear(tx, departmentId, { year, targetsDue, selfEvaluationDue, reportDue }, now, actor);
  return { departmentId, divisions };
}

async function loadProjects(tx: Transaction, given: ExampleDepartment, { departmentId, divisions }: Places, people: People, norms: NormBook, now: Date, actor: Actor): Promise<void> {
  const ids = new Map(given.projects.map(({ key }) => [key, newId(now.getTime())]));
  const [first] = given.divisions;
  const all = given.projects.map((each) => ({ each, rows: rowsOfProject(each, {
    departmentId, projectId: ids.get(each.key) ?? '', divisionId: divisions.get(each.division) ?? '', predecessorId: each.predecessor === undefined ? null : ids.get(each.predecessor) ?? null,
    ownerId: each.division === first ? people['填报人'] ?? null : null, at: now,
  }) }));
  const rows = all.map(({ rows: own }) => own);
  // Years in order: a project names its predecessor.
  await tx.insert(project).values(rows.map(({ project: row }) => row).toSorted((left, right) => left.year - right.year));
  await insertAll(tx, rows);
  for (const { each, rows: own } of all) {
    await recordChange(tx, {
      departmentId, actor, act: 'example.project', subject: { type: 'project', id: own.project.id }, at: now,
      after: { name: each.name, year: each.year, budgets: own.budgets.length, entries: own.entries.length, indicators: own.indicators.length, results: own.results.length, findings: own.findings.length },
    });
    await takeSteps(tx, each, departmentId, own.project.id, people, norms, actor);
    await rescore(tx, departmentId, own.project.id, norms, now);
  }
  await loadRounds(tx, given, departmentId, all, norms, now, actor);
  for (const state of ['closing', 'closed'] as const) {
    const years = given.years.filter((year) => year.state === state).map(({ year }) => year);
    if (years.length > 0) await tx.update(budgetYear).set({ state, closedAt: state === 'closed' ? now : null }).where(sql`${budgetYear.departmentId} = ${departmentId} and ${inArray(budgetYear.year, years)}`);
  }
}

async function insertAll(tx: Transaction, rows: readonly ExampleRows[]): Promise<void> {
  await tx.insert(projectDocument).values(rows.flatMap(({ documents }) => documents));
  const parts = rows.flatMap((each) => each.parts);
  if (parts.length > 0) await tx.insert(projectPart).values(parts);
  await tx.insert(budgetVersion).values(rows.flatMap(({ budgets }) => budgets));
  await tx.insert(fundEntry).values(rows.flatMap(({ entries }) => entries));
  await tx.insert(indicator).values(rows.flatMap(({ indicators }) => indicators));
  await tx.insert(indicatorResult).values(rows.flatMap(({ results }) => results));
  await tx.insert(narrative).values(rows.flatMap(({ narratives }) => narratives));
  const findings = rows.flatMap((each) => each.findings);
  if (findings.length > 0) await tx.insert(finding).values(findings);
}

/** The steps of the year as they were taken, each on its day and by its role. */
async function takeSteps(tx: Transaction, given: ExampleProject, departmentId: string, projectId: string, people: People, norms: NormBook, actor: Actor): Promise<void> {
  let from: State = 'draft';
  for (const [index, { act: id, by, at, reason = null }] of given.steps.entries()) {
    const act = findAct(id);
    if (act === null || !isState(act.to) || !act.from.includes(from)) throw new Error(`the example takes a step that is none: ${given.key} ${id}`);
    // In working hours, and in the order of the list where two fall on one day.
    const taken = new Date(Date.parse(`${at}T01:30:00.000Z`) + index * 60_000);
    const who: Actor = { accountId: people[by] ?? null, name: fill(messages.byRole, { role: by }).zh, requestId: null };
    if (act.takesSnapshot) {
      // A version is fixed with its content, as it stands when everything else is there.
      await rescore(tx, departmentId, projectId, norms, taken);
      await takeStep(tx, { departmentId, projectId, act: act.id, reason, version: null, asked: null, actor: who, norms, at: taken });
    } else {
      await recordTransition(tx, { departmentId, projectId, year: given.year, act: act.id, from, to: act.to, reason, changes: [], actor: who, at: taken, snapshotId: null });
      await recordChange(tx, { departmentId, actor, act: `evaluation.${act.id}`, subject: { type: 'project', id: projectId }, before: { state: from }, after: { state: act.to, by, on: at }, reason, at: taken });
    }
    from = act.to;
  }
}

async function loadRounds(tx: Transaction, given: ExampleDepartment, departmentId: string, all: readonly { readonly each: ExampleProject; readonly rows: ExampleRows }[], norms: NormBook, now: Date, actor: Actor): Promise<void> {
  for (const each of given.monitoring) {
    const round: ExampleRound = { ...each, id: newId(now.getTime()) };
    await tx.insert(monitoringRound).values({ departmentId, ...round, createdAt: now, updatedAt: now });
    await recordChange(tx, { departmentId, actor, act: 'example.monitoring', subject: { type: 'monitoring-round', id: round.id }, after: each, at: now });
    const entries = all.filter(({ each: { year } }) => year === each.year).map(({ each: of, rows }) => monitoringRow(of, rows, round, norms, given.place, now)).filter((row) => row !== null);
    if (entries.length > 0) await tx.insert(monitoringEntry).values(entries);
  }
}
