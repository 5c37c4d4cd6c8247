import type * as z from 'zod';
import type { FundEntryAnswer, fundsAnswer } from '#contract/funds.ts';
import { figuresOf, ratesShown } from '#contract/figures-shown.ts';
import { lastDayOf } from '#core/ledger/department-year.ts';
import { summariseFunds, type BudgetVersion, type DatePrecision, type FundEntry, type FundEntryKind, type FundsSummary, type FundSource, type PartKind, type PayeeKind } from '#core/ledger/funds.ts';
import { yuanOfFen } from '#core/ledger/money.ts';
import type { Disclosure } from '#core/ledger/project.ts';
import type { NormBook } from '#core/norm-book.ts';
import { executionRates } from '#core/scoring/execution-rate.ts';
import { monthsOf, type MonthAmount } from '#server/features/funds/months.ts';
import { projectColumns, summaryOf, type ProjectStatRow } from '#server/features/projects/index.ts';
import type { Queryable } from '#server/platform/database/prepared.ts';
import { pageOf, readCursor, type Page } from '#server/platform/pages.ts';

type FundsAnswer = z.infer<typeof fundsAnswer>;
type Part = { readonly id: string; readonly name: string; readonly kind: PartKind };
/** Amounts inside JSON are text: numbers of eight bytes do not fit into its numbers. */
type FundsRow = ProjectStatRow & { readonly parts: readonly Part[] | null; readonly months: readonly { readonly month: number; readonly kind: string; readonly fen: string }[] | null };

const fundsQuery = `select ${projectColumns},
  (select json_agg(json_build_object('id', t.id, 'name', t.name, 'kind', t.kind) order by t.ordinal) from project_part t where t.department_id = p.department_id and t.project_id = p.id) as parts,
  (select json_agg(json_build_object('month', m.month, 'kind', m.kind, 'fen', m.amount_fen::text)) from fund_month m where m.department_id = p.department_id and m.project_id = p.id and m.calendar_year = p.year) as months
  from project p join project_stat s on s.department_id = p.department_id and s.project_id = p.id where p.department_id = $1 and p.id = $2`;

/**
 * The figures, rates, parts and months of a project; null where there is none. Of everything recorded the stored totals are
 * enough; as of a day, and for parts, the acts themselves are added up.
 */
export async function readFunds(pool: Queryable, departmentId: string, projectId: string, asOf: string | null, norms: NormBook, place: string): Promise<FundsAnswer | null> {
  const { rows: [stat] } = await pool.query<FundsRow>({ name: 'funds-of-project', text: fundsQuery, values: [departmentId, projectId] });
  if (stat === undefined) return null;
  const parts = stat.parts ?? [];
  const [versions, entries] = asOf !== null || parts.length > 0 ? await Promise.all([readVersions(pool, departmentId, projectId), readActs(pool, departmentId, projectId)]) : [[], []];
  const summary = asOf === null ? summaryOf(stat) : summariseFunds(versions, entries, asOf);
  const rates = (of: FundsSummary): FundsAnswer['rates'] => ratesShown(executionRates(of, 'self-evaluation', norms, lastDayOf(stat.year), place));
  return {
    asOf, funds: figuresOf(summary), rates: rates(summary),
    parts: parts.map((part) => {
      const own = summariseFunds(versions.filter(({ partId }) => partId === part.id).map((version) => ({ ...version, partId: null })), entries.filter(({ partId }) => partId === part.id), asOf);
      return { partId: part.id, name: part.name, kind: part.kind, funds: figuresOf(own), rates: rates(own) };
    }),
    months: monthsOf((stat.months ?? []).map(({ month, kind, fen }): MonthAmount => ({ month, kind, amount: BigInt(fen) }))),
  };
}

