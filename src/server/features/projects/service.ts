import { and, eq, sql } from 'drizzle-orm';
import type { NewBasisDocument, NewPart, NewProject } from '#contract/projects.ts';
import { fenOfYuan } from '#core/ledger/money.ts';
import { messages as accessMessages } from '#server/platform/access/messages.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
import { fundEntry, budgetVersion, project, projectDocument, projectPart } from '#server/platform/database/schema/ledger.ts';
import { budgetYear } from '#server/platform/database/schema/organisation.ts';
import { noteChangeOfSubstance } from '#server/features/evaluation/index.ts';
import { messages } from '#server/features/projects/messages.ts';
import { openFirstTask } from '#server/features/tasks/index.ts';
import { fill } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';
import { newId } from '#server/platform/row-id.ts';

export type ProjectRow = typeof project.$inferSelect;
type Origin = { readonly importKey?: string | null; readonly isExample?: boolean };

/** Fen of an amount that the schema of the request has checked. */
export function fenOf(yuan: string): bigint {
  const fen = fenOfYuan(yuan);
  if (fen === null) throw new Error(`not an amount: ${yuan}`);
  return fen;
}

/** A new project of an open year, with its documents; takes the next place in the list where none is asked for. */
export async function createProject(tx: Transaction, departmentId: string, year: number, given: NewProject & Origin, actor: Actor, at: Date): Promise<string> {
  // Held, so that two new projects do not take the same place.
  const [yearRow] = await tx.select({ state: budgetYear.state }).from(budgetYear).where(and(eq(budgetYear.departmentId, departmentId), eq(budgetYear.year, year))).for('update');
  if (yearRow === undefined) throw new Problem(404, 'not-found', fill(messages.yearNotFound, { year }));
  if (yearRow.state === 'closed') throw new Problem(409, 'year-closed', fill(messages.yearClosed, { year }));
  const { documents, totalAmountYuan, ordinal, importKey, isExample, ...fields } = given;
  const [last] = ordinal === undefined ? await tx.select({ next: sql<number>`coalesce(max(${project.ordinal}), 0) + 1` }).from(project).where(and(eq(project.departmentId, departmentId), eq(project.year, year))) : [];
  const id = newId(at.getTime());
  await tx.insert(project).values({
    ...fields, departmentId, id, year, ordinal: ordinal ?? last?.next ?? 1, totalAmountFen: totalAmountYuan === null ? null : fenOf(totalAmountYuan), importKey: importKey ?? null,
    isExample: isExample ?? false, createdAt: at, updatedAt: at,
  });
  await recordChange(tx, { departmentId, actor, act: 'project.create', subject: { type: 'project', id }, after: { ...given, year }, at });
  for (const document of documents) await addDocument(tx, departmentId, id, document, actor, at, isExample === true);
  await openFirstTask(tx, { departmentId, projectId: id, year, at });
  return id;
}

export async function addDocument(tx: Transaction, departmentId: string, projectId: string, given: NewBasisDocument, actor: Actor, at: Date, isExample = false): Promise<string> {
  if (given.number === null && given.title === null) throw new Problem(422, 'document-unnamed', messages.documentUnnamed);
  await noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'wording', changes: [{ field: 'documents', before: null, after: given.number ?? given.title }], actor, at });
  const id = newId(at.getTime());
  const [last] = await tx.select({ next: sql<number>`coalesce(max(${projectDocument.ordinal}), 0) + 1` }).from(projectDocument)
    .where(and(eq(projectDocument.departmentId, departmentId), eq(projectDocument.projectId, projectId)));
  await tx.insert(projectDocument).values({ departmentId, id, projectId, ordinal: last?.next ?? 1, ...given, isExample, createdAt: at });
  await recordChange(tx, { departmentId, actor, act: 'project.document.add', subject: { type: 'project', id: projectId }, after: given, at });
  return id;
}

export async function addPart(tx: Transaction, departmentId: string, projectId: string, given: NewPart & { readonly isExample?: boolean; readonly isInferred?: boolean }, actor: Actor, at: Date): Promise<string> {
  await noteChangeOfSubstance(tx, { departmentId, projectId, substance: 'funds', changes: [{ field: 'parts', before: null, after: given.name }], actor, at });
  const id = newId(at.getTime());
  const [last] = await tx.select({ next: sql<number>`coalesce(max(${projectPart.ordinal}), 0) + 1` }).from(projectPart)
    .where(and(eq(projectPart.departmentId, departmentId), eq(projectPart.projectId, projectId)));
  await tx.insert(projectPart).values({
    departmentId, id, projectId, ordinal: last?.next ?? 1, kind: given.kind, name: given.name, note: given.note, isExample: given.isExample ?? false, isInferred: given.isInferred ?? false, createdAt: at, updatedAt: at,
  });
  await recordChange(tx, { departmentId, actor, act: 'project.part.add', subject: { type: 'project', id: projectId }, after: given, at });
  return id;
}

/** Takes away a project that is no more than a draft: nothing was ever booked on it. */
export async function deleteProject(tx: Transaction, departmentId: string, projectId: string, version: number, actor: Actor, at: Date): Promise<void> {
  const [row] = await tx.select().from(project).where(and(eq(project.departmentId, departmentId), eq(project.id, projectId))).for('update');
  if (row === undefined) throw new Problem(404, 'not-found', accessMessages.notFound);
  const booked = (await tx.$count(fundEntry, and(eq(fundEntry.departmentId, departmentId), eq(fundEntry.projectId, projectId))))
    + (await tx.$count(budgetVersion, and(eq(budgetVersion.departmentId, departmentId), eq(budgetVersion.projectId, projectId))));
  if (row.state !== 'draft' || booked > 0 || row.version !== version) throw new Problem(409, 'project-in-use', messages.projectInUse);
  await tx.delete(project).where(and(eq(project.departmentId, departmentId), eq(project.id, projectId)));
  await recordChange(tx, { departmentId, actor, act: 'project.delete', subject: { type: 'project', id: projectId }, before: { name: row.name, year: row.year, ordinal: row.ordinal }, at });
}
