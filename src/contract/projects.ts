import * as z from 'zod';
import { disclosures, mechanisms, projectKinds } from '#core/ledger/project.ts';
import { partKinds } from '#core/ledger/funds.ts';
import { states } from '#core/life-cycle/states.ts';
import { fundsFigures, rate } from '#contract/funds.ts';
import { day, id, line, pageQuery, prose, yuan } from '#contract/paging.ts';

export const basisDocument = z.strictObject({ id, number: z.string().nullable(), title: z.string().nullable(), disclosure: z.enum(disclosures) });
export const newBasisDocument = z.strictObject({ number: line(100).nullable().default(null), title: line(300).nullable().default(null), disclosure: z.enum(disclosures).default('公开') });

export const part = z.strictObject({ id, ordinal: z.int(), kind: z.enum(partKinds), name: z.string(), note: z.string().nullable(), version: z.int() });
export const newPart = z.strictObject({ kind: z.enum(partKinds).default('part'), name: line(200), note: line(500).nullable().default(null) });

const code = (most: number) => line(most).nullable();
const writable = {
  name: line(200),
  kind: z.enum(projectKinds).default('本级'),
  code: code(60).default(null),
  unitCode: code(60).default(null),
  mechanism: z.enum(mechanisms).nullable().default(null),
  functionalCode: code(20).default(null),
  economicCode: code(20).default(null),
  periodFrom: day.nullable().default(null),
  periodUntil: day.nullable().default(null),
  divisionId: id.nullable().default(null),
  ownerId: id.nullable().default(null),
  predecessorId: id.nullable().default(null),
  totalAmountYuan: yuan.nullable().default(null),
  note: prose(2000).nullable().default(null),
};

/** A new project; without an ordinal it takes the next one. */
export const newProject = z.strictObject({ ordinal: z.int().min(1).max(100_000).optional(), ...writable, documents: z.array(newBasisDocument).max(50).readonly().default([]) });
/** Several projects at once, in the order of the list: all are created, or none. */
export const newProjects = z.strictObject({ projects: z.array(newProject).min(1).max(200).readonly() });
export const projectChange = z.strictObject({
  ordinal: z.int().min(1).max(100_000), name: line(200), kind: z.enum(projectKinds), code: code(60), unitCode: code(60), mechanism: z.enum(mechanisms).nullable(), functionalCode: code(20),
  economicCode: code(20), periodFrom: day.nullable(), periodUntil: day.nullable(), divisionId: id.nullable(), ownerId: id.nullable(), predecessorId: id.nullable(),
  totalAmountYuan: yuan.nullable(), note: prose(2000).nullable(),
}).partial();

export const findingCounts = z.strictObject({ errors: z.int(), warnings: z.int(), infos: z.int() });

/** A project in a list: what it is, its money, the rate that its form asks for, its state. */
export const projectItem = z.strictObject({
  id, ordinal: z.int(), name: z.string(), code: z.string().nullable(), kind: z.enum(projectKinds), mechanism: z.enum(mechanisms).nullable(), divisionId: id.nullable(), ownerId: id.nullable(),
  state: z.enum(states), funds: fundsFigures, rate: rate.nullable(), light: z.string().nullable(), score: z.string().nullable(), grade: z.string().nullable(),
  indicators: z.int(), indicatorsWithResult: z.int(), findings: findingCounts, isExample: z.boolean(), version: z.int(),
});

export const project = projectItem.extend({
  year: z.int(), unitCode: z.string().nullable(), functionalCode: z.string().nullable(), economicCode: z.string().nullable(), periodFrom: day.nullable(), periodUntil: day.nullable(),
  predecessorId: id.nullable(), totalAmountYuan: z.string().nullable(), note: z.string().nullable(), locked: z.boolean(), rates: z.array(rate).readonly(),
  documents: z.array(basisDocument).readonly(), parts: z.array(part).readonly(),
});

export const projectSorts = ['ordinal', 'name', 'budget', 'spent', 'rate', 'score', 'errors', 'state'] as const;
const sort = z.enum(projectSorts.flatMap((each) => [each, `-${each}`] as const)).default('ordinal');

export const projectQuery = z.strictObject({
  ...pageQuery, sort, search: z.string().trim().max(100).optional(), divisionId: id.optional(), ownerId: id.optional(), kind: z.enum(projectKinds).optional(),
  state: z.enum(states).optional(), light: z.enum(['green', 'yellow', 'red']).optional(), grade: z.string().max(10).optional(), findings: z.enum(['error', 'warning', 'none']).optional(),
});

export const change = z.strictObject({ sequence: z.string(), at: z.iso.datetime(), actor: z.string(), act: z.string(), subjectType: z.string(), subjectId: z.string(), reason: z.string().nullable(), before: z.unknown(), after: z.unknown() });

export type ProjectItem = z.infer<typeof projectItem>;
export type ProjectAnswer = z.infer<typeof project>;
export type NewProject = z.infer<typeof newProject>;
export type ProjectChange = z.infer<typeof projectChange>;
export type ProjectQuery = z.infer<typeof projectQuery>;
export type NewBasisDocument = z.infer<typeof newBasisDocument>;
export type NewPart = z.infer<typeof newPart>;