async function readVersions(pool: Queryable, departmentId: string, projectId: string): Promise<readonly BudgetVersion[]> {
  const { rows } = await pool.query<{ id: string; sequence: number; kind: 'initial' | 'adjustment'; source: FundSource; part_id: string | null; amount_fen: bigint; effective_on: string | null; document_number: string | null }>({
    name: 'budgets-of-project', text: 'select id, sequence, kind, source, part_id, amount_fen, effective_on, document_number from budget_version where department_id = $1 and project_id = $2 order by sequence', values: [departmentId, projectId],
  });
  return rows.map((row) => ({ id: row.id, projectId, sequence: row.sequence, kind: row.kind, source: row.source, partId: row.part_id, amountFen: row.amount_fen, effectiveOn: row.effective_on, documentNumber: row.document_number }));
}

async function readActs(pool: Queryable, departmentId: string, projectId: string): Promise<readonly FundEntry[]> {
  const { rows } = await pool.query<EntryRow>({ name: 'acts-of-project', text: `select ${entryColumns} from fund_entry where department_id = $1 and project_id = $2 and not voided`, values: [departmentId, projectId] });
  return rows.map((row) => ({
    id: row.id, projectId, kind: row.kind, amountFen: row.amount_fen, occurredOn: row.occurred_on, datePrecision: row.date_precision, source: row.source, payee: row.payee, payeeKind: row.payee_kind, partId: row.part_id,
    voided: row.voided,
  }));
}

export const entryColumns = `id, kind, amount_fen, occurred_on, date_precision, source, payee, payee_kind, part_id, document_number, voucher, note, disclosure, without_budget, voided, voided_reason, is_example,
  is_inferred, created_at, version`;

export type EntryRow = {
  readonly id: string; readonly kind: FundEntryKind; readonly amount_fen: bigint; readonly occurred_on: string | null; readonly date_precision: DatePrecision; readonly source: FundSource; readonly payee: string | null;
  readonly payee_kind: PayeeKind | null; readonly part_id: string | null; readonly document_number: string | null; readonly voucher: string | null; readonly note: string | null; readonly disclosure: Disclosure;
  readonly without_budget: boolean; readonly voided: boolean; readonly voided_reason: string | null; readonly is_example: boolean; readonly is_inferred: boolean; readonly created_at: Date; readonly version: number;
};

export function entryShown(row: EntryRow): FundEntryAnswer {
  return {
    id: row.id, kind: row.kind, amountYuan: yuanOfFen(row.amount_fen), occurredOn: row.occurred_on, datePrecision: row.date_precision, source: row.source, payee: row.payee, payeeKind: row.payee_kind, partId: row.part_id,
    documentNumber: row.document_number, voucher: row.voucher, note: row.note, disclosure: row.disclosure, withoutBudget: row.without_budget, voided: row.voided, voidedReason: row.voided_reason, isExample: row.is_example,
    isInferred: row.is_inferred, createdAt: row.created_at.toISOString(), version: row.version,
  };
}

export type EntryQuery = {
  readonly limit: number; readonly cursor?: string | undefined; readonly kind?: FundEntryKind | undefined; readonly partId?: string | undefined; readonly voided?: 'true' | 'false' | undefined;
  readonly from?: string | undefined; readonly until?: string | undefined;
};

/** A page of the acts of a project, newest first. */
export async function listEntries(pool: Queryable, departmentId: string, projectId: string, query: EntryQuery): Promise<Page<FundEntryAnswer>> {
  const after = readCursor(query.cursor, 'id');
  const values: unknown[] = [departmentId, projectId];
  const conditions = ['department_id = $1', 'project_id = $2'];
  const add = (condition: string, value: unknown): void => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(`${condition} $${values.length}`);
  };
  add('kind =', query.kind);
  add('part_id =', query.partId);
  add('voided =', query.voided === undefined ? undefined : query.voided === 'true');
  add('occurred_on >=', query.from);
  add('occurred_on <=', query.until);
  add('id <', after?.id);
  const isUsual = conditions.length === 2;
  values.push(query.limit + 1);
  const text = `select ${entryColumns} from fund_entry where ${conditions.join(' and ')} order by id desc limit $${values.length}`;
  const { rows } = await pool.query<EntryRow>({ ...(isUsual ? { name: 'entries-of-project' } : {}), text, values });
  return pageOf(rows, query.limit, 'id', (row) => ({ value: null, id: row.id }), entryShown);
}
