import { bigint, boolean, check, foreignKey, index, integer, jsonb, numeric, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { createdAt, day, departmentId, fen, instant, isExample, isInferred, rowId, updatedAt, version } from '#server/platform/database/schema/columns.ts';
import { project } from '#server/platform/database/schema/ledger.ts';
import { account, budgetYear } from '#server/platform/database/schema/organisation.ts';

/** A performance indicator with its target. */
export const indicator = pgTable('indicator', {
  departmentId: departmentId(),
  id: rowId(),
  projectId: uuid('project_id').notNull(),
  ordinal: integer('ordinal').notNull(),
  level1: text('level1').notNull(),
  level2: text('level2'),
  name: text('name').notNull(),
  comparator: text('comparator').$type<'≥' | '≤' | '=' | '>' | '<' | '定性'>().notNull(),
  /** Decimal string, exact. */
  target: numeric('target'),
  /** Upper end of a target that is a range; `target` is the lower. */
  targetUpper: numeric('target_upper'),
  targetText: text('target_text'),
  unit: text('unit'),
  weightHundredths: integer('weight_hundredths'),
  baseline: text('baseline'),
  source: text('source'),
  method: text('method'),
  required: boolean('required').notNull().default(true),
  libraryId: text('library_id'),
  isExample: isExample(),
  isInferred: isInferred(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }).onDelete('cascade'),
  unique().on(table.departmentId, table.projectId, table.id),
  index().on(table.departmentId, table.projectId, table.ordinal),
  check('indicator_weight_in_range', sql`${table.weightHundredths} between 0 and 10000`),
  check('indicator_target_given', sql`${table.comparator} = '定性' or ${table.target} is not null or ${table.targetText} is not null`),
  check('indicator_range_in_order', sql`${table.target} <= ${table.targetUpper}`),
]);

/** A result of an indicator; the newest of an occasion counts, earlier ones stay. */
export const indicatorResult = pgTable('indicator_result', {
  departmentId: departmentId(),
  id: rowId(),
  projectId: uuid('project_id').notNull(),
  indicatorId: uuid('indicator_id').notNull(),
  occasion: text('occasion').$type<'monitoring' | 'self-evaluation' | 'review'>().notNull().default('self-evaluation'),
  value: numeric('value'),
  valueText: text('value_text'),
  numerator: numeric('numerator'),
  denominator: numeric('denominator'),
  asOf: day('as_of'),
  /** For 定性: 达成, 部分达成, 未达成, and the percent of the points within the band. */
  band: text('band'),
  bandPercent: numeric('band_percent'),
  reason: text('reason'),
  measures: text('measures'),
  evidence: text('evidence'),
  current: boolean('current').notNull().default(true),
  isExample: isExample(),
  isInferred: isInferred(),
  createdAt: createdAt(),
  createdBy: uuid('created_by').references(() => account.id),
  version: version(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.projectId, table.indicatorId], foreignColumns: [indicator.departmentId, indicator.projectId, indicator.id] }).onDelete('cascade'),
  index().on(table.departmentId, table.projectId),
  check('indicator_result_denominator', sql`${table.denominator} is null or ${table.denominator} <> 0`),
]);

/** A step of the life cycle of a project-year, or of the department-year where `projectId` is null. */
export const transition = pgTable('transition', {
  departmentId: departmentId(),
  id: rowId(),
  /** The order of steps, whatever clocks say. */
  sequence: bigint('sequence', { mode: 'bigint' }).notNull().generatedByDefaultAsIdentity(),
  year: integer('year').notNull(),
  projectId: uuid('project_id'),
  act: text('act').notNull(),
  fromState: text('from_state').notNull(),
  toState: text('to_state').notNull(),
  reason: text('reason'),
  /** What changed, field by field: `{field, before, after}`. */
  changes: jsonb('changes').$type<readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[]>().notNull().default([]),
  actorId: uuid('actor_id').references(() => account.id),
  actorName: text('actor_name').notNull(),
  at: instant('at').notNull().default(sql`now()`),
  snapshotId: uuid('snapshot_id'),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }),
  foreignKey({ columns: [table.departmentId, table.year], foreignColumns: [budgetYear.departmentId, budgetYear.year] }),
  index().on(table.departmentId, table.projectId, table.at),
  index().on(table.departmentId, table.projectId, table.sequence),
]);

