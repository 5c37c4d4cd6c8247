import * as z from 'zod';
import { comparators } from '#core/indicators/indicator.ts';
import { datePrecisions, fundEntryKinds, fundSources, partKinds, payeeKinds } from '#core/ledger/funds.ts';
import { narrativeSections } from '#core/ledger/narrative.ts';
import { disclosures, mechanisms, projectKinds } from '#core/ledger/project.ts';
import { states } from '#core/life-cycle/states.ts';
import { bilingual } from '#contract/checking.ts';
import { fundsFigures, rate } from '#contract/funds.ts';

export const exportFormats = ['json', 'csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * Figures as of the end of the year, decimal strings in yuan, null where the ledger has no such record. `budget` is the
 * 年度预算 recorded of the whole; `initial` and `adjusted` are the opening and the last budget, which for a project that has
 * budgets of its parts alone are their sums.
 */
export const exportedFunds = fundsFigures;

export const exportedPart = z.strictObject({ id: z.string(), ordinal: z.int(), kind: z.enum(partKinds), name: z.string(), funds: exportedFunds, rates: z.array(rate).readonly() });

/** An act of the ledger; `inYear` false for one after the end of the year, which no total counts. */
export const exportedEntry = z.strictObject({
  id: z.string(), kind: z.enum(fundEntryKinds), yuan: z.string(), date: z.string().nullable(), datePrecision: z.enum(datePrecisions), source: z.enum(fundSources), payee: z.string().nullable(),
  payeeKind: z.enum(payeeKinds).nullable(), part: z.string().nullable(), inYear: z.boolean(),
});

export const exportedIndicator = z.strictObject({
  id: z.string(), level1: z.string(), level2: z.string().nullable(), name: z.string(), comparator: z.enum(comparators), target: z.string().nullable(), targetUpper: z.string().nullable(),
  targetText: z.string().nullable(), unit: z.string().nullable(), weight: z.string().nullable(), result: z.string().nullable(), resultText: z.string().nullable(), points: z.string().nullable(), reason: z.string().nullable(),
});

const piece = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }), z.strictObject({ kind: z.literal('fact'), fact: z.string(), unit: z.string(), decimals: z.int().nullable() }),
]);

export const exportedProject = z.strictObject({
  id: z.string(), ordinal: z.int(), name: z.string(), code: z.string().nullable(), unitCode: z.string().nullable(), kind: z.enum(projectKinds), mechanism: z.enum(mechanisms).nullable(),
  state: z.enum(states), stateName: bilingual,
  documents: z.array(z.strictObject({ number: z.string().nullable(), title: z.string().nullable(), disclosure: z.enum(disclosures) })).readonly(),
  funds: exportedFunds,
  /** Rates per basis, percent to two decimals; the one that the self-evaluation form asks for is `legal` and named again in `legalRate`. */
  rates: z.array(rate).readonly(), legalRate: rate.nullable(),
  parts: z.array(exportedPart).readonly(), entries: z.array(exportedEntry).readonly(), indicators: z.array(exportedIndicator).readonly(),
  score: z.string().nullable(), grade: z.string().nullable(),
  narratives: z.partialRecord(z.enum(narrativeSections), z.array(piece).readonly()),
  findings: z.array(z.strictObject({ id: z.string(), rule: z.string(), severity: z.enum(['error', 'warning', 'info']), message: bilingual })).readonly(),
});

/** A department's budget year as it stands in the ledger (`hengji.ledger/1`). Rates of the totals are ratios of sums. */
export const departmentYearExport = z.strictObject({
  schema: z.literal('hengji.ledger/1'),
  department: z.strictObject({ id: z.string(), name: z.string(), code: z.string().nullable(), place: z.string() }),
  bureau: z.string().nullable(), year: z.int(), yearState: z.enum(['open', 'closing', 'closed']), asOf: z.string(), isExample: z.boolean(),
  totals: z.strictObject({ projects: z.int(), funds: exportedFunds, rates: z.array(rate).readonly() }),
  projects: z.array(exportedProject).readonly(),
});

export type DepartmentYearExport = z.infer<typeof departmentYearExport>;
export type ExportedProject = z.infer<typeof exportedProject>;
