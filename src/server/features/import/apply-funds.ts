import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { BudgetValue, EntryValue } from '#core/import/proposal.ts';
import { fenOfYuan, yuanOfFen } from '#core/ledger/money.ts';
import { bookEntry, recordBudget, voidEntry, type FundsContext } from '#server/features/funds/index.ts';
import { Hindrance, type Applied, type ApplyContext } from '#server/features/import/apply-context.ts';
import { messages } from '#server/features/import/messages.ts';
import type { ProposalRowRecord } from '#server/features/import/store.ts';
import { budgetVersion, fundEntry } from '#server/platform/database/schema/ledger.ts';
import { fill } from '#server/platform/messages.ts';

const fundsContext = ({ departmentId, projectId, norms, actor, at }: ApplyContext): FundsContext => ({ departmentId, projectId, norms, actor, at });

/** The key of the part that a figure belongs to, in the ledger. */
function partIdOf({ placeOf }: ApplyContext, part: string | null): string | null {
  if (part === null) return null;
  const place = placeOf(part);
  if (place === null) throw new Hindrance('part-first', messages.partFirst);
  return place.id;
}

/** The opening budget; where another amount is recorded, an adjustment that says what corrected it. */
export async function applyBudget(context: ApplyContext, value: BudgetValue, row: ProposalRowRecord): Promise<Applied> {
  const { tx, departmentId, projectId, source, proposal } = context;
  const partId = partIdOf(context, value.part);
  const amountYuan = value.yuan ?? '';
  const versions = await tx.select().from(budgetVersion).where(and(
    eq(budgetVersion.departmentId, departmentId), eq(budgetVersion.projectId, projectId), partId === null ? isNull(budgetVersion.partId) : eq(budgetVersion.partId, partId),
  )).orderBy(asc(budgetVersion.sequence));
  const last = versions.at(-1);
  if (last !== undefined && last.amountFen === fenOfYuan(amountYuan)) return { type: 'budget-version', id: last.id };
  const isFirst = last === undefined;
  if (last !== undefined && context.placeOf(row.rowKey) === null) throw new Hindrance('ledger-differs', fill(messages.ledgerDiffers, { what: row.label, yuan: yuanOfFen(last.amountFen) }));
  const reason = isFirst ? row.note : row.note ?? fill(messages.correctedByPaper, { name: proposal.name }).zh;
  const made = await recordBudget(tx, fundsContext(context), { kind: isFirst ? 'initial' : 'adjustment', source: last?.source ?? source, partId, amountYuan, effectiveOn: null, documentNumber: null, reason });
  return { type: 'budget-version', id: made.row.id };
}

/** Books an act. What an earlier import booked of the same row is voided first; what a person booked is never touched. */
export async function applyEntry(context: ApplyContext, value: EntryValue, row: ProposalRowRecord): Promise<Applied> {
  const partId = partIdOf(context, value.part);
  if (value.whole) return applyWhole(context, value, row);
  const amountFen = fenOfYuan(value.yuan ?? '') ?? 0n;
  const own = await ownEntry(context, row.rowKey);
  if (own !== null && own.amountFen === amountFen && own.occurredOn === value.occurredOn) return { type: 'fund-entry', id: own.id };
  if (own === null) {
    const there = await entriesOf(context, value, partId);
    const total = there.reduce((sum, entry) => sum + entry.amountFen, 0n);
    const [first] = there;
    // The total of a project that the ledger has in several acts is there; another total is for a person.
    if (first !== undefined && total === amountFen) return { type: 'fund-entry', id: first.id };
    if (first !== undefined && value.occurredOn === null && value.payee === null) throw new Hindrance('ledger-differs', fill(messages.ledgerDiffers, { what: row.label, yuan: yuanOfFen(total) }));
  } else await voidOwn(context, own);
  return { type: 'fund-entry', id: await book(context, value, row, value.yuan ?? '', partId) };
}

