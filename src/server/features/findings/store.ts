import type pg from 'pg';
import type { FindingAnswer, FindingQuery } from '#contract/findings.ts';
import type { RowScope } from '#core/organisation/permissions.ts';
import { pageOf, readCursor, type Page } from '#server/platform/pages.ts';

export type FindingReach = { readonly departmentId: string; readonly scope: RowScope };

type Row = Omit<FindingAnswer, 'createdAt' | 'updatedAt' | 'settledAt' | 'projectIds' | 'records' | 'stated' | 'expected' | 'difference' | 'consequence' | 'hypotheses'> & {
  readonly detail: Partial<Pick<FindingAnswer, 'projectIds' | 'records' | 'stated' | 'expected' | 'difference' | 'consequence' | 'hypotheses'>>;
  readonly createdAt: Date; readonly updatedAt: Date; readonly settledAt: Date | null; readonly sort_value: string;
};

/** Errors first, then in the order of the projects; what is of no project stands before them. */
const place = `(case f.severity when 'error' then '0' when 'warning' then '1' else '2' end) || lpad(coalesce(p.ordinal, 0)::text, 6, '0')`;

const columns = `f.id, f.year, f.project_id as "projectId", p.name as "projectName", f.origin, f.rule, f.severity, f.message, f.detail, f.state, f.reason, a.display_name as "settledBy", f.settled_at as "settledAt",
  f.check_id as "checkId", f.created_at as "createdAt", f.updated_at as "updatedAt", f.version, ${place} as sort_value`;
const from = `from finding f left join project p on p.department_id = f.department_id and p.id = f.project_id left join account a on a.id = f.settled_by`;
/** Findings of projects beyond one's reach are not there; those of no project are the department's. */
const isReached = `($2::boolean or p.division_id = any($3::uuid[]) or p.owner_id = $4::uuid)`;

function reach({ departmentId, scope }: FindingReach): readonly unknown[] {
  return scope.kind === 'all' ? [departmentId, true, [], null] : [departmentId, false, scope.divisionIds, scope.ownerId];
}

export async function listFindings(pool: pg.Pool, reached: FindingReach, year: number | null, query: Omit<FindingQuery, 'limit'> & { readonly limit: number }): Promise<Page<FindingAnswer>> {
  const after = readCursor(query.cursor, 'severity');
  const { rows } = await pool.query<Row>({
    name: 'findings',
    text: `select ${columns} ${from} where f.department_id = $1 and ${isReached} and ($5::integer is null or f.year = $5) and ($6::text is null or f.state = $6) and ($7::text is null or f.severity = $7)
      and ($8::text is null or f.origin = $8) and ($9::text is null or f.rule = $9) and ($10::uuid is null or f.project_id = $10 or f.detail->'projectIds' ? $10::text)
      and ($11::text is null or (${place}, f.id) > ($11::text, $12::uuid)) order by sort_value, f.id limit $13`,
    values: [
      ...reach(reached), year, query.state ?? null, query.severity ?? null, query.origin ?? null, query.rule ?? null, query.projectId ?? null, after?.value ?? null, after?.id ?? null, query.limit + 1,
    ],
  });
  return pageOf(rows, query.limit, 'severity', ({ sort_value: value, id }) => ({ value, id }), findingShown);
}

/** A finding within reach; null otherwise. */
export async function findFinding(pool: Pick<pg.Pool, 'query'>, reached: FindingReach, id: string): Promise<FindingAnswer | null> {
  const { rows } = await pool.query<Row>({ name: 'finding-by-id', text: `select ${columns} ${from} where f.department_id = $1 and ${isReached} and f.id = $5`, values: [...reach(reached), id] });
  const [row] = rows;
  return row === undefined ? null : findingShown(row);
}

/** Open findings of a year within reach, by severity. */
export async function countOpen(pool: pg.Pool, reached: FindingReach, year: number): Promise<{ readonly errors: number; readonly warnings: number; readonly infos: number }> {
  const { rows } = await pool.query<{ errors: number; warnings: number; infos: number }>({
    name: 'findings-open',
    text: `select count(*) filter (where f.severity = 'error')::integer as errors, count(*) filter (where f.severity = 'warning')::integer as warnings, count(*) filter (where f.severity = 'info')::integer as infos
      ${from} where f.department_id = $1 and ${isReached} and f.year = $5 and f.state = 'open'`,
    values: [...reach(reached), year],
  });
  return rows[0] ?? { errors: 0, warnings: 0, infos: 0 };
}

function findingShown({ detail, sort_value: _sort, createdAt, updatedAt, settledAt, ...row }: Row): FindingAnswer {
  return {
    ...row, projectIds: detail.projectIds ?? (row.projectId === null ? [] : [row.projectId]), records: detail.records ?? [], stated: detail.stated ?? null, expected: detail.expected ?? null,
    difference: detail.difference ?? null, consequence: detail.consequence ?? null, hypotheses: detail.hypotheses ?? [], settledAt: settledAt?.toISOString() ?? null, createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
