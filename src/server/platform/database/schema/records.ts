import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { Bilingual, Severity } from '#core/finding.ts';
import { createdAt, departmentId, instant, rowId, updatedAt, version } from '#server/platform/database/schema/columns.ts';
import { project } from '#server/platform/database/schema/ledger.ts';
import { account, department } from '#server/platform/database/schema/organisation.ts';

/** An uploaded file; its content lies in the files folder under its hash. */
export const file = pgTable('file', {
  departmentId: departmentId().references(() => department.id),
  id: rowId(),
  sha256: text('sha256').notNull(),
  name: text('name').notNull(),
  mediaType: text('media_type').notNull(),
  bytes: bigint('bytes', { mode: 'bigint' }).notNull(),
  createdAt: createdAt(),
  createdBy: uuid('created_by').references(() => account.id),
}, (table) => [primaryKey({ columns: [table.departmentId, table.id] }), index().on(table.departmentId, table.sha256)]);

/** What a file is evidence of: `project`, `indicator-result`, `fund-entry`, `import-row` … by its id. */
export const fileLink = pgTable('file_link', {
  departmentId: departmentId(),
  id: rowId(),
  fileId: uuid('file_id').notNull(),
  subjectType: text('subject_type').notNull(),
  subjectId: uuid('subject_id').notNull(),
  label: text('label'),
  createdAt: createdAt(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.fileId], foreignColumns: [file.departmentId, file.id] }),
  unique().on(table.departmentId, table.subjectType, table.subjectId, table.fileId),
]);

/** A check that is kept: of a foreign paper, or of the ledger itself. */
export const checkRun = pgTable('check_run', {
  departmentId: departmentId().references(() => department.id),
  id: rowId(),
  year: integer('year'),
  kind: text('kind').$type<'paper' | 'ledger'>().notNull(),
  fileId: uuid('file_id'),
  name: text('name').notNull(),
  sha256: text('sha256').notNull(),
  report: jsonb('report').notNull(),
  createdAt: createdAt(),
  createdBy: uuid('created_by').references(() => account.id),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.fileId], foreignColumns: [file.departmentId, file.id] }),
  index().on(table.departmentId, table.year),
]);

/** A finding and what became of it. `fingerprint` is the same for the same finding in the next check, so that a dismissal survives it. */
export const finding = pgTable('finding', {
  departmentId: departmentId().references(() => department.id),
  id: rowId(),
  year: integer('year').notNull(),
  projectId: uuid('project_id'),
  checkId: uuid('check_id'),
  origin: text('origin').$type<'paper' | 'ledger' | 'comparison'>().notNull(),
  rule: text('rule').notNull(),
  severity: text('severity').$type<Severity>().notNull(),
  fingerprint: text('fingerprint').notNull(),
  message: jsonb('message').$type<Bilingual>().notNull(),
  detail: jsonb('detail').notNull().default({}),
  state: text('state').$type<'open' | 'settled' | 'dismissed' | 'gone'>().notNull().default('open'),
  reason: text('reason'),
  settledBy: uuid('settled_by').references(() => account.id),
  settledAt: instant('settled_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.projectId], foreignColumns: [project.departmentId, project.id] }).onDelete('cascade'),
  unique().on(table.departmentId, table.year, table.origin, table.fingerprint),
  index().on(table.departmentId, table.projectId, table.state),
]);

/** What a check result proposes to the ledger; one per content of a paper. */
export const importProposal = pgTable('import_proposal', {
  departmentId: departmentId().references(() => department.id),
  id: rowId(),
  year: integer('year').notNull(),
  fileId: uuid('file_id'),
  checkId: uuid('check_id'),
  name: text('name').notNull(),
  contentHash: text('content_hash').notNull(),
  paperDepartment: text('paper_department'),
  paperYear: integer('paper_year'),
  state: text('state').$type<'open' | 'applied' | 'abandoned'>().notNull().default('open'),
  createdAt: createdAt(),
  createdBy: uuid('created_by').references(() => account.id),
  updatedAt: updatedAt(),
  version: version(),
}, (table) => [primaryKey({ columns: [table.departmentId, table.id] }), unique().on(table.departmentId, table.year, table.contentHash)]);

/** One row of a proposal, decided by a person. */
export const importRow = pgTable('import_row', {
  departmentId: departmentId(),
  id: rowId(),
  proposalId: uuid('proposal_id').notNull(),
  ordinal: integer('ordinal').notNull(),
  /** The same for the same thing in the next version of the paper. */
  rowKey: text('row_key').notNull(),
  /** Ordinal of the project in the paper; 0 is the paper as a whole. */
  projectOrdinal: integer('project_ordinal').notNull(),
  /** `project`, `document`, `budget`, `planned`, `issued`, `received`, `paid`, `part`, `indicator`, `narrative`, `stated-rate`, `finding` … */
  target: text('target').notNull(),
  label: text('label').notNull(),
  /** As printed; null where the paper has no words for it. */
  printed: text('printed'),
  /** `certain`: read without doubt. `uncertain`: candidates disagree, or a finding stands against it. `malformed`: cannot be read. `wording`: known by words alone. */
  certainty: text('certainty').$type<'certain' | 'uncertain' | 'malformed' | 'wording'>().notNull(),
  value: jsonb('value').notNull(),
  /** Where it stands in the paper: `{start, end, place}`. */
  span: jsonb('span'),
  why: jsonb('why').$type<Bilingual>(),
  decision: text('decision').$type<'pending' | 'accepted' | 'changed' | 'refused'>().notNull().default('pending'),
  decidedValue: jsonb('decided_value'),
  voucher: text('voucher'),
  note: text('note'),
  decidedBy: uuid('decided_by').references(() => account.id),
  decidedAt: instant('decided_at'),
  /** The record made of it. */
  appliedType: text('applied_type'),
  appliedId: uuid('applied_id'),
  version: version(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.id] }),
  foreignKey({ columns: [table.departmentId, table.proposalId], foreignColumns: [importProposal.departmentId, importProposal.id] }).onDelete('cascade'),
  unique().on(table.departmentId, table.proposalId, table.ordinal),
  index().on(table.departmentId, table.rowKey),
]);

