import { and, asc, eq, sql } from 'drizzle-orm';
import type pg from 'pg';
import type { ImportProposalAnswer, ImportRowAnswer, RowsQuery } from '#contract/import.ts';
import { placeDifferences } from '#core/import/paper-place.ts';
import type { ProposalRow, RowValue } from '#core/import/proposal.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { importProposal, importRow } from '#server/platform/database/schema/records.ts';
import { pageOf, readCursor, type Page } from '#server/platform/pages.ts';

export type ProposalRowRecord = typeof importRow.$inferSelect;
export type ProposalRecord = typeof importProposal.$inferSelect;

/** The value that counts: a person's, else the paper's. */
export function valueOf(row: Pick<ProposalRowRecord, 'value' | 'decidedValue'>): RowValue {
  return (row.decidedValue ?? row.value) as RowValue;
}

export async function findProposal(from: Orm | Transaction, departmentId: string, id: string): Promise<ProposalRecord | null> {
  const [row] = await from.select().from(importProposal).where(and(eq(importProposal.departmentId, departmentId), eq(importProposal.id, id)));
  return row ?? null;
}

export async function findByContent(from: Orm | Transaction, departmentId: string, year: number, contentHash: string): Promise<ProposalRecord | null> {
  const [row] = await from.select().from(importProposal).where(and(eq(importProposal.departmentId, departmentId), eq(importProposal.year, year), eq(importProposal.contentHash, contentHash)));
  return row ?? null;
}

export async function readRows(from: Orm | Transaction, departmentId: string, proposalId: string): Promise<readonly ProposalRowRecord[]> {
  return from.select().from(importRow).where(and(eq(importRow.departmentId, departmentId), eq(importRow.proposalId, proposalId))).orderBy(asc(importRow.ordinal));
}

/** Rows of earlier proposals of the same year that are in the ledger or were decided, the newest of each key. */
export async function readEarlier(tx: Transaction, departmentId: string, year: number): Promise<ReadonlyMap<string, ProposalRowRecord>> {
  const rows = await tx.select({ row: importRow }).from(importRow)
    .innerJoin(importProposal, and(eq(importProposal.departmentId, importRow.departmentId), eq(importProposal.id, importRow.proposalId)))
    .where(and(eq(importRow.departmentId, departmentId), eq(importProposal.year, year))).orderBy(asc(importProposal.createdAt), asc(importRow.ordinal));
  const newest = new Map<string, ProposalRowRecord>();
  for (const { row } of rows) if (row.appliedId !== null || row.decision !== 'pending' || !newest.has(row.rowKey)) newest.set(row.rowKey, row);
  return newest;
}

export type NewRow = ProposalRow & Partial<Pick<ProposalRowRecord, 'decision' | 'decidedValue' | 'voucher' | 'note' | 'decidedBy' | 'decidedAt' | 'appliedType' | 'appliedId'>>;

export async function insertRows(tx: Transaction, departmentId: string, proposalId: string, rows: readonly NewRow[], newId: () => string): Promise<void> {
  const size = 500;
  for (let start = 0; start < rows.length; start += size) {
    await tx.insert(importRow).values(rows.slice(start, start + size).map(({ key, ...row }, index) => ({ ...row, departmentId, id: newId(), proposalId, ordinal: start + index + 1, rowKey: key })));
  }
}

