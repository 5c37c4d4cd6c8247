import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { GrantScope, Role } from '#core/organisation/roles.ts';
import { createdAt, day, departmentId, instant, isExample, rowId, updatedAt, version } from '#server/platform/database/schema/columns.ts';

/** 财政局. */
export const bureau = pgTable('bureau', {
  id: rowId().primaryKey(),
  name: text('name').notNull().unique(),
  /** `江西省/赣州市`, as the norm book writes places. */
  place: text('place').notNull().default(''),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
});

export const department = pgTable('department', {
  id: rowId().primaryKey(),
  bureauId: uuid('bureau_id').references(() => bureau.id),
  /** 单位编码. */
  code: text('code').unique(),
  name: text('name').notNull().unique(),
  place: text('place').notNull().default(''),
  isExample: isExample(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
});

export const division = pgTable('division', {
  departmentId: departmentId().references(() => department.id),
  id: rowId(),
  name: text('name').notNull(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
}, (table) => [primaryKey({ columns: [table.departmentId, table.id] }), unique().on(table.departmentId, table.name)]);

/** A department's budget year: opened, with deadlines, closed. */
export const budgetYear = pgTable('budget_year', {
  departmentId: departmentId().references(() => department.id),
  year: integer('year').notNull(),
  state: text('state').$type<'open' | 'closing' | 'closed'>().notNull().default('open'),
  targetsDue: day('targets_due'),
  selfEvaluationDue: day('self_evaluation_due'),
  reportDue: day('report_due'),
  openedAt: instant('opened_at'),
  closedAt: instant('closed_at'),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
}, (table) => [primaryKey({ columns: [table.departmentId, table.year] })]);

export const account = pgTable('account', {
  id: rowId().primaryKey(),
  username: text('username').notNull().unique(),
  displayName: text('display_name').notNull(),
  /** argon2id in PHC notation; null for accounts of the single sign-on alone. */
  passwordHash: text('password_hash'),
  passwordChangedAt: instant('password_changed_at'),
  /** Earlier hashes, newest first, which may not be chosen again. */
  passwordHistory: jsonb('password_history').$type<readonly string[]>().notNull().default([]),
  mustChangePassword: boolean('must_change_password').notNull().default(false),
  failedLogins: integer('failed_logins').notNull().default(0),
  lockedUntil: instant('locked_until'),
  disabled: boolean('disabled').notNull().default(false),
  oidcIssuer: text('oidc_issuer'),
  oidcSubject: text('oidc_subject'),
  isExample: isExample(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
  version: version(),
}, (table) => [unique().on(table.oidcIssuer, table.oidcSubject)]);

export const roleGrant = pgTable('role_grant', {
  id: rowId().primaryKey(),
  accountId: uuid('account_id').notNull().references(() => account.id),
  role: text('role').$type<Role>().notNull(),
  scope: text('scope').$type<GrantScope>().notNull(),
  bureauId: uuid('bureau_id').references(() => bureau.id),
  departmentId: uuid('department_id').references(() => department.id),
  divisionId: uuid('division_id'),
  createdAt: createdAt(),
}, (table) => [
  index().on(table.accountId),
  foreignKey({ columns: [table.departmentId, table.divisionId], foreignColumns: [division.departmentId, division.id] }),
]);

export const session = pgTable('session', {
  /** SHA-256 of the token in the cookie, hex: the token itself is nowhere stored. */
  tokenHash: text('token_hash').primaryKey(),
  accountId: uuid('account_id').notNull().references(() => account.id),
  createdAt: createdAt(),
  lastSeenAt: instant('last_seen_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  userAgent: text('user_agent'),
}, (table) => [index().on(table.accountId), index().on(table.expiresAt)]);
