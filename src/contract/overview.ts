import * as z from 'zod';
import { states } from '#core/life-cycle/states.ts';
import { fundsFigures, month, rate } from '#contract/funds.ts';
import { day, id, year } from '#contract/paging.ts';

const counted = z.record(z.string(), z.int());
const findingCounts = z.strictObject({ errors: z.int(), warnings: z.int(), infos: z.int() });

/**
 * Where money of a project is that was budgeted and not spent: `not-arrived` budget less arrivals · `arrived-unspent` arrivals
 * less spending and less what left again · `reclaimed` · `cancelled` · `carried-out`. Amounts in yuan.
 */
export const unspentCause = z.strictObject({ code: z.enum(['not-arrived', 'arrived-unspent', 'reclaimed', 'cancelled', 'carried-out']), amountYuan: z.string() });
export const unspentProject = z.strictObject({
  projectId: id, ordinal: z.int(), name: z.string(), adjustedYuan: z.string(), spentYuan: z.string(), unspentYuan: z.string(), percent: z.string(), causes: z.array(unspentCause).readonly(),
  /** What the newest monitoring says of it. */
  reason: z.string().nullable(),
});

/**
 * A place in the flow of the money: `source` 资金来源 · `project` · `part` 分项 · `payee` kind of payee · `rest` arrived and not paid out.
 * `name` is that of a project or part, the official word of a source, the code of a kind of payee (null where none is recorded).
 */
export const flowNode = z.strictObject({ key: z.string(), kind: z.enum(['source', 'project', 'part', 'payee', 'rest', 'others']), id: id.nullable(), name: z.string().nullable() });
export const flowLink = z.strictObject({ from: z.string(), to: z.string(), amountYuan: z.string() });

export const deadline = z.strictObject({ kind: z.enum(['targets', 'self-evaluation', 'report']), dueOn: day, /** Negative when past, by the calendar of Beijing. */ daysLeft: z.int() });

/** A department's year at a glance: sums over the projects within one's reach, rates as ratios of these sums. */
export const overview = z.strictObject({
  department: z.strictObject({ id, name: z.string(), isExample: z.boolean() }), year: z.int(), yearState: z.enum(['open', 'closing', 'closed']),
  /** False where one's roles reach some projects only. */
  whole: z.boolean(),
  projects: z.int(), withoutBudget: z.int(), withoutSpending: z.int(),
  funds: fundsFigures, rates: z.array(rate).readonly(),
  byState: z.array(z.strictObject({ state: z.enum(states), count: z.int() })).readonly(),
  /** `none` where no light is recorded. */
  byLight: z.strictObject({ green: z.int(), yellow: z.int(), red: z.int(), none: z.int() }),
  byGrade: counted, scored: z.int(),
  findings: findingCounts, indicators: z.int(), indicatorsWithResult: z.int(),
  months: z.array(month).readonly(), unspent: z.array(unspentProject).readonly(),
  flow: z.strictObject({ nodes: z.array(flowNode).readonly(), links: z.array(flowLink).readonly() }),
  deadlines: z.array(deadline).readonly(), tasks: z.strictObject({ open: z.int(), overdue: z.int() }),
});

export const departmentRow = z.strictObject({
  departmentId: id, name: z.string(), code: z.string().nullable(), bureauId: id.nullable(), isExample: z.boolean(), yearState: z.enum(['open', 'closing', 'closed']),
  projects: z.int(), funds: fundsFigures, rates: z.array(rate).readonly(), findings: findingCounts,
});

/** All departments within one's reach in a year, and their sums. */
export const allDepartments = z.strictObject({
  year: z.int(), departments: z.array(departmentRow).readonly(), projects: z.int(), funds: fundsFigures, rates: z.array(rate).readonly(), findings: findingCounts,
});
export const allDepartmentsQuery = z.strictObject({ year });

export type Overview = z.infer<typeof overview>;
export type AllDepartments = z.infer<typeof allDepartments>;
export type DepartmentRow = z.infer<typeof departmentRow>;
export type UnspentProject = z.infer<typeof unspentProject>;
export type Flow = Overview['flow'];
export type Deadline = z.infer<typeof deadline>;
