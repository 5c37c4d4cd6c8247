import * as z from 'zod';
import { day, id, line } from '#contract/paging.ts';
import { role } from '#contract/session.ts';

/** Place as the norm book writes it, from province to county; empty is the nation. */
export const place = z.string().trim().max(100).regex(/^(?:[\p{L}]+(?:\/[\p{L}]+)*)?$/u, '地点写作“省/市/县”，如 江西省/赣州市|a place is written province/city/county');

export const bureau = z.strictObject({ id, name: z.string(), place: z.string(), version: z.int() });
export const newBureau = z.strictObject({ name: line(80), place: place.default('') });
export const bureauChange = z.strictObject({ name: line(80).optional(), place: place.optional() });
export const department = z.strictObject({ id, bureauId: id.nullable(), code: z.string().nullable(), name: z.string(), place: z.string(), isExample: z.boolean(), version: z.int() });
export const newDepartment = z.strictObject({ name: line(80), code: line(40).nullable().default(null), bureauId: id.nullable().default(null), place: place.default('') });
export const departmentChange = z.strictObject({ name: line(80).optional(), code: line(40).nullable().optional(), bureauId: id.nullable().optional(), place: place.optional() });
export const division = z.strictObject({ id, name: z.string(), version: z.int() });
export const newDivision = z.strictObject({ name: line(80) });
export const budgetYear = z.strictObject({
  year: z.int(), state: z.enum(['open', 'closing', 'closed']), targetsDue: day.nullable(), selfEvaluationDue: day.nullable(), reportDue: day.nullable(), version: z.int(),
});
export const newBudgetYear = z.strictObject({
  year: z.int().min(1990).max(2100), targetsDue: day.nullable().default(null), selfEvaluationDue: day.nullable().default(null), reportDue: day.nullable().default(null),
});
/** From open to closing to closed, and back with a reason. */
export const budgetYearChange = z.strictObject({
  state: z.enum(['open', 'closing', 'closed']).optional(), targetsDue: day.nullable().optional(), selfEvaluationDue: day.nullable().optional(), reportDue: day.nullable().optional(),
  reason: line(500).optional(),
});
/** Somebody with a role in the department. */
export const person = z.strictObject({ accountId: id, name: z.string(), roles: z.array(role).readonly(), divisionIds: z.array(id).readonly() });

export type Bureau = z.infer<typeof bureau>;
export type Department = z.infer<typeof department>;
export type Division = z.infer<typeof division>;
export type BudgetYear = z.infer<typeof budgetYear>;
