import { and, asc, eq } from 'drizzle-orm';
import { nameKey } from '#core/import/names.ts';
import type { DocumentValue, FindingValue, PartValue, ProjectValue } from '#core/import/proposal.ts';
import type { Applied, ApplyContext } from '#server/features/import/apply-context.ts';
import { addDocument, addPart, createProject } from '#server/features/projects/index.ts';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
import { project, projectDocument, projectPart } from '#server/platform/database/schema/ledger.ts';
import { finding } from '#server/platform/database/schema/records.ts';
import { newId } from '#server/platform/row-id.ts';

type Place = { readonly departmentId: string; readonly year: number };

/** The project of a name in the year: one that was imported from it, or one of the same name. */
export async function findByName(tx: Transaction, { departmentId, year }: Place, prefix: string, name: string, id: string | null = null): Promise<{ readonly id: string; readonly kind: string } | null> {
  const rows = await tx.select({ id: project.id, kind: project.kind, name: project.name, importKey: project.importKey }).from(project)
    .where(and(eq(project.departmentId, departmentId), eq(project.year, year))).orderBy(asc(project.ordinal));
  return rows.find((row) => row.id === id) ?? rows.find(({ importKey }) => prefix !== '' && importKey === prefix) ?? rows.find((row) => (prefix === '' || row.importKey === null) && nameKey(row.name) === nameKey(name)) ?? null;
}

/** Makes the project, at its place in the paper where that is free. */
export async function makeProject(tx: Transaction, { departmentId, year }: Place, prefix: string, value: ProjectValue, actor: Actor, at: Date): Promise<string> {
  const [taken] = await tx.select({ id: project.id }).from(project).where(and(eq(project.departmentId, departmentId), eq(project.year, year), eq(project.ordinal, value.ordinal)));
  return createProject(tx, departmentId, year, {
    name: value.name, kind: value.projectKind, code: null, unitCode: null, mechanism: null, functionalCode: null, economicCode: null, periodFrom: null, periodUntil: null, divisionId: null, ownerId: null,
    predecessorId: null, totalAmountYuan: null, note: null, documents: [], importKey: prefix, ...(taken === undefined ? { ordinal: value.ordinal } : {}),
  }, actor, at);
}

export async function applyDocument({ tx, departmentId, projectId, actor, at }: ApplyContext, value: DocumentValue): Promise<Applied> {
  const rows = await tx.select({ id: projectDocument.id, number: projectDocument.number, title: projectDocument.title }).from(projectDocument)
    .where(and(eq(projectDocument.departmentId, departmentId), eq(projectDocument.projectId, projectId)));
  const there = rows.find(({ number, title }) => (value.number === null ? title === value.title : number !== null && nameKey(number) === nameKey(value.number)));
  const { number, title, disclosure } = value;
  return { type: 'document', id: there?.id ?? await addDocument(tx, departmentId, projectId, { number, title, disclosure }, actor, at) };
}

export async function applyPart({ tx, departmentId, projectId, actor, at }: ApplyContext, value: PartValue): Promise<Applied> {
  const rows = await tx.select({ id: projectPart.id, name: projectPart.name }).from(projectPart).where(and(eq(projectPart.departmentId, departmentId), eq(projectPart.projectId, projectId)));
  const there = rows.find(({ name }) => nameKey(name) === nameKey(value.name));
  return { type: 'part', id: there?.id ?? await addPart(tx, departmentId, projectId, { kind: value.partKind, name: value.name, note: null }, actor, at) };
}

/** Carries a finding of the paper; one that is there already stays as it was dealt with. `projectId` null: of the paper as a whole. */
export async function applyFinding(tx: Transaction, place: Place & { readonly projectId: string | null; readonly checkId: string | null }, value: FindingValue, actor: Actor, at: Date): Promise<Applied> {
  const { departmentId, year, projectId, checkId } = place;
  const id = newId(at.getTime());
  const { rule, severity, message, fingerprint, quote } = value;
  const [made] = await tx.insert(finding).values({ departmentId, id, year, projectId, checkId, origin: 'paper', rule, severity, fingerprint, message, detail: { quote }, createdAt: at, updatedAt: at }).onConflictDoNothing().returning({ id: finding.id });
  if (made === undefined) {
    const [there] = await tx.select({ id: finding.id }).from(finding).where(and(eq(finding.departmentId, departmentId), eq(finding.year, year), eq(finding.origin, 'paper'), eq(finding.fingerprint, fingerprint)));
    if (there === undefined) throw new Error('a finding that conflicts is not found');
    return { type: 'finding', id: there.id };
  }
  await recordChange(tx, { departmentId, actor, act: 'finding.carry', subject: projectId === null ? { type: 'finding', id } : { type: 'project', id: projectId }, after: { id, rule, severity, message: message.zh }, at });
  return { type: 'finding', id };
}
