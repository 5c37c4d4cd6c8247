import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { comparators, qualitativeBands } from '#core/indicators/indicator.ts';
import { datePrecisions, fundEntryKinds, fundSources, partKinds, payeeKinds } from '#core/ledger/funds.ts';
import { disclosures, mechanisms, projectKinds } from '#core/ledger/project.ts';
import { roles } from '#core/organisation/roles.ts';

const decimal = z.string().regex(/^\d+(?:\.\d+)?$/);
const day = z.iso.date();
/** Why a figure, a day or a split that no paper states is what it is; a row with it is marked as inferred. */
const inferred = z.string().min(1).optional();

const part = z.strictObject({ key: z.string(), kind: z.enum(partKinds), name: z.string(), note: z.string().optional() });

/** Amounts are in 万元. */
const budget = z.strictObject({
  kind: z.enum(['initial', 'adjustment']), amount: decimal, on: day.optional(), part: z.string().optional(), source: z.enum(fundSources).default('本级'), document: z.string().optional(),
  reason: z.string().optional(), inferred,
});

const entry = z.strictObject({
  kind: z.enum(fundEntryKinds), amount: decimal, on: day.optional(), precision: z.enum(datePrecisions).default('none'), source: z.enum(fundSources).default('本级'), payee: z.string().optional(),
  payeeKind: z.enum(payeeKinds).optional(), part: z.string().optional(), document: z.string().optional(), note: z.string().optional(), disclosure: z.enum(disclosures).default('公开'),
  withoutBudget: z.boolean().default(false), inferred,
});

const result = z.strictObject({
  value: decimal.optional(), valueText: z.string().optional(), numerator: decimal.optional(), denominator: decimal.optional(), band: z.enum(qualitativeBands).optional(), bandPercent: decimal.optional(),
  reason: z.string().optional(), measures: z.string().optional(),
});

/** Where `inferred` is true the target is inferred from the result, and the points are our own division of the form's. */
const indicator = z.strictObject({
  level1: z.string(), level2: z.string().nullable(), name: z.string(), comparator: z.enum(comparators), target: decimal.optional(), targetText: z.string().optional(), unit: z.string().optional(),
  weight: decimal, inferred: z.boolean(), result: result.optional(),
});

const step = z.strictObject({ act: z.string(), by: z.enum(roles), at: day, reason: z.string().optional() });
const finding = z.strictObject({ rule: z.string(), severity: z.enum(['error', 'warning', 'info']), zh: z.string(), en: z.string() });
const monitoring = z.strictObject({
  completion: decimal, reason: z.string().optional(), measures: z.string().optional(), answer: z.enum(['continue', 'reallocate', 'cancel']).optional(),
  state: z.enum(['draft', 'submitted', 'returned', 'accepted']),
});
/** Text with `{fact|unit|decimals}` where a live figure stands; parts and indicators are named by key and name. */
const narratives = z.strictObject({ summary: z.string().optional(), achievement: z.string().optional(), problems: z.string().optional(), improvements: z.string().optional() });

const project = z.strictObject({
  key: z.string(), year: z.int(), ordinal: z.int(), code: z.string(), name: z.string(), kind: z.enum(projectKinds), mechanism: z.enum(mechanisms), division: z.string(),
  period: z.tuple([day, day]).optional(), total: decimal.optional(), predecessor: z.string().optional(), note: z.string().optional(),
  documents: z.array(z.strictObject({ number: z.string().nullable(), title: z.string(), disclosure: z.enum(disclosures).default('公开') })).default([]),
  parts: z.array(part).default([]), budgets: z.array(budget).default([]), entries: z.array(entry).default([]), indicators: z.array(indicator).default([]), narratives: narratives.default({}),
  steps: z.array(step).default([]), findings: z.array(finding).default([]), monitoring: monitoring.optional(),
});

const year = z.strictObject({ year: z.int(), state: z.enum(['open', 'closing', 'closed']), targetsDue: day, selfEvaluationDue: day, reportDue: day });
const round = z.strictObject({ year: z.int(), name: z.string(), cutOff: day, dueOn: day, state: z.enum(['open', 'closed']) });

/** One department of the example with everything its ledger holds. */
const department = z.strictObject({
  bureau: z.string(), name: z.string(), code: z.string(), place: z.string(), divisions: z.array(z.string()).min(1), years: z.array(year), monitoring: z.array(round), projects: z.array(project),
});

export type ExampleDepartment = z.infer<typeof department>;
export type ExampleProject = ExampleDepartment['projects'][number];

/** The departments of the example, the one with accounts first. */
export function readExample(): readonly ExampleDepartment[] {
  return ['science', 'culture'].map((name) => department.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../examples/ledger', `${name}.json`), 'utf8'))));
}
