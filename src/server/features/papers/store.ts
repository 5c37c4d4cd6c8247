import type pg from 'pg';
import type { PaperAnswer } from '#contract/papers.ts';
import type { KeptReport } from '#server/features/papers/paper-worker.ts';
import { pageOf, readCursor, type Page } from '#server/platform/pages.ts';

/** A kept paper with its report in both languages. */
export type KeptPaper = PaperAnswer & { readonly report: KeptReport };

type Row = { id: string; year: number | null; name: string; sha256: string; fileId: string | null; createdAt: Date; createdBy: string | null; title: string | null; characters: number; projects: number; severities: readonly string[] };

/** Heads are read without the report, which may be large. */
const head = `c.id, c.year, c.name, c.sha256, c.file_id as "fileId", c.created_at as "createdAt", a.display_name as "createdBy", c.report->'zh'->'report'->>'title' as title,
  (c.report->'zh'->'source'->>'characters')::integer as characters, jsonb_array_length(c.report->'zh'->'projects') as projects,
  array(select f->>'severity' from jsonb_array_elements(c.report->'zh'->'findings') f) as severities`;
const from = `from check_run c left join account a on a.id = c.created_by where c.department_id = $1 and c.kind = 'paper'`;

/** Papers of a year, newest first. */
export async function listPapers(pool: pg.Pool, departmentId: string, year: number, query: { readonly limit: number; readonly cursor?: string | undefined }): Promise<Page<PaperAnswer>> {
  const after = readCursor(query.cursor, '-id');
  const { rows } = await pool.query<Row>({ name: 'papers', text: `select ${head} ${from} and c.year = $2 and ($3::uuid is null or c.id < $3) order by c.id desc limit $4`, values: [departmentId, year, after?.id ?? null, query.limit + 1] });
  return pageOf(rows, query.limit, '-id', ({ id }) => ({ value: null, id }), shown);
}

/** A kept paper; null where there is none. */
export async function findPaper(pool: Pick<pg.Pool, 'query'>, departmentId: string, id: string): Promise<KeptPaper | null> {
  const { rows } = await pool.query<Row & { report: KeptReport }>({ name: 'paper-by-id', text: `select ${head}, c.report ${from} and c.id = $2`, values: [departmentId, id] });
  const [row] = rows;
  return row === undefined ? null : { ...shown(row), report: row.report };
}

function shown({ id, year, name, sha256, fileId, createdAt, createdBy, title, characters, projects, severities }: Row): PaperAnswer {
  const count = (severity: string): number => severities.filter((each) => each === severity).length;
  return { id, year, name, sha256, fileId, summary: { title, characters, projects, errors: count('error'), warnings: count('warning'), infos: count('info') }, createdAt: createdAt.toISOString(), createdBy };
}