/** The total of the project: what the payments of its parts leave of it is booked. Where they leave nothing, they are the record of it. */
async function applyWhole(context: ApplyContext, value: EntryValue, row: ProposalRowRecord): Promise<Applied> {
  const { tx, departmentId, projectId, proposal } = context;
  const total = fenOfYuan(value.yuan ?? '') ?? 0n;
  const own = await ownEntry(context, row.rowKey);
  const { rows } = await tx.execute<{ id: string; amount_fen: bigint }>(sql`select id, amount_fen from fund_entry where department_id = ${departmentId} and project_id = ${projectId} and kind = 'paid' and not voided
    and (occurred_on is null or extract(year from occurred_on) <= ${proposal.year}) and id <> ${own?.id ?? projectId} order by id`);
  const covered = rows.reduce((sum, entry) => sum + entry.amount_fen, 0n);
  const rest = total - covered;
  if (rest < 0n) throw new Hindrance('parts-exceed', fill(messages.partsExceed, { yuan: yuanOfFen(total) }));
  if (own !== null && own.amountFen === rest) return { type: 'fund-entry', id: own.id };
  if (own !== null) await voidOwn(context, own);
  const [last] = rows.slice(-1);
  if (rest === 0n && last !== undefined) return { type: 'fund-entry', id: last.id };
  return { type: 'fund-entry', id: await book(context, value, row, yuanOfFen(rest), null) };
}

type OwnEntry = { readonly id: string; readonly amountFen: bigint; readonly occurredOn: string | null; readonly version: number };

/** The act that this row made before, unless it was voided or is one of a part. */
async function ownEntry({ tx, departmentId, projectId, placeOf }: ApplyContext, key: string): Promise<OwnEntry | null> {
  const place = placeOf(key);
  if (place === null || place.type !== 'fund-entry') return null;
  const [row] = await tx.select({ id: fundEntry.id, amountFen: fundEntry.amountFen, occurredOn: fundEntry.occurredOn, version: fundEntry.version, partId: fundEntry.partId }).from(fundEntry)
    .where(and(eq(fundEntry.departmentId, departmentId), eq(fundEntry.projectId, projectId), eq(fundEntry.id, place.id), eq(fundEntry.voided, false)));
  const isOfPart = key.includes('/part/');
  return row === undefined || (row.partId !== null && !isOfPart) ? null : row;
}

async function voidOwn(context: ApplyContext, own: OwnEntry): Promise<void> {
  await voidEntry(context.tx, fundsContext(context), own.id, own.version, fill(messages.correctedByPaper, { name: context.proposal.name }).zh);
}

async function entriesOf({ tx, departmentId, projectId, proposal }: ApplyContext, value: EntryValue, partId: string | null): Promise<readonly { readonly id: string; readonly amountFen: bigint }[]> {
  const isLater = value.occurredOn !== null && Number(value.occurredOn.slice(0, 4)) > proposal.year;
  return tx.select({ id: fundEntry.id, amountFen: fundEntry.amountFen }).from(fundEntry).where(and(
    eq(fundEntry.departmentId, departmentId), eq(fundEntry.projectId, projectId), eq(fundEntry.kind, value.entry), eq(fundEntry.voided, false),
    partId === null ? undefined : eq(fundEntry.partId, partId), value.payee === null ? undefined : eq(fundEntry.payee, value.payee),
    sql`coalesce(extract(year from ${fundEntry.occurredOn}) > ${proposal.year}, false) = ${isLater}`,
  ));
}

async function book(context: ApplyContext, value: EntryValue, row: ProposalRowRecord, amountYuan: string, partId: string | null): Promise<string> {
  const { tx, departmentId, projectId, source, proposal } = context;
  const [backed] = value.entry === 'paid' ? await tx.select({ id: budgetVersion.id }).from(budgetVersion).where(and(eq(budgetVersion.departmentId, departmentId), eq(budgetVersion.projectId, projectId))).limit(1) : [];
  const withoutBudget = value.entry === 'paid' && backed === undefined;
  const remarks = [
    row.note, fill(withoutBudget ? messages.withoutBudget : messages.bookedFromPaper, { name: proposal.name }).zh, value.asOf === null ? null : fill(messages.asOf, { day: value.asOf }).zh,
  ];
  const { row: made } = await bookEntry(tx, fundsContext(context), {
    kind: value.entry, amountYuan, occurredOn: value.occurredOn, datePrecision: value.datePrecision, source, payee: value.payee, payeeKind: null, partId, documentNumber: null, voucher: row.voucher,
    note: remarks.filter((remark) => remark !== null && remark !== '').join('；'), disclosure: '公开', withoutBudget, isInferred: row.certainty === 'wording' && row.decision === 'accepted',
  });
  return made.id;
}
