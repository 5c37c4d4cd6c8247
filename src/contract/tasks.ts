import * as z from 'zod';
import { bilingual } from '#contract/checking.ts';
import { day, id, line, pageQuery } from '#contract/paging.ts';

export const taskStates = ['open', 'done', 'dropped'] as const;

/** 待办: something a person is to do. `text` says it; `overdue` when its day has passed; `roundId` where it is about a round of monitoring. */
export const task = z.strictObject({
  id, departmentId: id, departmentName: z.string(), year: z.int(), projectId: id.nullable(), projectName: z.string().nullable(), ordinal: z.int().nullable(),
  kind: z.string(), roundId: id.nullable(), text: bilingual, dueOn: day.nullable(), overdue: z.boolean(), state: z.enum(taskStates), createdAt: z.iso.datetime(), doneAt: z.iso.datetime().nullable(),
});

export const taskQuery = z.strictObject({ ...pageQuery, state: z.enum(taskStates).default('open'), year: z.coerce.number().int().min(1990).max(2100).optional(), kind: z.string().max(60).optional() });

/** How many tasks wait for the person. */
export const taskCounts = z.strictObject({ open: z.int(), overdue: z.int() });

/** 催办: reminds whoever's move it is on these projects; of all that are late where none is named. */
export const newReminders = z.strictObject({ projectIds: z.array(id).max(500).readonly().optional(), note: line(200).nullable().default(null) });
export const reminders = z.strictObject({ reminded: z.int() });

export type Task = z.infer<typeof task>;
export type TaskQuery = z.infer<typeof taskQuery>;
