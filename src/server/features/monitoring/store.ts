import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Entry, Round } from '#contract/monitoring.ts';
import { normReferenceOf } from '#contract/figures-shown.ts';
import { formatDecimal, parseDecimal } from '#core/decimal.ts';
import { yuanOfFen } from '#core/ledger/money.ts';
import { elapsedShare } from '#core/monitoring/calendar.ts';
import { followUps } from '#core/monitoring/follow-up.ts';
import type { NormBook } from '#core/norm-book.ts';
import { multiplyRationals, rational, roundHalfUp, type Rational } from '#core/rational.ts';
import type { RowScope } from '#core/organisation/permissions.ts';
import { inScope } from '#server/features/evaluation/index.ts';
import type { KeptCause } from '#server/features/monitoring/figures.ts';
import { messages } from '#server/features/monitoring/messages.ts';
import { todayOf } from '#server/features/tasks/index.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { project } from '#server/platform/database/schema/ledger.ts';
import { indicator, monitoringEntry, monitoringRound } from '#server/platform/database/schema/results.ts';
import { Problem } from '#server/platform/problem.ts';

export type RoundRow = typeof monitoringRound.$inferSelect;
export type EntryRow = typeof monitoringEntry.$inferSelect;

type RoundCounts = { readonly id: string; readonly entries: number; readonly submitted: number; readonly accepted: number; readonly green: number; readonly yellow: number; readonly red: number };

/** The rounds of a year, the newest first, with how far they are. */
export async function listRounds(orm: Orm, departmentId: string, which: { readonly year: number } | { readonly roundId: string }): Promise<readonly Round[]> {
  const chosen = and(eq(monitoringRound.departmentId, departmentId), 'year' in which ? eq(monitoringRound.year, which.year) : eq(monitoringRound.id, which.roundId));
  const rows = await orm.select().from(monitoringRound).where(chosen).orderBy(desc(monitoringRound.cutOff), desc(monitoringRound.createdAt));
  if (rows.length === 0) return [];
  const { rows: counted } = await orm.execute<RoundCounts>(sql`
    select round_id as id, count(*)::integer as entries, count(*) filter (where state = 'submitted')::integer as submitted, count(*) filter (where state = 'accepted')::integer as accepted,
      count(*) filter (where light = 'green')::integer as green, count(*) filter (where light = 'yellow')::integer as yellow, count(*) filter (where light = 'red')::integer as red
    from monitoring_entry where department_id = ${departmentId} and round_id in (${sql.join(rows.map(({ id }) => sql`${id}`), sql`, `)}) group by round_id`);
  return rows.map((row): Round => {
    const counts = counted.find(({ id }) => id === row.id);
    return {
      id: row.id, year: row.year, name: row.name, cutOff: row.cutOff, dueOn: row.dueOn, state: row.state, entries: counts?.entries ?? 0, submitted: counts?.submitted ?? 0, accepted: counts?.accepted ?? 0,
      lights: { green: counts?.green ?? 0, yellow: counts?.yellow ?? 0, red: counts?.red ?? 0 }, version: row.version,
    };
  });
}

export async function findRound(from: Orm | Transaction, departmentId: string, roundId: string): Promise<RoundRow> {
  const [row] = await from.select().from(monitoringRound).where(and(eq(monitoringRound.departmentId, departmentId), eq(monitoringRound.id, roundId)));
  if (row === undefined) throw new Problem(404, 'not-found', messages.roundNotFound);
  return row;
}

export async function findEntry(from: Orm | Transaction, departmentId: string, projectId: string, roundId: string, held = false): Promise<{ readonly round: RoundRow; readonly row: EntryRow }> {
  const round = await findRound(from, departmentId, roundId);
  const query = from.select().from(monitoringEntry).where(and(eq(monitoringEntry.departmentId, departmentId), eq(monitoringEntry.roundId, roundId), eq(monitoringEntry.projectId, projectId)));
  const [row] = await (held ? query.for('update') : query);
  if (row === undefined) throw new Problem(404, 'not-found', messages.entryNotFound);
  return { round, row };
}

