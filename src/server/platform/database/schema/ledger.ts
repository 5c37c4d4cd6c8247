import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { DatePrecision, FundEntryKind, FundSource, PartKind, PayeeKind } from '#core/ledger/funds.ts';
import type { NarrativePiece, NarrativeSection } from '#core/ledger/narrative.ts';
import type { Disclosure, Mechanism, ProjectKind } from '#core/ledger/project.ts';
import { createdAt, day, departmentId, fen, instant, isExample, isInferred, rowId, updatedAt, version } from '#server/platform/database/schema/columns.ts';
import { account, budgetYear, division } from '#server/platform/database/schema/organisation.ts';

/** A project of one budget year. */
export const project = pgTable('project', {
  departmentId: departmentId(),
  id: rowId(),
  year: integer('year').notNull(),
  ordinal: integer('ordinal').notNull(),
  code: text('code'),
  unitCode: text('unit_code'),
  name: text('name').notNull(),
  kind: text('kind').$type<ProjectKind>().notNull().default('本级'),
  mechanism: text('mechanism').$type<Mechanism>(),
  functionalCode: text('functional_code'),
  economicCode: text('economic_code'),
  periodFrom: day('period_from'),
  periodUntil: day('period_until'),
  divisionId: uuid('division_id'),
  ownerId: uuid('owner_id').references(() => account.id),
  predecessorId: uuid('predecessor_id'),
  totalAmountFen: fen('total_amount_fen'),
  /** Where the life cycle stands: the `to` of the last transition. */
  state: text('state').notNull().default('draft'),
  /** No change of figures while a version of it is being reviewed or is fixed. */
  locked: boolean('locked').notNull().default(false),
  /** Points of the execution rate; weights of indicators add up to 100 less these. */
  executionWeightHundredths: integer('execution_weight_hundredths').notNull().default(1000),
  /** From 申报 on the weights of the indicators must add up. */
  weightsHold: boolean('weights_hold').notNull().default(false),
  note: text('note'),
  /** What the row was imported from, so that importing again finds it. */
  importKey: text('import_key'),
  isExample: isExample(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.year], foreignColumns: [budgetYear.departmentId, budgetYear.year] }),
  foreignKey({ columns: [table.departmentId, table.divisionId], foreignColumns: [division.departmentId, division.id] }),
  foreignKey({ columns: [table.departmentId, table.predecessorId], foreignColumns: [table.departmentId, table.id] }),
  unique().on(table.departmentId, table.year, table.ordinal),
  index('project_name_trigram').using('gin', sql`${table.name} gin_trgm_ops`),
  check('project_name_not_empty', sql`length(btrim(${table.name})) > 0`),
  check('project_ordinal_positive', sql`${table.ordinal} > 0`),
  check('project_total_not_negative', sql`${table.totalAmountFen} >= 0`),
  check('project_period_in_order', sql`${table.periodFrom} <= ${table.periodUntil}`),
]);

/** A document that a project rests on. */
export const projectDocument = pgTable('project_document', {
  departmentId: departmentId(),
  id: rowId(),
  projectId: uuid('project_id').notNull(),
  ordinal: integer('ordinal').notNull(),
  number: text('number'),
  title: text('title'),
  disclosure: text('disclosure').$type<Disclosure>().notNull().default('公开'),
  isExample: isExample(),
  createdAt: createdAt(),
  version: version(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }).onDelete('cascade'),
  index().on(table.departmentId, table.projectId),
  check('project_document_named', sql`${table.number} is not null or ${table.title} is not null`),
]);

/** A part, a tranche or a sub-budget of a project. */
export const projectPart = pgTable('project_part', {
  departmentId: departmentId(),
  id: rowId(),
  projectId: uuid('project_id').notNull(),
  ordinal: integer('ordinal').notNull(),
  kind: text('kind').$type<PartKind>().notNull().default('part'),
  name: text('name').notNull(),
  note: text('note'),
  isExample: isExample(),
  isInferred: isInferred(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }).onDelete('cascade'),
  unique().on(table.departmentId, table.projectId, table.ordinal),
  unique().on(table.departmentId, table.projectId, table.id),
]);

