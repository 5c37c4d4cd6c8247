import { and, eq, sql } from 'drizzle-orm';
import type { BudgetVersionAnswer, EntryWarning, NewBudgetVersion, NewFundEntry } from '#contract/funds.ts';
import { yuanOfFen } from '#core/ledger/money.ts';
import type { FundsSummary } from '#core/ledger/funds.ts';
import type { NormBook } from '#core/norm-book.ts';
import { noteChangeOfSubstance, type HeldProject } from '#server/features/evaluation/index.ts';
import { messages } from '#server/features/funds/messages.ts';
import { entryColumns, type EntryRow } from '#server/features/funds/store.ts';
import { rescore } from '#server/features/indicators/index.ts';
import { fenOf } from '#server/features/projects/index.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
import { later, preparedOn, together } from '#server/platform/database/prepared.ts';
import { budgetVersion, fundEntry, projectPart } from '#server/platform/database/schema/ledger.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';

export type FundsContext = { readonly departmentId: string; readonly projectId: string; readonly norms: NormBook; readonly actor: Actor; readonly at: Date };
/** Where rows of the example come from, and what was worked out rather than recorded. */
export type RowOrigin = { readonly isExample?: boolean; readonly isInferred?: boolean };
export type BudgetVersionRow = typeof budgetVersion.$inferSelect;

/**
 * Books an act of the ledger. What was paid is a fact and is recorded; what looks wrong with it is answered as a warning.
 * The score follows in the same transaction.
 */
export async function bookEntry(tx: Transaction, context: FundsContext, given: NewFundEntry & RowOrigin): Promise<{ readonly row: EntryRow; readonly warnings: readonly EntryWarning[]; readonly funds: FundsSummary }> {
  const { departmentId, projectId, actor, at } = context;
  const amountFen = fenOf(given.amountYuan);
  if (given.partId !== null) await requirePart(tx, departmentId, projectId, given.partId);
  const row: EntryRow = {
    id: newId(at.getTime()), kind: given.kind, amount_fen: amountFen, occurred_on: given.occurredOn, date_precision: given.datePrecision ?? (given.occurredOn === null ? 'none' : 'day'), source: given.source,
    payee: given.payee, payee_kind: given.payeeKind, part_id: given.partId, document_number: given.documentNumber, voucher: given.voucher, note: given.note, disclosure: given.disclosure,
    without_budget: given.withoutBudget, voided: false, voided_reason: null, is_example: given.isExample ?? false, is_inferred: given.isInferred ?? false, created_at: at, version: 1,
  };
  const holding = noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'funds', changes: [{ field: `funds/${given.kind}`, before: null, after: given.amountYuan }], actor, at });
  const booking = later(tx, {
    name: 'book-entry', text: bookQuery,
    values: [
      departmentId, row.id, projectId, row.kind, amountFen.toString(), row.occurred_on, row.date_precision, row.source, row.payee, row.payee_kind, row.part_id, row.document_number, row.voucher, row.note, row.disclosure,
      row.without_budget, row.is_example, row.is_inferred, at, actor.accountId,
    ],
  });
  // Of the acts payments and what was returned of them go into the rate, and so into the score; arrivals into the light.
  const isScored = given.kind === 'paid' || given.kind === 'returned' || given.kind === 'received';
  const summing = isScored ? rescore(tx, departmentId, projectId, context.norms, at) : storedSummary(tx, departmentId, projectId);
  const [held, , funds] = await together<[HeldProject, void, FundsSummary]>(holding, booking, summing);
  // The chain of the department is held from here to the end alone.
  await recordChange(tx, { departmentId, actor, act: `funds.${given.kind}.book`, subject: { type: 'project', id: projectId }, after: { id: row.id, ...given }, at });
  return { row, warnings: warningsOf(given, funds, held), funds };
}

const bookQuery = `insert into fund_entry (department_id, id, project_id, kind, amount_fen, occurred_on, date_precision, source, payee, payee_kind, part_id, document_number, voucher, note, disclosure, without_budget,
  is_example, is_inferred, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`;

