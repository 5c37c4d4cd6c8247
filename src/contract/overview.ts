import * as z from 'zod';
import { month, rate } from '#contract/funds.ts';
import { day, id } from '#contract/paging.ts';

/** Sums over projects in yuan; a figure that one project lacks counts nothing, one that no project has is null. */
export const sums = z.strictObject({
  projects: z.int(), initial: z.string().nullable(), adjusted: z.string().nullable(), planned: z.string().nullable(), issued: z.string().nullable(), received: z.string().nullable(), spent: z.string().nullable(), used: z.string().nullable(),
});
const findingCounts = z.strictObject({ errors: z.int(), warnings: z.int(), infos: z.int() });
const counted = z.array(z.strictObject({ key: z.string(), projects: z.int() })).readonly();

/**
 * Money budgeted and not spent, the largest first. `no-record` no payment is recorded · `not-arrived` most of it never arrived ·
 * `arrived-not-spent` it arrived and was not paid out.
 */
export const unspentProject = z.strictObject({ projectId: id, ordinal: z.int(), name: z.string(), unspentYuan: z.string(), cause: z.enum(['no-record', 'not-arrived', 'arrived-not-spent']) });

/** Money from a source to a project, or from a project to a kind of payee or a part. */
export const flow = z.strictObject({ from: z.string(), to: z.string(), amountYuan: z.string() });

export const deadline = z.strictObject({ kind: z.enum(['targets', 'self-evaluation', 'report']), day, title: z.strictObject({ zh: z.string(), en: z.string() }), projectId: id.nullable() });

/** A department's year at a glance, over the projects within one's reach. Rates are ratios of sums over the projects that have both figures: `ratedProjects` of them. */
export const departmentOverview = z.strictObject({
  year: z.int(), sums, ratedProjects: z.int(), rates: z.array(rate).readonly(), states: counted, lights: counted, grades: counted, findings: findingCounts,
  months: z.array(month).readonly(), unspent: z.array(unspentProject).readonly(), flows: z.array(flow).readonly(), deadlines: z.array(deadline).readonly(),
});

/** All departments within one's reach in a year with their sums; `ratePercent` is the ratio of the sums of spending and adjusted budget. */
export const allDepartments = z.strictObject({
  year: z.int(),
  departments: z.array(z.strictObject({ departmentId: id, name: z.string(), code: z.string().nullable(), isExample: z.boolean(), sums, ratePercent: z.string().nullable(), findings: findingCounts })).readonly(),
  total: sums, ratePercent: z.string().nullable(), findings: findingCounts,
});

export type Sums = z.infer<typeof sums>;
export type DepartmentOverview = z.infer<typeof departmentOverview>;
export type AllDepartments = z.infer<typeof allDepartments>;
