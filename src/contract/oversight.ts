import * as z from 'zod';
import { bilingual } from '#contract/checking.ts';
import { normReference } from '#contract/funds.ts';
import { day, departmentParams, id, line, prose, year } from '#contract/paging.ts';
import { review } from '#contract/evaluation.ts';
import { yearStates } from '#core/life-cycle/department-year.ts';
import { rectificationStates } from '#core/life-cycle/rectification.ts';
import { states } from '#core/life-cycle/states.ts';

/** How far a department is with its year, for the finance bureau. */
export const departmentProgress = z.strictObject({
  departmentId: id, name: z.string(), code: z.string().nullable(), bureauId: id.nullable(), isExample: z.boolean(), yearState: z.enum(['open', 'closing', 'closed']), state: z.enum(yearStates), stateName: bilingual,
  since: z.iso.datetime().nullable(), reportDue: day.nullable(), overdue: z.boolean(), projects: z.int(), submitted: z.int(), fixed: z.int(), reported: z.int(), openErrors: z.int(), openRectifications: z.int(),
});
export const progressList = z.strictObject({ items: z.array(departmentProgress).readonly() });

/**
 * Draws a sample of the projects reported to the bureau. The same seed and population give the same sample: projects are
 * ordered by the SHA-256 of the seed, a line feed and their key, and the first are taken. Without a seed one is drawn and kept.
 */
export const newSample = z.strictObject({ size: z.int().min(1).max(500), seed: line(100).nullable().default(null), bureauId: id.nullable().default(null), note: line(300).nullable().default(null) });
export const sampleItem = z.strictObject({
  place: z.int(), departmentId: id, departmentName: z.string(), projectId: id, projectName: z.string(), ordinal: z.int(), state: z.enum(states), selfScore: z.string().nullable(), grade: z.string().nullable(), review: review.nullable(),
});
export const sampleHead = z.strictObject({ id, bureauId: id.nullable(), year: z.int(), seed: z.string(), size: z.int(), population: z.int(), populationHash: z.string(), note: z.string().nullable(), createdAt: z.iso.datetime(), reviewed: z.int() });
export const samples = z.strictObject({ items: z.array(sampleHead).readonly() });
export const sample = sampleHead.extend({ items: z.array(sampleItem).readonly() });

/** 整改: what is to be put right, by when, what the department answered. */
export const rectification = z.strictObject({
  id, departmentId: id, departmentName: z.string(), year: z.int(), projectId: id.nullable(), projectName: z.string().nullable(), issue: z.string(), dueOn: day.nullable(), overdue: z.boolean(),
  state: z.enum(rectificationStates), stateName: bilingual, answer: z.string().nullable(), returnedReason: z.string().nullable(), openedAt: z.iso.datetime(), answeredAt: z.iso.datetime().nullable(), closedAt: z.iso.datetime().nullable(), version: z.int(),
});
export const rectifications = z.strictObject({ items: z.array(rectification).readonly() });
export const newRectification = z.strictObject({ projectId: id.nullable().default(null), issue: prose(2000).min(1), dueOn: day.nullable().default(null) });
export const rectificationText = z.strictObject({ text: prose(4000).min(1) });

/** What a result suggests for the next budget, by the norm of the place; null where the place has none. A suggestion, not a decision. */
export const application = z.strictObject({
  departmentId: id, departmentName: z.string(), projectId: id, projectName: z.string(), ordinal: z.int(), score: z.string(), scoreFrom: z.enum(['self', 'department', 'finance']), grade: z.string().nullable(), gradeVerified: z.boolean().nullable(),
  suggestion: z.string().nullable(), norm: normReference.nullable(),
});
export const applications = z.strictObject({ items: z.array(application).readonly() });

export const oversightYear = z.strictObject({ year });
export const oversightQuery = z.strictObject({ departmentId: id.optional() });
export const rectificationQuery = z.strictObject({ state: z.enum(rectificationStates).optional() });
export const sampleParams = z.strictObject({ sampleId: id });
export const rectificationParams = departmentParams.extend({ rectificationId: id });

export type DepartmentProgress = z.infer<typeof departmentProgress>;
export type SampleHead = z.infer<typeof sampleHead>;
export type Sample = z.infer<typeof sample>;
export type Rectification = z.infer<typeof rectification>;
export type Application = z.infer<typeof application>;
export type NewSample = z.infer<typeof newSample>;
export type NewRectification = z.infer<typeof newRectification>;