/** Voids an entry: it stays in the ledger, crossed out, and counts nothing any more. */
export async function voidEntry(tx: Transaction, context: FundsContext, entryId: string, version: number, reason: string): Promise<EntryRow> {
  const { departmentId, projectId, actor, at } = context;
  const which = and(eq(fundEntry.departmentId, departmentId), eq(fundEntry.projectId, projectId), eq(fundEntry.id, entryId));
  const [before] = await tx.select().from(fundEntry).where(which).for('update');
  if (before === undefined) throw new Problem(404, 'not-found', messages.entryNotFound);
  if (before.voided || before.version !== version) throw new Problem(409, 'already-voided', messages.alreadyVoided);
  await noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'funds', changes: [{ field: `funds/${before.kind}`, before: yuanOfFen(before.amountFen), after: null }], actor, at });
  const { rows: [row] } = await preparedOn(tx).query<EntryRow>({
    name: 'void-entry', values: [departmentId, projectId, entryId, reason, at],
    text: `update fund_entry set voided = true, voided_reason = $4, voided_at = $5, version = version + 1 where department_id = $1 and project_id = $2 and id = $3 returning ${entryColumns}`,
  });
  if (row === undefined) throw new Error('a row updated is not returned');
  await recordChange(tx, { departmentId, actor, act: `funds.${before.kind}.void`, subject: { type: 'project', id: projectId }, before: { id: entryId, amountYuan: yuanOfFen(before.amountFen), occurredOn: before.occurredOn }, reason, at });
  await rescore(tx, departmentId, projectId, context.norms, at);
  return row;
}

/** Records the opening budget, or an adjustment with its document or reason. The amount is the whole from then on. */
export async function recordBudget(tx: Transaction, context: FundsContext, given: NewBudgetVersion & RowOrigin): Promise<{ readonly row: BudgetVersionRow; readonly funds: FundsSummary }> {
  const { departmentId, projectId, actor, at } = context;
  await noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'funds', changes: [{ field: `budget/${given.kind}`, before: null, after: given.amountYuan }], actor, at });
  if (given.partId !== null) await requirePart(tx, departmentId, projectId, given.partId);
  const known = await tx.select({ sequence: budgetVersion.sequence, kind: budgetVersion.kind, source: budgetVersion.source, partId: budgetVersion.partId }).from(budgetVersion)
    .where(and(eq(budgetVersion.departmentId, departmentId), eq(budgetVersion.projectId, projectId)));
  if (given.kind === 'initial' && known.some(({ kind, source, partId }) => kind === 'initial' && source === given.source && partId === given.partId)) throw new Problem(409, 'initial-exists', messages.initialExists);
  if (given.kind === 'adjustment' && given.documentNumber === null && given.reason === null) throw new Problem(422, 'adjustment-undocumented', messages.adjustmentNeedsDocument);
  const { amountYuan, isExample, isInferred, ...fields } = given;
  const [row] = await tx.insert(budgetVersion).values({
    ...fields, departmentId, id: newId(at.getTime()), projectId, sequence: Math.max(0, ...known.map(({ sequence }) => sequence)) + 1, amountFen: fenOf(amountYuan),
    isExample: isExample ?? false, isInferred: isInferred ?? false, createdAt: at, createdBy: actor.accountId,
  }).returning();
  if (row === undefined) throw new Error('a row inserted is not returned');
  await recordChange(tx, { departmentId, actor, act: `funds.budget.${given.kind}`, subject: { type: 'project', id: projectId }, after: { id: row.id, ...given }, at });
  await rescore(tx, departmentId, projectId, context.norms, at);
  return { row, funds: await storedSummary(tx, departmentId, projectId) };
}

