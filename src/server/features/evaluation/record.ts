import { sql } from 'drizzle-orm';
import { canonicalText, type Json } from '#core/life-cycle/difference.ts';
import { createHash } from 'node:crypto';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';

/** Rows of a project that a fixed version holds, by the name they have in it. */
export const recordTables = {
  documents: 'project_document', parts: 'project_part', budgets: 'budget_version', entries: 'fund_entry', indicators: 'indicator', results: 'indicator_result', narratives: 'narrative',
  findings: 'finding', reviews: 'review',
} as const;
export type RecordPart = keyof typeof recordTables;

export type Row = Readonly<Record<string, Json>>;

/** Everything that the ledger holds of a project, as rows: amounts, decimals and times as text, exactly as stored. */
export type ProjectRows = { readonly project: Row } & Readonly<Record<RecordPart, readonly Row[]>>;

/** Members that say when a row was written and how often, not what it says. */
export const unsubstantial: ReadonlySet<string> = new Set(['version', 'updated_at', 'updated_by', 'state', 'locked', 'weights_hold', 'findings', 'reviews', 'figures', 'takenFrom']);

/** Reads the rows of a project; null where there is none. */
export async function readProjectRows(from: Orm | Transaction, departmentId: string, projectId: string): Promise<ProjectRows | null> {
  const { rows: [project] } = await from.execute(sql`select * from project where department_id = ${departmentId} and id = ${projectId}`);
  if (project === undefined) return null;
  const read = async (part: RecordPart): Promise<readonly Row[]> => {
    const { rows } = await from.execute(sql`select * from ${sql.identifier(recordTables[part])} where department_id = ${departmentId} and project_id = ${projectId} order by id`);
    return rows.map(asRow);
  };
  return {
    project: asRow(project), documents: await read('documents'), parts: await read('parts'), budgets: await read('budgets'), entries: await read('entries'), indicators: await read('indicators'),
    results: await read('results'), narratives: await read('narratives'), findings: await read('findings'), reviews: await read('reviews'),
  };
}

function asRow(row: Record<string, unknown>): Row {
  const kept: Row = JSON.parse(JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)));
  return kept;
}

/** SHA-256 of a content, the same however its members are ordered. */
export function hashOf(content: Json): string {
  return createHash('sha256').update(canonicalText(content)).digest('hex');
}

/** A member of a row as text; empty where it is not set. Numbers of rows are small and whole. */
export function textOf(row: Row | undefined, name: string): string {
  const value = row?.[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
