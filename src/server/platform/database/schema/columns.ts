import { bigint, boolean, date, integer, timestamp, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';

/** Tenant key, first in every key and index of departmental data. */
export const departmentId = () => uuid('department_id').notNull();
export const rowId = () => uuid('id').notNull();
/** Money in fen. */
export const fen = (name: string) => bigint(name, { mode: 'bigint' });
export const day = (name: string) => date(name, { mode: 'string' });
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
export const createdAt = () => instant('created_at').notNull().default(sql`now()`);
export const updatedAt = () => instant('updated_at').notNull().default(sql`now()`);
/** Counts up with every change; the ETag of the row. */
export const version = () => integer('version').notNull().default(1);
/** Row of the example, or worked out where no record says so. */
export const isExample = () => boolean('is_example').notNull().default(false);
export const isInferred = () => boolean('is_inferred').notNull().default(false);
