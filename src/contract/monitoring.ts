import * as z from 'zod';
import { bilingual } from '#contract/checking.ts';
import { amount, normReference } from '#contract/funds.ts';
import { day, departmentParams, id, line, projectParams, prose } from '#contract/paging.ts';

export const answers = ['continue', 'reallocate', 'cancel'] as const;
export const entryStates = ['draft', 'submitted', 'returned', 'accepted'] as const;
export const lights = ['green', 'yellow', 'red'] as const;

/** A round of 绩效运行监控. Figures are those of the ledger at the end of the cut-off day. */
export const round = z.strictObject({
  id, year: z.int(), name: z.string(), cutOff: day, dueOn: day.nullable(), state: z.enum(['open', 'closed']), entries: z.int(), submitted: z.int(), accepted: z.int(),
  lights: z.strictObject({ green: z.int(), yellow: z.int(), red: z.int() }), version: z.int(),
});
export const rounds = z.strictObject({ items: z.array(round).readonly() });
export const newRound = z.strictObject({ name: line(80), cutOff: day, dueOn: day.nullable().default(null) });
/** A closed round takes no more reports; opening it again needs a reason. */
export const roundChange = z.strictObject({ name: line(80), dueOn: day.nullable(), state: z.enum(['open', 'closed']), reason: line(500) }).partial();

/** Why a light is what it is, with the norm that says so. */
export const cause = z.strictObject({ code: z.string(), messages: bilingual, norm: normReference.nullable() });
/** What has to be done after a light, and by when. */
export const followUp = z.strictObject({ kind: z.enum(['answer-warning', 'explain', 'chase-arrival', 'adjust-target']), dueOn: day.nullable(), messages: bilingual, norm: normReference.nullable() });

export const entry = z.strictObject({
  id, roundId: id, projectId: id, projectName: z.string(), ordinal: z.int(), cutOff: day, budgetYuan: amount, receivedYuan: amount, spentYuan: amount, forecastYuan: amount,
  executionPercent: z.string().nullable(), elapsedPercent: z.string(), arrivalPercent: z.string().nullable(), completionPercent: z.string().nullable(), light: z.enum(lights).nullable(),
  causes: z.array(cause).readonly(), followUps: z.array(followUp).readonly(), unreachable: z.array(z.string()).readonly(), reason: z.string().nullable(), measures: z.string().nullable(),
  answer: z.enum(answers).nullable(), returnedReason: z.string().nullable(), state: z.enum(entryStates), version: z.int(),
});
export const entries = z.strictObject({ items: z.array(entry).readonly() });

/** What the project adds to the figures. `unreachable` are targets that cannot be met any more, by the keys of their indicators. */
export const entryChange = z.strictObject({
  completionPercent: z.string().regex(/^(?:100(?:\.0{1,2})?|\d{1,2}(?:\.\d{1,2})?)$/, '完成率应为 0 至 100，最多两位小数|a share of completion is 0 to 100 with at most two decimals').nullable(),
  unreachable: z.array(id).max(100).readonly(), reason: prose(2000).nullable(), measures: prose(2000).nullable(), answer: z.enum(answers).nullable(),
}).partial();
export const entryReturn = z.strictObject({ reason: line(500) });

export const roundParams = departmentParams.extend({ roundId: id });
export const entryParams = projectParams.extend({ roundId: id });

export type Round = z.infer<typeof round>;
export type Entry = z.infer<typeof entry>;
export type EntryChange = z.infer<typeof entryChange>;
export type NewRound = z.infer<typeof newRound>;