/** 年初预算 and its adjustments, by source and part; the amount is the whole from this version on. */
export const budgetVersion = pgTable('budget_version', {
  departmentId: departmentId(),
  id: rowId(),
  projectId: uuid('project_id').notNull(),
  sequence: integer('sequence').notNull(),
  kind: text('kind').$type<'initial' | 'adjustment'>().notNull(),
  source: text('source').$type<FundSource>().notNull().default('本级'),
  partId: uuid('part_id'),
  amountFen: fen('amount_fen').notNull(),
  effectiveOn: day('effective_on'),
  documentNumber: text('document_number'),
  reason: text('reason'),
  isExample: isExample(),
  isInferred: isInferred(),
  createdAt: createdAt(),
  createdBy: uuid('created_by').references(() => account.id),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }).onDelete('cascade'),
  foreignKey({ columns: [table.departmentId, table.projectId, table.partId], foreignColumns: [projectPart.departmentId, projectPart.projectId, projectPart.id] }),
  unique().on(table.departmentId, table.projectId, table.sequence),
  check('budget_not_negative', sql`${table.amountFen} >= 0`),
  check('budget_kind_known', sql`${table.kind} in ('initial', 'adjustment')`),
]);

/** An act of the funds ledger. Amounts are never changed: a wrong entry is voided and booked anew. */
export const fundEntry = pgTable('fund_entry', {
  departmentId: departmentId(),
  id: rowId(),
  projectId: uuid('project_id').notNull(),
  kind: text('kind').$type<FundEntryKind>().notNull(),
  amountFen: fen('amount_fen').notNull(),
  occurredOn: day('occurred_on'),
  datePrecision: text('date_precision').$type<DatePrecision>().notNull().default('day'),
  source: text('source').$type<FundSource>().notNull().default('本级'),
  payee: text('payee'),
  payeeKind: text('payee_kind').$type<PayeeKind>(),
  partId: uuid('part_id'),
  documentNumber: text('document_number'),
  voucher: text('voucher'),
  note: text('note'),
  disclosure: text('disclosure').$type<Disclosure>().notNull().default('公开'),
  /** A payment that no budget backs is a fact all the same: it is booked with this mark and a reason in the note. */
  withoutBudget: boolean('without_budget').notNull().default(false),
  voided: boolean('voided').notNull().default(false),
  voidedReason: text('voided_reason'),
  voidedAt: instant('voided_at'),
  isExample: isExample(),
  isInferred: isInferred(),
  createdAt: createdAt(),
  createdBy: uuid('created_by').references(() => account.id),
  version: version(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }).onDelete('cascade'),
  foreignKey({ columns: [table.departmentId, table.projectId, table.partId], foreignColumns: [projectPart.departmentId, projectPart.projectId, projectPart.id] }),
  index().on(table.departmentId, table.projectId, table.kind, table.occurredOn),
  index().on(table.departmentId, table.projectId, table.id),
  check('fund_entry_not_negative', sql`${table.amountFen} >= 0`),
  check('fund_entry_kind_known', sql`${table.kind} in ('planned', 'issued', 'received', 'paid', 'returned', 'carried-in', 'carried-out', 'reclaimed', 'cancelled', 'passed-on', 'used')`),
  check('fund_entry_dated', sql`(${table.occurredOn} is null) = (${table.datePrecision} = 'none')`),
  check('fund_entry_void_has_reason', sql`not ${table.voided} or ${table.voidedReason} is not null`),
  check('fund_entry_mark_has_reason', sql`not ${table.withoutBudget} or ${table.note} is not null`),
]);

