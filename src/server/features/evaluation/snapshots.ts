import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { SnapshotHead } from '#contract/evaluation.ts';
import { formatDecimal } from '#core/decimal.ts';
import { lastDayOf, type DepartmentYear } from '#core/ledger/department-year.ts';
import { differencesBetween, type Difference, type Json } from '#core/life-cycle/difference.ts';
import { freezeNorms, frozenAsJson } from '#core/life-cycle/frozen-norms.ts';
import type { NormBook } from '#core/norm-book.ts';
import { messages } from '#server/features/evaluation/messages.ts';
import { hashOf, readProjectRows, unsubstantial, type ProjectRows, type Row } from '#server/features/evaluation/record.ts';
import { scoreProject } from '#server/features/indicators/index.ts';
import type { Actor } from '#server/platform/audit/record-change.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { project } from '#server/platform/database/schema/ledger.ts';
import { account, department } from '#server/platform/database/schema/organisation.ts';
import { snapshot } from '#server/platform/database/schema/results.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';

/** The content of a fixed version of a project. */
export type ProjectContent = ProjectRows & { readonly figures: { readonly score: string | null; readonly grade: string | null } };
export type SnapshotKind = 'project' | 'year' | 'before-restoration';
export type SnapshotRow = typeof snapshot.$inferSelect;

/** The program that is running, as fixed versions name it. */
export const program = `hengji ${(JSON.parse(readFileSync(join(import.meta.dirname, '../../../../package.json'), 'utf8')) as { readonly version: string }).version}`;

type Taking = { readonly departmentId: string; readonly norms: NormBook; readonly actor: Actor; readonly at: Date };

/** Fixes a project as it stands, with the norms that its self-evaluation goes by. */
export async function takeProjectSnapshot(tx: Transaction, taking: Taking & { readonly projectId: string; readonly kind: Exclude<SnapshotKind, 'year'> }): Promise<string> {
  const { departmentId, projectId, norms } = taking;
  const content = await projectContent(tx, departmentId, projectId, norms);
  const year = Number(content.project['year']);
  return store(tx, taking, { kind: taking.kind, year, projectId, content: asJson(content), place: await placeOf(tx, departmentId) });
}

/** Fixes a department's year: the whole record of each of its projects. */
export async function takeYearSnapshot(tx: Transaction, taking: Taking & { readonly year: number }): Promise<string> {
  const { departmentId, year, norms } = taking;
  const projects = await tx.select({ id: project.id }).from(project).where(and(eq(project.departmentId, departmentId), eq(project.year, year))).orderBy(asc(project.ordinal));
  const records: ({ readonly id: string } & ProjectContent)[] = [];
  for (const { id } of projects) records.push({ id, ...await projectContent(tx, departmentId, id, norms) });
  const [of] = await tx.select({ name: department.name, code: department.code, place: department.place }).from(department).where(eq(department.id, departmentId));
  return store(tx, taking, { kind: 'year', year, projectId: null, content: asJson({ year, department: of ?? null, projects: records }), place: of?.place ?? '' });
}

export async function projectContent(from: Transaction | Orm, departmentId: string, projectId: string, norms: NormBook): Promise<ProjectContent> {
  const rows = await readProjectRows(from, departmentId, projectId);
  if (rows === null) throw new Problem(404, 'not-found', messages.projectNotFound);
  const { form } = await scoreProject(from, departmentId, projectId, norms);
  return { ...rows, figures: { score: form.total === null ? null : formatDecimal(form.total), grade: form.grade?.name ?? null } };
}

async function store(tx: Transaction, taking: Taking, given: { readonly kind: SnapshotKind; readonly year: number; readonly projectId: string | null; readonly content: Json; readonly place: string }): Promise<string> {
  const id = newId(taking.at.getTime());
  const { kind, year, projectId, content } = given;
  const norms = frozenAsJson(freezeNorms(taking.norms, lastDayOf(year), given.place));
  await tx.insert(snapshot).values({ departmentId: taking.departmentId, id, year, projectId, kind, content, contentHash: hashOf(content), norms, program, takenAt: taking.at, takenBy: taking.actor.accountId });
  return id;
}

