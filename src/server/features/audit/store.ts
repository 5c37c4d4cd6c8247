import type pg from 'pg';
import type { AuditEntry, AuditQuery } from '#contract/audit.ts';
import { bodyOf } from '#server/platform/audit/chain-verifier.ts';
import { pageOf, readCursor, type Page } from '#server/platform/pages.ts';

type Row = { sequence: bigint; at: Date; actor_id: string | null; act: string; subject_type: string; subject_id: string; body: string; hash: string };

/** Entries of one chain, newest first. */
export async function listEntries(pool: pg.Pool, departmentId: string, query: AuditQuery): Promise<Page<AuditEntry>> {
  const sort = '-sequence';
  const after = readCursor(query.cursor, sort);
  const { rows } = await pool.query<Row>({
    name: 'audit-entries',
    text: `select sequence, at, actor_id, act, subject_type, subject_id, body, hash from audit_entry
      where department_id = $1 and ($2::bigint is null or sequence < $2)
        and ($3::text is null or act = $3 or starts_with(act, $3 || '.')) and ($4::text is null or subject_type = $4) and ($5::text is null or subject_id = $5)
        and ($6::uuid is null or actor_id = $6) and ($7::date is null or at >= $7::date::timestamp at time zone 'Asia/Shanghai')
        and ($8::date is null or at < ($8::date + 1)::timestamp at time zone 'Asia/Shanghai')
      order by sequence desc limit $9`,
    values: [departmentId, after?.id ?? null, query.act ?? null, query.subjectType ?? null, query.subjectId ?? null, query.actorId ?? null, query.from ?? null, query.to ?? null, query.limit + 1],
  });
  return pageOf(rows, query.limit, sort, ({ sequence }) => ({ value: null, id: sequence.toString() }), shown);
}

function shown({ sequence, at, actor_id, act, subject_type, subject_id, body, hash }: Row): AuditEntry {
  const read = bodyOf(body);
  return {
    sequence: sequence.toString(), at: at.toISOString(), actor: { accountId: actor_id, name: read?.name ?? '' }, act, subject: { type: subject_type, id: subject_id },
    before: read?.before ?? null, after: read?.after ?? null, reason: read?.reason ?? null, requestId: read?.request ?? null, hash,
  };
}
