import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { getTableConfig, IndexedColumn, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#server/platform/database/handles.ts';
import { createTestDatabase } from '../database.ts';

let database: Database;
beforeAll(async () => { database = await createTestDatabase(); });
afterAll(() => database.close());

const modules = import.meta.glob<Readonly<Record<string, unknown>>>('../../src/server/platform/database/schema/*.ts', { eager: true });
const exported: readonly unknown[] = Object.values(modules).flatMap((module) => Object.values(module));
const tables = exported.filter((value): value is PgTable => is(value, PgTable));

describe('the schema of the program and the migrated database agree', () => {
  test('in tables, columns, types and whether a column may be empty', async () => {
    const { rows } = await database.pool.query<{ table: string; column: string; type: string; nullable: boolean }>(`
      select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname <> 'migration'`);
    const stored = rows.map((row) => `${row.table}.${row.column} ${row.type} ${row.nullable ? 'null' : 'not null'}`).toSorted();
    const written = tables.flatMap((table) => Object.values(getTableColumns(table)).map((column) => `${getTableName(table)}.${column.name} ${column.getSQLType()} ${column.notNull ? 'not null' : 'null'}`)).toSorted();
    expect(stored).toEqual(written);
  });

  test('every key and index of departmental data begins with the department', () => {
    const wrong = tables.filter((table) => 'departmentId' in getTableColumns(table)).flatMap((table) => {
      const { name, indexes, primaryKeys } = getTableConfig(table);
      const keys = primaryKeys.map((key) => key.columns[0]?.name ?? '');
      const first = indexes.filter(({ config }) => config.method !== 'gin').map(({ config }) => {
        const [column] = config.columns;
        return is(column, IndexedColumn) ? column.name ?? '' : '';
      });
      return [...keys, ...first].filter((column) => column !== 'department_id').map((column) => `${name}: ${column}`);
    });
    // Asked for by year over all departments, by the person who holds a grant, by a sample drawn over departments.
    expect(wrong.toSorted()).toEqual(['department_stat: year', 'role_grant: account_id', 'spot_sample_item: sample_id']);
  });
});