/** The department of a fixed version, as rules look at it. */
export async function departmentRow(from: Transaction | Orm, departmentId: string): Promise<DepartmentYear['department']> {
  const [row] = await from.select({ id: department.id, name: department.name, code: department.code, place: department.place, isExample: department.isExample }).from(department).where(eq(department.id, departmentId));
  if (row === undefined) throw new Problem(404, 'not-found', messages.projectNotFound);
  return row;
}

export async function placeOf(from: Transaction | Orm, departmentId: string): Promise<string> {
  const [row] = await from.select({ place: department.place }).from(department).where(eq(department.id, departmentId));
  return row?.place ?? '';
}

function asJson(content: unknown): Json {
  const json: Json = JSON.parse(JSON.stringify(content));
  return json;
}

/** Fixed versions of a project, or of the year where none is named, newest first. */
export async function listSnapshots(orm: Orm, departmentId: string, which: { readonly projectId: string } | { readonly year: number }): Promise<readonly SnapshotHead[]> {
  const rows = await orm.select({
    id: snapshot.id, kind: snapshot.kind, year: snapshot.year, projectId: snapshot.projectId, contentHash: snapshot.contentHash, program: snapshot.program, takenAt: snapshot.takenAt, takenBy: account.displayName,
  }).from(snapshot).leftJoin(account, eq(account.id, snapshot.takenBy))
    .where(and(eq(snapshot.departmentId, departmentId), 'projectId' in which ? eq(snapshot.projectId, which.projectId) : and(isNull(snapshot.projectId), eq(snapshot.year, which.year))))
    .orderBy(desc(snapshot.takenAt), desc(snapshot.id)).limit(500);
  return rows.map((row) => ({ ...row, kind: kindOf(row.kind), takenAt: row.takenAt.toISOString() }));
}

export function kindOf(text: string): SnapshotKind {
  if (text !== 'project' && text !== 'year' && text !== 'before-restoration') throw new Error(`unknown kind of version: ${text}`);
  return text;
}

/** A fixed version; refuses one of another project or year. */
export async function findSnapshot(from: Orm | Transaction, departmentId: string, snapshotId: string, which: { readonly projectId: string } | { readonly year: number }): Promise<SnapshotRow> {
  const [row] = await from.select().from(snapshot).where(and(
    eq(snapshot.departmentId, departmentId), eq(snapshot.id, snapshotId), 'projectId' in which ? eq(snapshot.projectId, which.projectId) : and(isNull(snapshot.projectId), eq(snapshot.year, which.year)),
  ));
  if (row === undefined) throw new Problem(404, 'not-found', messages.snapshotNotFound);
  return row;
}

export async function snapshotShown(from: Orm, row: SnapshotRow): Promise<SnapshotHead & { readonly content: unknown; readonly norms: unknown }> {
  const { rows } = await from.execute<{ name: string }>(sql`select display_name as name from account where id = ${row.takenBy}`);
  return {
    id: row.id, kind: kindOf(row.kind), year: row.year, projectId: row.projectId, contentHash: row.contentHash, program: row.program, takenAt: row.takenAt.toISOString(), takenBy: rows[0]?.name ?? null,
    content: row.content, norms: row.norms,
  };
}

/** Whether a stored content still is what was hashed. */
export function isIntact(row: SnapshotRow): boolean {
  return hashOf(row.content as Json) === row.contentHash;
}

/** What differs between two contents of projects or years, figure by figure; when rows were written is no difference. */
export function contentDifferences(before: unknown, after: unknown): readonly Difference[] {
  return differencesBetween(asJson(before), asJson(after), unsubstantial);
}

/** Rows of a part of a stored content. */
export function rowsOf(content: unknown, part: keyof ProjectRows): readonly Row[] {
  const record = content as Partial<Record<keyof ProjectRows, readonly Row[]>>;
  return record[part] ?? [];
}