/** Plans the year by months; the plan before it is voided. Months planned with nothing get no entry. */
export async function planMonths(tx: Transaction, context: FundsContext, year: number, months: readonly string[], reason: string): Promise<number> {
  const { departmentId, projectId, actor, at } = context;
  await noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'funds', changes: [{ field: 'funds/planned', before: null, after: months }], actor, at });
  const { rowCount } = await tx.update(fundEntry).set({ voided: true, voidedReason: reason, voidedAt: at, version: sql`${fundEntry.version} + 1` })
    .where(and(eq(fundEntry.departmentId, departmentId), eq(fundEntry.projectId, projectId), eq(fundEntry.kind, 'planned'), eq(fundEntry.voided, false)));
  const planned = months.flatMap((yuan, index) => {
    const amountFen = fenOf(yuan);
    return amountFen === 0n ? [] : [{
      departmentId, id: newId(at.getTime()), projectId, kind: 'planned' as const, amountFen, occurredOn: lastDayOfMonth(year, index + 1), datePrecision: 'month' as const, createdAt: at, createdBy: actor.accountId,
    }];
  });
  if (planned.length > 0) await tx.insert(fundEntry).values(planned);
  await recordChange(tx, { departmentId, actor, act: 'funds.plan.set', subject: { type: 'project', id: projectId }, after: { year, months }, at });
  return rowCount ?? 0;
}

/** Last day of a month. */
export function lastDayOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The totals that triggers keep. */
export async function storedSummary(tx: Transaction, departmentId: string, projectId: string): Promise<FundsSummary> {
  const { rows } = await preparedOn(tx).query<Record<string, bigint | null>>({
    name: 'totals-of-project', values: [departmentId, projectId],
    text: `select initial_fen, adjusted_fen, planned_fen, issued_fen, received_fen, paid_fen, returned_fen, carried_in_fen, carried_out_fen, reclaimed_fen, cancelled_fen, passed_on_fen, used_fen
      from project_stat where department_id = $1 and project_id = $2`,
  });
  const [row] = rows;
  const of = (name: string): bigint | null => row?.[`${name}_fen`] ?? null;
  const [paid, returned] = [of('paid'), of('returned')];
  return {
    initial: of('initial'), adjusted: of('adjusted'), planned: of('planned'), issued: of('issued'), received: of('received'), spent: paid === null && returned === null ? null : (paid ?? 0n) - (returned ?? 0n),
    carriedIn: of('carried_in'), carriedOut: of('carried_out'), reclaimed: of('reclaimed'), cancelled: of('cancelled'), passedOn: of('passed_on'), used: of('used'),
  };
}

async function requirePart(tx: Transaction, departmentId: string, projectId: string, partId: string): Promise<void> {
  const [row] = await tx.select({ id: projectPart.id }).from(projectPart).where(and(eq(projectPart.departmentId, departmentId), eq(projectPart.projectId, projectId), eq(projectPart.id, partId)));
  if (row === undefined) throw new Problem(422, 'unknown-part', messages.partNotFound);
}

function warningsOf(given: NewFundEntry, funds: FundsSummary, project: HeldProject): readonly EntryWarning[] {
  const warnings: EntryWarning[] = [];
  const spent = funds.spent ?? 0n;
  const warn = (code: EntryWarning['code'], text: (typeof messages)[keyof typeof messages], limit: bigint): void => {
    warnings.push({ code, messages: fill(text, { paid: yuanOfFen(spent), limit: yuanOfFen(limit) }) });
  };
  if (given.kind === 'paid') {
    if (funds.adjusted !== null && spent > funds.adjusted) warn('above-budget', messages.aboveBudget, funds.adjusted);
    if (funds.received !== null && spent > funds.received) warn('above-arrivals', messages.aboveArrivals, funds.received);
    if (funds.issued !== null && spent > funds.issued) warn('above-issued', messages.aboveIssued, funds.issued);
  }
  if (given.occurredOn !== null && !given.occurredOn.startsWith(String(project.year))) warnings.push({ code: 'outside-year', messages: fill(messages.outsideYear, { day: given.occurredOn, year: project.year }) });
  return warnings;
}

export function budgetShown(row: BudgetVersionRow): BudgetVersionAnswer {
  const { id, sequence, kind, source, partId, effectiveOn, documentNumber, reason, isExample, isInferred } = row;
  return { id, sequence, kind, source, partId, amountYuan: yuanOfFen(row.amountFen), effectiveOn, documentNumber, reason, isExample, isInferred, createdAt: row.createdAt.toISOString() };
}