/** The chain of the system itself stands under this key beside those of the departments. */
export const systemChain = '00000000-0000-0000-0000-000000000000';

/** The audit trail: append-only, chained by hash per department. `body` is the text that is hashed; the other columns repeat parts of it for searching. */
export const auditEntry = pgTable('audit_entry', {
  departmentId: departmentId(),
  sequence: bigint('sequence', { mode: 'bigint' }).notNull(),
  at: instant('at').notNull(),
  actorId: uuid('actor_id'),
  act: text('act').notNull(),
  subjectType: text('subject_type').notNull(),
  subjectId: text('subject_id').notNull(),
  body: text('body').notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
}, (table) => [
  primaryKey({ columns: [table.departmentId, table.sequence] }),
  index().on(table.departmentId, table.subjectType, table.subjectId, table.sequence),
  index().on(table.departmentId, table.at),
]);

/** The last link of each chain. */
export const auditHead = pgTable('audit_head', {
  departmentId: departmentId().primaryKey(),
  sequence: bigint('sequence', { mode: 'bigint' }).notNull(),
  hash: text('hash').notNull(),
});

/** The heads of all chains as they stood, sealed once a day; each seal holds the hash of the one before. */
export const auditSeal = pgTable('audit_seal', {
  day: text('day').primaryKey(),
  at: instant('at').notNull().default(sql`now()`),
  heads: jsonb('heads').$type<readonly { readonly departmentId: string; readonly sequence: string; readonly hash: string }[]>().notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
});

/** Answers to creates that carried an Idempotency-Key. */
export const idempotencyKey = pgTable('idempotency_key', {
  accountId: uuid('account_id').notNull().references(() => account.id),
  key: text('key').notNull(),
  /** Method, route and hash of the body: the same key with another request is refused. */
  request: text('request').notNull(),
  status: integer('status'),
  headers: jsonb('headers').$type<Readonly<Record<string, string>>>(),
  body: text('body'),
  createdAt: createdAt(),
}, (table) => [primaryKey({ columns: [table.accountId, table.key] }), index().on(table.createdAt)]);

/** Long work and how far it is; the queue itself is kept by its library. */
export const job = pgTable('job', {
  id: rowId().primaryKey(),
  departmentId: uuid('department_id'),
  kind: text('kind').notNull(),
  state: text('state').$type<'waiting' | 'running' | 'done' | 'failed'>().notNull().default('waiting'),
  request: jsonb('request').notNull(),
  progress: integer('progress').notNull().default(0),
  total: integer('total'),
  message: jsonb('message').$type<Bilingual>(),
  result: jsonb('result'),
  problem: jsonb('problem'),
  createdAt: createdAt(),
  createdBy: uuid('created_by').references(() => account.id),
  updatedAt: updatedAt(),
}, (table) => [index().on(table.departmentId, table.createdAt)]);
