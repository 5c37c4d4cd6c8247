import { and, asc, eq, sql } from 'drizzle-orm';
import { recordChange, type Actor } from '#server/platform/audit/record-change.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
import { budgetYear, bureau, department, division } from '#server/platform/database/schema/organisation.ts';
import { systemChain } from '#server/platform/database/schema/records.ts';
import { newId } from '#server/platform/row-id.ts';

export type BudgetYearRow = typeof budgetYear.$inferSelect;

export async function createBureau(tx: Transaction, given: { readonly name: string; readonly place: string }, now: Date, actor: Actor): Promise<string> {
  const id = newId(now.getTime());
  await tx.insert(bureau).values({ id, ...given, createdAt: now, updatedAt: now });
  await recordChange(tx, { departmentId: systemChain, actor, act: 'bureau.create', subject: { type: 'bureau', id }, after: given, at: now });
  return id;
}

type BureauRow = typeof bureau.$inferSelect;

export async function changeBureau(tx: Transaction, before: BureauRow, given: { readonly name?: string | undefined; readonly place?: string | undefined }, now: Date, actor: Actor): Promise<BureauRow> {
  const { name = before.name, place = before.place } = given;
  const [after] = await tx.update(bureau).set({ name, place, updatedAt: now, version: before.version + 1 }).where(eq(bureau.id, before.id)).returning();
  if (after === undefined) throw new Error('a row updated is not returned');
  await recordChange(tx, { departmentId: systemChain, actor, act: 'bureau.update', subject: { type: 'bureau', id: before.id }, before: { name: before.name, place: before.place }, after: { name, place }, at: now });
  return after;
}

export async function renameDivision(tx: Transaction, departmentId: string, before: { readonly id: string; readonly name: string }, name: string, now: Date, actor: Actor): Promise<void> {
  await tx.update(division).set({ name, updatedAt: now, version: sql`${division.version} + 1` }).where(and(eq(division.departmentId, departmentId), eq(division.id, before.id)));
  await recordChange(tx, { departmentId, actor, act: 'division.update', subject: { type: 'division', id: before.id }, before: { name: before.name }, after: { name }, at: now });
}

export type NewDepartment = { readonly name: string; readonly code: string | null; readonly bureauId: string | null; readonly place: string; readonly isExample?: boolean };

export async function createDepartment(tx: Transaction, given: NewDepartment, now: Date, actor: Actor): Promise<string> {
  const id = newId(now.getTime());
  await tx.insert(department).values({ id, ...given, createdAt: now, updatedAt: now });
  await recordChange(tx, { departmentId: id, actor, act: 'department.create', subject: { type: 'department', id }, after: given, at: now });
  return id;
}

export async function createDivision(tx: Transaction, departmentId: string, name: string, now: Date, actor: Actor): Promise<string> {
  const id = newId(now.getTime());
  await tx.insert(division).values({ departmentId, id, name, createdAt: now, updatedAt: now });
  await recordChange(tx, { departmentId, actor, act: 'division.create', subject: { type: 'division', id }, after: { name }, at: now });
  return id;
}

export type NewBudgetYear = { readonly year: number; readonly targetsDue: string | null; readonly selfEvaluationDue: string | null; readonly reportDue: string | null };

export async function openBudgetYear(tx: Transaction, departmentId: string, given: NewBudgetYear, now: Date, actor: Actor): Promise<BudgetYearRow> {
  const [row] = await tx.insert(budgetYear).values({ departmentId, ...given, openedAt: now, createdAt: now, updatedAt: now }).returning();
  if (row === undefined) throw new Error('a row inserted is not returned');
  await recordChange(tx, { departmentId, actor, act: 'year.open', subject: { type: 'year', id: String(given.year) }, after: given, at: now });
  return row;
}

/** The department of a name, code or key; null when there is none. */
export async function findDepartment(tx: Transaction, text: string): Promise<{ readonly id: string; readonly name: string } | null> {
  const [row] = await tx.select({ id: department.id, name: department.name }).from(department)
    .where(sql`${department.name} = ${text} or ${department.code} = ${text} or ${department.id}::text = ${text}`).limit(1);
  return row ?? null;
}

export type ListedDepartment = { readonly code: string | null; readonly name: string; readonly bureau: string | null; readonly place: string; readonly years: readonly number[] };

/** All departments by their codes, with the years that were opened. */
export async function listDepartments(tx: Transaction): Promise<readonly ListedDepartment[]> {
  return tx.select({
    code: department.code, name: department.name, bureau: bureau.name, place: department.place,
    years: sql<number[]>`array(select ${budgetYear.year} from ${budgetYear} where ${budgetYear.departmentId} = ${department.id} order by 1)`,
  }).from(department).leftJoin(bureau, eq(bureau.id, department.bureauId)).orderBy(asc(department.code), asc(department.name));
}

/** The division of a name or key. */
export async function findDivision(tx: Transaction, departmentId: string, text: string): Promise<{ readonly id: string } | null> {
  const [row] = await tx.select({ id: division.id }).from(division).where(and(eq(division.departmentId, departmentId), sql`(${division.name} = ${text} or ${division.id}::text = ${text})`)).limit(1);
  return row ?? null;
}

/** The bureau of a name or key. */
export async function findBureau(tx: Transaction, text: string): Promise<{ readonly id: string; readonly place: string } | null> {
  const [row] = await tx.select({ id: bureau.id, place: bureau.place }).from(bureau).where(sql`${bureau.name} = ${text} or ${bureau.id}::text = ${text}`).limit(1);
  return row ?? null;
}

export async function hasBudgetYear(tx: Transaction, departmentId: string, year: number): Promise<boolean> {
  const [row] = await tx.select({ year: budgetYear.year }).from(budgetYear).where(and(eq(budgetYear.departmentId, departmentId), eq(budgetYear.year, year)));
  return row !== undefined;
}
