import { describe, expect, test } from 'vitest';
import type pg from 'pg';
import { Refusal } from '#core/refusal.ts';
import { migrate, readMigrations, type Migration } from '#server/platform/database/migrate.ts';
import { createPool } from '#server/platform/database/open-database.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../database.ts';

const all = readMigrations();

async function withEmpty(act: (database: TestDatabase) => Promise<void>): Promise<void> {
  const database = await createEmptyDatabase();
  try {
    await act(database);
  } finally {
    await database.close();
  }
}

/** Tables, columns, constraints, indexes, functions and triggers, in words. */
async function shapeOf(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    select format('%s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) as line
      from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select pg_get_functiondef(p.oid) from pg_proc p join pg_language l on l.oid = p.prolang where pronamespace = 'public'::regnamespace and lanname in ('plpgsql', 'sql')
    union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    order by 1`);
  return rows.map(({ line }) => line);
}

const step = (name: string, sql: string): Migration => ({ name, sql, checksum: `of ${sql}` });

describe('migrations', { timeout: 120_000 }, () => {
  test('lead from every earlier version to the same database', async () => {
    const whole = await createTestDatabase();
    try {
      const expected = await shapeOf(whole.pool);
      expect(expected.length).toBeGreaterThan(300);
      for (let from = all.length - 1; from >= 0; from -= 1) {
        await withEmpty(async ({ pool }) => {
          await migrate(pool, all.slice(0, from));
          expect(await migrate(pool)).toEqual(all.slice(from).map(({ name }) => name));
          expect(await shapeOf(pool)).toEqual(expected);
          expect(await migrate(pool)).toEqual([]);
        });
      }
    } finally {
      await whole.close();
    }
  });

  test('are applied once when several processes begin at the same moment', () => withEmpty(async ({ pool, place }) => {
    const other = createPool(place, 2);
    try {
      const applied = await Promise.all([migrate(pool), migrate(other), migrate(pool), migrate(other)]);
      expect(applied.flat().toSorted()).toEqual(all.map((migration) => migration.name));
    } finally {
      await other.end();
    }
  }));

  test('one with an earlier number that joins later is applied', () => withEmpty(async ({ pool }) => {
    const [first, second, late] = [step('0001_first', 'create table first ()'), step('0003_third', 'create table third ()'), step('0002_second', 'create table second ()')];
    await migrate(pool, [first, second]);
    expect(await migrate(pool, [first, late, second])).toEqual(['0002_second']);
  }));

  test('one that fails leaves nothing of itself, and those before it stay', () => withEmpty(async ({ pool }) => {
    const [first, wrong] = [step('0001_first', 'create table first ()'), step('0002_wrong', 'create table half (); select 1 / 0')];
    await expect(migrate(pool, [first, wrong])).rejects.toThrow(/division by zero/);
    expect((await pool.query(`select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`)).rows).toEqual([{ name: 'first' }, { name: 'migration' }]);
    expect(await migrate(pool, [first, step('0002_wrong', 'create table whole ()')])).toEqual(['0002_wrong']);
  }));

  test('an altered one, and a database of a later program, are refused in a sentence', () => withEmpty(async ({ pool }) => {
    const first = step('0001_first', 'create table first ()');
    await migrate(pool, [first, step('0002_second', 'create table second ()')]);
    const refusals = [
      await migrate(pool, [{ ...first, checksum: 'other' }, step('0002_second', 'create table second ()')]).then(() => null, (thrown: unknown) => thrown),
      await migrate(pool, [first]).then(() => null, (thrown: unknown) => thrown),
    ];
    expect(refusals.map((refusal) => refusal instanceof Refusal && refusal.messages.en)).toEqual([
      expect.stringContaining('Migration 0001_first differs'), expect.stringContaining('later version of the program (0002_second)'),
    ]);
  }));
});

describe('migrations that differ', { timeout: 120_000 }, () => {
  test('on a store that holds nothing but the example say how to begin anew, and on any other that the data is untouched', async () => {
    const database = await createTestDatabase();
    const changed = all.map((each, index) => (index === 0 ? { ...each, checksum: 'other' } : each));
    const said = (): Promise<unknown> => migrate(database.pool, changed).then(() => null, (thrown: unknown) => (thrown instanceof Refusal ? thrown.messages.en : thrown));
    try {
      expect(await said()).toContain('The data is untouched');
      await database.pool.query(`insert into department (id, name, place, is_example) values (gen_random_uuid(), '示例市科技局', '', true)`);
      expect(await said()).toContain('npm start -- --data FOLDER');
      await database.pool.query(`insert into department (id, name, place) values (gen_random_uuid(), '某市科技局', '')`);
      expect(await said()).toContain('The data is untouched');
    } finally {
      await database.close();
    }
  });
});

describe('a transaction', { timeout: 120_000 }, () => {
  test('that loses against another is run again', async () => {
    const database = await createTestDatabase();
    try {
      await database.pool.query('create table counter (n integer); insert into counter values (0)');
      let runs = 0;
      let bothHaveRead = (): void => undefined;
      const read = new Promise<void>((done) => { bothHaveRead = done; });
      await Promise.all([1, 2].map(() => database.transaction(async (tx) => {
        await tx.execute('set transaction isolation level repeatable read');
        const { rows } = await tx.execute<{ n: number }>('select n from counter');
        runs += 1;
        if (runs === 2) bothHaveRead();
        await read;
        await tx.execute(`update counter set n = ${(rows[0]?.n ?? 0) + 1}`);
      })));
      expect((await database.pool.query('select n from counter')).rows).toEqual([{ n: 2 }]);
      expect(runs).toBe(3);
    } finally {
      await database.close();
    }
  });
});
