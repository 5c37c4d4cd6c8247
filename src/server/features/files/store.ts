import type pg from 'pg';
import type { File, FileSubjectType } from '#contract/files.ts';
import type { RowScope } from '#core/organisation/permissions.ts';
import { pageOf, readCursor, type Page } from '#server/platform/pages.ts';

/** The tables of what a file may be evidence of, each with its column of the project. */
const subjects: Readonly<Record<FileSubjectType, readonly [table: string, projectColumn: string]>> = {
  project: ['project', 'id'],
  'fund-entry': ['fund_entry', 'project_id'],
  'budget-version': ['budget_version', 'project_id'],
  'indicator-result': ['indicator_result', 'project_id'],
  'project-document': ['project_document', 'project_id'],
  narrative: ['narrative', 'project_id'],
};

const projectOfLink = `case l.subject_type ${Object.entries(subjects)
  .map(([type, [table, column]]) => `when '${type}' then (select s.${column} from ${table} s where s.department_id = l.department_id and s.id = l.subject_id)`).join(' ')} end`;

/** Files that the person may see: all of the department, or their own and those of the projects within their reach. */
const isSeen = `($2::boolean or f.created_by = $3::uuid or exists (
  select from file_link l join project p on p.department_id = l.department_id and p.id = ${projectOfLink}
  where l.department_id = f.department_id and l.file_id = f.id and (p.division_id = any($4::uuid[]) or p.owner_id = $5::uuid)))`;

const columns = `f.id, f.name, f.media_type, f.bytes, f.sha256, f.created_at, f.created_by,
  coalesce((select jsonb_agg(jsonb_build_object('subjectType', l.subject_type, 'subjectId', l.subject_id, 'label', l.label) order by l.id)
    from file_link l where l.department_id = f.department_id and l.file_id = f.id), '[]'::jsonb) as links`;

type Row = { id: string; name: string; media_type: string; bytes: bigint; sha256: string; created_at: Date; created_by: string | null; links: File['links'] };

export type Reader = { readonly departmentId: string; readonly accountId: string; readonly scope: RowScope };

function reach({ departmentId, accountId, scope }: Reader): readonly unknown[] {
  return scope.kind === 'all' ? [departmentId, true, accountId, [], null] : [departmentId, false, accountId, scope.divisionIds, scope.ownerId];
}

/** A file that the reader may see; null otherwise. */
export async function findFile(pool: pg.Pool, reader: Reader, id: string): Promise<File | null> {
  const { rows } = await pool.query<Row>({ name: 'file-by-id', text: `select ${columns} from file f where f.department_id = $1 and ${isSeen} and f.id = $6`, values: [...reach(reader), id] });
  const [row] = rows;
  return row === undefined ? null : shown(row);
}

/** Newest first. */
export async function listFiles(
  pool: pg.Pool, reader: Reader, query: { readonly subjectType?: FileSubjectType | undefined; readonly subjectId?: string | undefined; readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<File>> {
  const after = readCursor(query.cursor, '-id');
  const { rows } = await pool.query<Row>({
    name: 'files',
    text: `select ${columns} from file f where f.department_id = $1 and ${isSeen} and ($6::uuid is null or f.id < $6::uuid)
      and ($7::text is null or exists (select from file_link l where l.department_id = f.department_id and l.file_id = f.id and l.subject_type = $7 and ($8::uuid is null or l.subject_id = $8)))
      order by f.id desc limit $9`,
    values: [...reach(reader), after?.id ?? null, query.subjectType ?? null, query.subjectId ?? null, query.limit + 1],
  });
  return pageOf(rows, query.limit, '-id', ({ id }) => ({ value: null, id }), shown);
}

/** The place of what a file shall be evidence of; null where there is no such record. */
export async function placeOfSubject(pool: pg.Pool, departmentId: string, type: FileSubjectType, id: string): Promise<{ readonly divisionId: string | null; readonly ownerId: string | null } | null> {
  const [table, column] = subjects[type];
  const { rows } = await pool.query<{ division_id: string | null; owner_id: string | null }>(
    `select p.division_id, p.owner_id from ${table} s join project p on p.department_id = s.department_id and p.id = s.${column} where s.department_id = $1 and s.id = $2`, [departmentId, id]);
  const [row] = rows;
  return row === undefined ? null : { divisionId: row.division_id, ownerId: row.owner_id };
}

function shown({ id, name, media_type, bytes, sha256, created_at, created_by, links }: Row): File {
  return { id, name, mediaType: media_type, bytes: bytes.toString(), sha256, createdAt: created_at.toISOString(), createdBy: created_by, links };
}
