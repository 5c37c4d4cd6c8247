import { check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { RectificationState } from '#core/life-cycle/rectification.ts';
import { createdAt, day, departmentId, instant, rowId, updatedAt, version } from '#server/platform/database/schema/columns.ts';
import { project } from '#server/platform/database/schema/ledger.ts';
import { account, budgetYear, bureau } from '#server/platform/database/schema/organisation.ts';

/** A sample drawn for 抽查复核. Written once: whoever has seed and population draws the same. */
export const spotSample = pgTable('spot_sample', {
  id: rowId().primaryKey(),
  bureauId: uuid('bureau_id').references(() => bureau.id),
  year: integer('year').notNull(),
  seed: text('seed').notNull(),
  size: integer('size').notNull(),
  population: integer('population').notNull(),
  /** SHA-256 of the keys of the population in order, one a line. */
  populationHash: text('population_hash').notNull(),
  note: text('note'),
  createdBy: uuid('created_by').references(() => account.id),
  createdAt: createdAt(),
}, (table) => [index().on(table.year, table.bureauId), check('spot_sample_size_positive', sql`${table.size} > 0`)]);

export const spotSampleItem = pgTable('spot_sample_item', {
  departmentId: departmentId(),
  id: rowId(),
  sampleId: uuid('sample_id').notNull().references(() => spotSample.id),
  projectId: uuid('project_id').notNull(),
  /** Place in the draw, from 1. */
  place: integer('place').notNull(),
  createdAt: createdAt(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }).onDelete('cascade'),
  unique().on(table.departmentId, table.sampleId, table.projectId),
  index().on(table.sampleId, table.place),
]);

/** A reviewer's score and opinion beside the self-score: 部门评价, or 抽查复核 by the finance bureau. */
export const review = pgTable('review', {
  departmentId: departmentId(),
  id: rowId(),
  projectId: uuid('project_id').notNull(),
  kind: text('kind').$type<'department' | 'finance'>().notNull(),
  sampleId: uuid('sample_id').references(() => spotSample.id),
  /** The self-score as it stood when the review was written. */
  selfScoreHundredths: integer('self_score_hundredths'),
  scoreHundredths: integer('score_hundredths'),
  grade: text('grade'),
  opinion: text('opinion').notNull(),
  outcome: text('outcome').$type<'confirmed' | 'corrected' | 'refused'>().notNull(),
  reviewerId: uuid('reviewer_id').references(() => account.id),
  reviewerName: text('reviewer_name').notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }).onDelete('cascade'),
  index().on(table.departmentId, table.projectId),
  check('review_kind_known', sql`${table.kind} in ('department', 'finance')`),
  check('review_outcome_known', sql`${table.outcome} in ('confirmed', 'corrected', 'refused')`),
  check('review_score_in_range', sql`${table.scoreHundredths} between 0 and 100000`),
]);

/** 整改: an issue with a deadline, answered by the department, closed by who raised it. Without a project it is the department's. */
export const rectification = pgTable('rectification', {
  departmentId: departmentId(),
  id: rowId(),
  year: integer('year').notNull(),
  projectId: uuid('project_id'),
  issue: text('issue').notNull(),
  dueOn: day('due_on'),
  state: text('state').$type<RectificationState>().notNull().default('opened'),
  answer: text('answer'),
  returnedReason: text('returned_reason'),
  openedBy: uuid('opened_by').references(() => account.id),
  openedAt: instant('opened_at').notNull(),
  answeredBy: uuid('answered_by').references(() => account.id),
  answeredAt: instant('answered_at'),
  closedBy: uuid('closed_by').references(() => account.id),
  closedAt: instant('closed_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.year], foreignColumns: [budgetYear.departmentId, budgetYear.year] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }).onDelete('cascade'),
  index().on(table.departmentId, table.year, table.state),
  check('rectification_state_known', sql`${table.state} in ('opened', 'answered', 'closed')`),
  check('rectification_answered', sql`${table.state} = 'opened' or ${table.answer} is not null`),
]);