/** A version fixed by 审定: the whole record as it was, with the rules and norms of its day, so that it can be restored and checked again. */
export const snapshot = pgTable('snapshot', {
  departmentId: departmentId(),
  id: rowId(),
  year: integer('year').notNull(),
  projectId: uuid('project_id'),
  kind: text('kind').notNull(),
  content: jsonb('content').notNull(),
  contentHash: text('content_hash').notNull(),
  norms: jsonb('norms').notNull(),
  program: text('program').notNull(),
  takenAt: instant('taken_at').notNull().default(sql`now()`),
  takenBy: uuid('taken_by').references(() => account.id),
}, (table) => [primaryKey({ columns: [table.departmentId, table.id] }), index().on(table.departmentId, table.year, table.projectId)]);

/** A round of 绩效运行监控 with its cut-off date. */
export const monitoringRound = pgTable('monitoring_round', {
  departmentId: departmentId(),
  id: rowId(),
  year: integer('year').notNull(),
  name: text('name').notNull(),
  cutOff: day('cut_off').notNull(),
  dueOn: day('due_on'),
  state: text('state').$type<'open' | 'closed'>().notNull().default('open'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.year], foreignColumns: [budgetYear.departmentId, budgetYear.year] }),
  index().on(table.departmentId, table.year),
]);

/** What a project reports in a round; figures are those of the ledger at the cut-off. */
export const monitoringEntry = pgTable('monitoring_entry', {
  departmentId: departmentId(),
  id: rowId(),
  roundId: uuid('round_id').notNull(),
  projectId: uuid('project_id').notNull(),
  spentFen: fen('spent_fen'),
  receivedFen: fen('received_fen'),
  budgetFen: fen('budget_fen'),
  forecastFen: fen('forecast_fen'),
  /** Share of the targets reached, in percent. */
  completionPercent: numeric('completion_percent'),
  light: text('light').$type<'green' | 'yellow' | 'red'>(),
  causes: jsonb('causes').notNull().default([]),
  reason: text('reason'),
  measures: text('measures'),
  answer: text('answer').$type<'continue' | 'reallocate' | 'cancel'>(),
  returnedReason: text('returned_reason'),
  /** Indicators whose targets cannot be met any more, as somebody said. */
  unreachable: jsonb('unreachable').$type<readonly string[]>().notNull().default([]),
  /** Whether a person gave the share of completed targets, which is then kept when figures are worked out anew. */
  completionStated: boolean('completion_stated').notNull().default(false),
  state: text('state').$type<'draft' | 'submitted' | 'returned' | 'accepted'>().notNull().default('draft'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.roundId], foreignColumns: [monitoringRound.departmentId, monitoringRound.id] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }).onDelete('cascade'),
  unique().on(table.departmentId, table.roundId, table.projectId),
]);

/** 待办 with a deadline. `kind` and `values` make the sentence in either language. */
export const task = pgTable('task', {
  departmentId: departmentId(),
  id: rowId(),
  year: integer('year').notNull(),
  projectId: uuid('project_id'),
  kind: text('kind').notNull(),
  values: jsonb('values').$type<Readonly<Record<string, string>>>().notNull().default({}),
  dueOn: day('due_on'),
  /** Whose move it is: a permission, within the row scope of the project. */
  permission: text('permission').notNull(),
  assigneeId: uuid('assignee_id').references(() => account.id),
  state: text('state').$type<'open' | 'done' | 'dropped'>().notNull().default('open'),
  doneAt: instant('done_at'),
  createdAt: createdAt(),
  version: version(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }).onDelete('cascade'),
  index().on(table.departmentId, table.year, table.state),
]);