/** Entries of a round within reach, or of one project over all rounds. */
export async function listEntries(
  orm: Orm, departmentId: string, which: { readonly roundId: string; readonly scope: RowScope } | { readonly projectId: string; readonly roundId?: string }, norms: NormBook, place: string,
): Promise<readonly Entry[]> {
  // The scope speaks of projects as `p`.
  const reach = 'scope' in which ? sql`exists (select from project p where p.department_id = ${monitoringEntry.departmentId} and p.id = ${monitoringEntry.projectId} and ${inScope(which.scope)})` : sql`true`;
  const rows = await orm.select({ entry: monitoringEntry, round: monitoringRound, name: project.name, ordinal: project.ordinal }).from(monitoringEntry)
    .innerJoin(monitoringRound, and(eq(monitoringRound.departmentId, monitoringEntry.departmentId), eq(monitoringRound.id, monitoringEntry.roundId)))
    .innerJoin(project, and(eq(project.departmentId, monitoringEntry.departmentId), eq(project.id, monitoringEntry.projectId)))
    .where(and(
      eq(monitoringEntry.departmentId, departmentId), which.roundId === undefined ? undefined : eq(monitoringEntry.roundId, which.roundId),
      'projectId' in which ? eq(monitoringEntry.projectId, which.projectId) : undefined, reach,
    )).orderBy(desc(monitoringRound.cutOff), asc(project.ordinal)).limit(2000);
  const unreachable = rows.flatMap(({ entry }) => entry.unreachable);
  const names = unreachable.length === 0 ? new Map<string, string>() : new Map((await orm.select({ id: indicator.id, name: indicator.name }).from(indicator)
    .where(and(eq(indicator.departmentId, departmentId), sql`${indicator.id} in (${sql.join(unreachable.map((id) => sql`${id}::uuid`), sql`, `)})`))).map(({ id, name }) => [id, name]));
  return rows.map(({ entry, round, name, ordinal }) => entryShown(entry, round, { name, ordinal }, names, norms, place));
}

const yuan = (fen: bigint | null): string | null => (fen === null ? null : yuanOfFen(fen));
const hundred = rational(100n, 1n);
const percent = (part: bigint | null, whole: bigint | null): string | null => (part === null || whole === null || whole <= 0n ? null : shown(multiplyRationals(rational(part, whole), hundred)));
const shown = (value: Rational): string => formatDecimal(roundHalfUp(value, 2));

function entryShown(row: EntryRow, round: RoundRow, of: { readonly name: string; readonly ordinal: number }, names: ReadonlyMap<string, string>, norms: NormBook, place: string): Entry {
  const causes = row.causes as readonly KeptCause[];
  const completion = row.completionPercent === null ? null : parseDecimal(row.completionPercent);
  return {
    id: row.id, roundId: round.id, projectId: row.projectId, projectName: of.name, ordinal: of.ordinal, cutOff: round.cutOff,
    budgetYuan: yuan(row.budgetFen), receivedYuan: yuan(row.receivedFen), spentYuan: yuan(row.spentFen), forecastYuan: yuan(row.forecastFen),
    executionPercent: percent(row.spentFen ?? 0n, row.budgetFen), elapsedPercent: shown(multiplyRationals(elapsedShare(round.year, round.cutOff), hundred)), arrivalPercent: percent(row.spentFen ?? 0n, row.receivedFen),
    completionPercent: completion === null ? null : formatDecimal(completion), light: row.light, causes,
    followUps: followUps({ light: row.light ?? 'green', causes: causes.map((cause) => ({ ...cause, norm: null })) }, norms, todayOf(round.createdAt), place)
      .map(({ kind, dueOn, messages: texts, norm }) => ({ kind, dueOn, messages: texts, norm: norm === null ? null : normReferenceOf(norm) })),
    unreachable: row.unreachable.map((id) => names.get(id) ?? id), reason: row.reason, measures: row.measures, answer: row.answer, returnedReason: row.returnedReason, state: row.state, version: row.version,
  };
}