/** Counts of a proposal's rows in one question. */
export async function showProposal(from: Orm | Transaction, record: ProposalRecord): Promise<ImportProposalAnswer> {
  const { rows } = await from.execute<Record<string, number> & { readonly department: string }>(sql`select (select name from department where id = ${record.departmentId}) as department, count(*)::int as total, count(*) filter (where certainty = 'certain')::int as certain,
    count(*) filter (where decision = 'pending' and target <> 'bad-row')::int as waiting, count(*) filter (where target = 'bad-row')::int as bad, count(*) filter (where decision in ('accepted', 'changed'))::int as decided,
    count(*) filter (where decision = 'refused')::int as refused, count(*) filter (where applied_id is not null)::int as applied
    from import_row where department_id = ${record.departmentId} and proposal_id = ${record.id}`);
  const paper = { department: record.paperDepartment, year: record.paperYear };
  const of = (name: string): number => rows[0]?.[name] ?? 0;
  return {
    id: record.id, year: record.year, name: record.name, contentHash: record.contentHash, state: record.state, createdAt: record.createdAt.toISOString(), version: record.version,
    counts: { total: of('total'), certain: of('certain'), waiting: of('waiting'), decided: of('decided'), refused: of('refused'), applied: of('applied'), bad: of('bad') },
    paper, warnings: placeDifferences(paper, { department: rows[0]?.department ?? '', year: record.year }),
  };
}

/** A page of rows in the order of the paper. */
export async function listRows(pool: pg.Pool, departmentId: string, proposalId: string, query: RowsQuery): Promise<Page<ImportRowAnswer>> {
  const after = readCursor(query.cursor, 'ordinal');
  const values: unknown[] = [departmentId, proposalId, after?.value ?? 0];
  const conditions: string[] = [];
  const add = (column: string, value: unknown): void => {
    values.push(value);
    conditions.push(` and ${column} = $${values.length}`);
  };
  if (query.certainty !== undefined) add('certainty', query.certainty);
  if (query.decision !== undefined) add('decision', query.decision);
  if (query.target !== undefined) add('target', query.target);
  if (query.projectOrdinal !== undefined) add('project_ordinal', query.projectOrdinal);
  if (query.applied !== undefined) conditions.push(` and applied_id is ${query.applied === 'true' ? 'not ' : ''}null`);
  values.push(query.limit + 1);
  const { rows } = await pool.query<{ row: ProposalRowRecord; ordinal: number; id: string }>(
    `select id, ordinal, to_jsonb(import_row) as row from import_row where department_id = $1 and proposal_id = $2 and ordinal > $3${conditions.join('')} order by ordinal limit $${values.length}`, values);
  return pageOf(rows, query.limit, 'ordinal', ({ ordinal, id }) => ({ value: String(ordinal), id }), ({ row }) => showRow(fromJson(row)));
}

/** A row that came as JSON, its columns under their own names. */
function fromJson(json: unknown): ProposalRowRecord {
  const raw = json as Readonly<Record<string, never>>;
  const at: string | null = raw['decided_at'] ?? null;
  return {
    departmentId: raw['department_id'] ?? '', id: raw['id'] ?? '', proposalId: raw['proposal_id'] ?? '', ordinal: raw['ordinal'] ?? 0, rowKey: raw['row_key'] ?? '', projectOrdinal: raw['project_ordinal'] ?? 0,
    target: raw['target'] ?? '', label: raw['label'] ?? '', printed: raw['printed'] ?? null, certainty: raw['certainty'] ?? 'certain', value: raw['value'], span: raw['span'] ?? null, why: raw['why'] ?? null,
    decision: raw['decision'] ?? 'pending', decidedValue: raw['decided_value'] ?? null, voucher: raw['voucher'] ?? null, note: raw['note'] ?? null, decidedBy: raw['decided_by'] ?? null,
    decidedAt: at === null ? null : new Date(at), appliedType: raw['applied_type'] ?? null, appliedId: raw['applied_id'] ?? null, version: raw['version'] ?? 1,
  };
}

export function showRow(row: ProposalRowRecord): ImportRowAnswer {
  const { id, ordinal, rowKey, projectOrdinal, target, label, printed, certainty, why, decision, voucher, note, decidedAt, appliedType, appliedId, version } = row;
  return {
    id, ordinal, key: rowKey, projectOrdinal, target, label, printed, certainty, value: row.value as Record<string, unknown>, span: row.span as ImportRowAnswer['span'], why, decision,
    decidedValue: row.decidedValue as Record<string, unknown> | null, voucher, note, decidedAt: decidedAt?.toISOString() ?? null, appliedType, appliedId, version,
  };
}
