import * as z from 'zod';
import { datePrecisions, fundEntryKinds, fundSources, payeeKinds } from '#core/ledger/funds.ts';
import { disclosures } from '#core/ledger/project.ts';
import { rateBases } from '#core/scoring/execution-rate.ts';
import { day, id, line, yuan } from '#contract/paging.ts';

/** An amount in answers: yuan as a decimal string, null where the ledger has no such record. */
export const amount = z.string().nullable();

/** The figures of a project, a part or a department. The first five carry the names of the check contract; `budget` is the opening budget or, where none is recorded, the adjusted one. */
export const fundsFigures = z.strictObject({
  budget: amount, planned: amount, issued: amount, received: amount, spent: amount, initial: amount, adjusted: amount,
  carriedIn: amount, carriedOut: amount, reclaimed: amount, cancelled: amount, passedOn: amount, used: amount,
});

/** What a figure rests on; `verified` false is shown to people. */
export const normReference = z.strictObject({ id: z.string(), document: z.string(), title: z.strictObject({ zh: z.string(), en: z.string() }), place: z.string(), from: z.string(), force: z.string(), verified: z.boolean() });

/** A rate in percent, two decimals half up, with its base. `legal`: the one that the self-evaluation form asks for, by `norm`. */
export const rate = z.strictObject({ kind: z.enum(['execution', 'arrival', 'use']), basis: z.enum(rateBases), percent: z.string(), legal: z.boolean(), norm: normReference.nullable() });

export const budgetVersion = z.strictObject({
  id, sequence: z.int(), kind: z.enum(['initial', 'adjustment']), source: z.enum(fundSources), partId: id.nullable(), amountYuan: z.string(), effectiveOn: day.nullable(),
  documentNumber: z.string().nullable(), reason: z.string().nullable(), isExample: z.boolean(), isInferred: z.boolean(), createdAt: z.string(),
});
export const newBudgetVersion = z.strictObject({
  kind: z.enum(['initial', 'adjustment']), source: z.enum(fundSources).default('本级'), partId: id.nullable().default(null), amountYuan: yuan, effectiveOn: day.nullable().default(null),
  documentNumber: line(100).nullable().default(null), reason: line(500).nullable().default(null),
});

export const fundEntry = z.strictObject({
  id, kind: z.enum(fundEntryKinds), amountYuan: z.string(), occurredOn: day.nullable(), datePrecision: z.enum(datePrecisions), source: z.enum(fundSources), payee: z.string().nullable(),
  payeeKind: z.enum(payeeKinds).nullable(), partId: id.nullable(), documentNumber: z.string().nullable(), voucher: z.string().nullable(), note: z.string().nullable(),
  disclosure: z.enum(disclosures), withoutBudget: z.boolean(), voided: z.boolean(), voidedReason: z.string().nullable(), isExample: z.boolean(), isInferred: z.boolean(), createdAt: z.string(), version: z.int(),
});
export const newFundEntry = z.strictObject({
  kind: z.enum(fundEntryKinds), amountYuan: yuan, occurredOn: day.nullable().default(null), datePrecision: z.enum(datePrecisions).optional(), source: z.enum(fundSources).default('本级'),
  payee: line(200).nullable().default(null), payeeKind: z.enum(payeeKinds).nullable().default(null), partId: id.nullable().default(null), documentNumber: line(100).nullable().default(null),
  voucher: line(100).nullable().default(null), note: line(1000).nullable().default(null), disclosure: z.enum(disclosures).default('公开'), withoutBudget: z.boolean().default(false),
});
export const voidEntry = z.strictObject({ reason: line(500) });

/** Something about an entry that is recorded all the same: a payment that was made is a fact. */
export const entryWarning = z.strictObject({ code: z.enum(['above-arrivals', 'above-budget', 'outside-year', 'above-issued']), messages: z.strictObject({ zh: z.string(), en: z.string() }) });
export const bookedEntry = z.strictObject({ entry: fundEntry, warnings: z.array(entryWarning).readonly(), funds: fundsFigures });
export const bookedBudget = z.strictObject({ budget: budgetVersion, funds: fundsFigures });

/** Twelve months of planned spending in yuan, from January; replaces the plan before it. */
export const monthlyPlan = z.strictObject({ months: z.array(yuan).length(12).readonly() });

export const month = z.strictObject({
  /** 1 to 12; 0 holds what has no month. */
  month: z.int(), planned: z.string(), issued: z.string(), received: z.string(), paid: z.string(),
  plannedSoFar: z.string(), receivedSoFar: z.string(), paidSoFar: z.string(),
});
export const partFigures = z.strictObject({ partId: id, name: z.string(), kind: z.string(), funds: fundsFigures, rates: z.array(rate).readonly() });

/** The funds of a project as of a day (or of everything recorded). */
export const fundsAnswer = z.strictObject({ asOf: day.nullable(), funds: fundsFigures, rates: z.array(rate).readonly(), parts: z.array(partFigures).readonly(), months: z.array(month).readonly() });

export type FundsFigures = z.infer<typeof fundsFigures>;
export type Rate = z.infer<typeof rate>;
export type NormReference = z.infer<typeof normReference>;
export type FundEntryAnswer = z.infer<typeof fundEntry>;
export type NewFundEntry = z.infer<typeof newFundEntry>;
export type NewBudgetVersion = z.infer<typeof newBudgetVersion>;
export type BudgetVersionAnswer = z.infer<typeof budgetVersion>;
export type EntryWarning = z.infer<typeof entryWarning>;
