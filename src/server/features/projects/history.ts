import type pg from 'pg';
import { readCursor, type Page, writeCursor } from '#server/platform/pages.ts';

export type HistoryItem = {
  readonly sequence: string; readonly at: string; readonly actor: string; readonly act: string; readonly subjectType: string; readonly subjectId: string; readonly reason: string | null;
  readonly before: unknown; readonly after: unknown;
};

type AuditBody = { readonly name: string; readonly before: unknown; readonly after: unknown; readonly reason: string | null };

/** What the audit trail says of a project, newest first: every change with what was and what is. */
export async function readHistory(pool: pg.Pool, departmentId: string, projectId: string, query: { readonly limit: number; readonly cursor?: string | undefined }): Promise<Page<HistoryItem>> {
  const after = readCursor(query.cursor, 'sequence');
  const { rows } = await pool.query<{ sequence: bigint; at: Date; act: string; subject_type: string; subject_id: string; body: string }>({
    name: 'history-of-project',
    text: `select sequence, at, act, subject_type, subject_id, body from audit_entry
      where department_id = $1 and subject_type = 'project' and subject_id = $2 and sequence < coalesce($3::bigint, 9223372036854775807) order by sequence desc limit $4`,
    values: [departmentId, projectId, after?.value ?? null, query.limit + 1],
  });
  const kept = rows.slice(0, query.limit);
  const last = kept.at(-1);
  return {
    items: kept.map((row) => {
      const body: AuditBody = JSON.parse(row.body);
      return {
        sequence: row.sequence.toString(), at: row.at.toISOString(), actor: body.name, act: row.act, subjectType: row.subject_type, subjectId: row.subject_id, reason: body.reason,
        before: body.before, after: body.after,
      };
    }),
    nextCursor: rows.length > query.limit && last !== undefined ? writeCursor({ sort: 'sequence', value: last.sequence.toString(), id: '0' }) : null,
  };
}