/** Totals of a project up to the end of its year, kept in step by triggers, so that no dashboard ever scans payments. Acts without a date count, acts after the year do not. */
export const projectStat = pgTable('project_stat', {
  departmentId: departmentId(),
  projectId: uuid('project_id').notNull(),
  year: integer('year').notNull(),
  initialFen: fen('initial_fen'),
  adjustedFen: fen('adjusted_fen'),
  plannedFen: fen('planned_fen'),
  issuedFen: fen('issued_fen'),
  receivedFen: fen('received_fen'),
  paidFen: fen('paid_fen'),
  returnedFen: fen('returned_fen'),
  carriedInFen: fen('carried_in_fen'),
  carriedOutFen: fen('carried_out_fen'),
  reclaimedFen: fen('reclaimed_fen'),
  cancelledFen: fen('cancelled_fen'),
  passedOnFen: fen('passed_on_fen'),
  usedFen: fen('used_fen'),
  entries: integer('entries').notNull().default(0),
  indicators: integer('indicators').notNull().default(0),
  indicatorsWithResult: integer('indicators_with_result').notNull().default(0),
  weightHundredths: integer('weight_hundredths').notNull().default(0),
  /** Points and grade of the last computed self-evaluation; null while undecided. */
  scoreHundredths: integer('score_hundredths'),
  grade: text('grade'),
  light: text('light'),
  openErrors: integer('open_errors').notNull().default(0),
  openWarnings: integer('open_warnings').notNull().default(0),
  openInfos: integer('open_infos').notNull().default(0),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.projectId] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }).onDelete('cascade'),
  index().on(table.departmentId, table.year),
]);

/** Acts of a project by month; month 0 holds what has no date. Kept by triggers. */
export const fundMonth = pgTable('fund_month', {
  departmentId: departmentId(),
  projectId: uuid('project_id').notNull(),
  /** The project's budget year; acts dated outside it stand in the month they happened, with `calendarYear`. */
  year: integer('year').notNull(),
  calendarYear: integer('calendar_year').notNull(),
  month: smallint('month').notNull(),
  kind: text('kind').$type<FundEntryKind>().notNull(),
  amountFen: fen('amount_fen').notNull(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.projectId, table.calendarYear, table.month, table.kind] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }).onDelete('cascade'),
  index().on(table.departmentId, table.year),
]);

/** What was paid, by source and by part or kind of payee. Kept by triggers. */
export const fundFlow = pgTable('fund_flow', {
  departmentId: departmentId(),
  projectId: uuid('project_id').notNull(),
  source: text('source').notNull(),
  target: text('target').notNull(),
  amountFen: fen('amount_fen').notNull(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.projectId, table.source, table.target] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }).onDelete('cascade'),
]);

/** Totals of a department-year, kept by triggers from `project_stat`. A sum counts a missing figure as nothing; `with…` says how many projects have one. */
export const departmentStat = pgTable('department_stat', {
  departmentId: departmentId(),
  year: integer('year').notNull(),
  projects: integer('projects').notNull().default(0),
  initialFen: fen('initial_fen').notNull().default(sql`0`),
  adjustedFen: fen('adjusted_fen').notNull().default(sql`0`),
  plannedFen: fen('planned_fen').notNull().default(sql`0`),
  issuedFen: fen('issued_fen').notNull().default(sql`0`),
  receivedFen: fen('received_fen').notNull().default(sql`0`),
  spentFen: fen('spent_fen').notNull().default(sql`0`),
  usedFen: fen('used_fen').notNull().default(sql`0`),
  /** Of the projects that have both a budget and a spending: what a rate of the whole may be taken of. */
  ratedAdjustedFen: fen('rated_adjusted_fen').notNull().default(sql`0`),
  ratedSpentFen: fen('rated_spent_fen').notNull().default(sql`0`),
  ratedProjects: integer('rated_projects').notNull().default(0),
  openErrors: integer('open_errors').notNull().default(0),
  openWarnings: integer('open_warnings').notNull().default(0),
  openInfos: integer('open_infos').notNull().default(0),
}, (table) => [primaryKey({ columns: [table.departmentId, table.year] }), index().on(table.year)]);

/** Text of a project's paper as pieces: words, and references to facts that are shown live. */
export const narrative = pgTable('narrative', {
  departmentId: departmentId(),
  id: rowId(),
  projectId: uuid('project_id').notNull(),
  section: text('section').$type<NarrativeSection>().notNull(),
  content: jsonb('content').$type<readonly NarrativePiece[]>().notNull(),
  isExample: isExample(),
  updatedAt: updatedAt(),
  updatedBy: uuid('updated_by').references(() => account.id),
  version: version(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }).onDelete('cascade'),
  unique().on(table.departmentId, table.projectId, table.section),
]);
