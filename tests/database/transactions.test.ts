import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#server/platform/database/handles.ts';
import { databaseErrorOf } from '#server/platform/database/open-database.ts';
import { later, preparedOn } from '#server/platform/database/prepared.ts';
import { createTestDatabase } from '../database.ts';

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase(6);
  await database.pool.query('create table kept (number integer primary key)');
});
afterAll(() => database.close());

const put = (number: number) => ({ name: 'put', text: 'insert into kept (number) values ($1)', values: [number] });
const kept = async (): Promise<readonly number[]> => (await database.pool.query<{ number: number }>('select number from kept order by number')).rows.map(({ number }) => number);

async function codeOf(act: Promise<unknown>): Promise<string | null> {
  try {
    await act;
    return null;
  } catch (thrown) {
    return databaseErrorOf(thrown)?.code ?? String(thrown);
  }
}

describe('a change sent without waiting', () => {
  test('is stored with its transaction, or the transaction fails with its error and nothing is stored', async () => {
    await database.transaction(async (tx) => { await later(tx, put(1)); await later(tx, put(2)); });
    expect(await kept()).toEqual([1, 2]);
    expect(await codeOf(database.transaction(async (tx) => { await later(tx, put(3)); await later(tx, put(1)); }))).toBe('23505');
    expect(await kept()).toEqual([1, 2]);
  });

  test('what is asked after it fails with its error, not with that of the broken transaction', async () => {
    expect(await codeOf(database.transaction(async (tx) => {
      await later(tx, put(1));
      await preparedOn(tx).query({ name: 'one', text: 'select 1 as one', values: [] });
    }))).toBe('23505');
  });

  test('within a savepoint it undoes that alone', async () => {
    await database.transaction(async (tx) => {
      await later(tx, put(4));
      expect(await codeOf(tx.transaction(async (inner) => { await later(inner, put(5)); await later(inner, put(4)); }))).toBe('23505');
      await later(tx, put(6));
    });
    expect(await kept()).toEqual([1, 2, 4, 6]);
  });

  test('an error of the program undoes it', async () => {
    expect(await codeOf(database.transaction(async (tx) => { await later(tx, put(7)); throw new Error('changed my mind'); }))).toBe('Error: changed my mind');
    expect(await codeOf(database.transaction((tx) => tx.execute('select 1 / 0')))).toBe('22012');
    expect(await kept()).toEqual([1, 2, 4, 6]);
  });

  test('many transactions at once end one by one, each with what it read', async () => {
    await database.pool.query('create table counter (id integer primary key, value integer not null); insert into counter values (1, 0)');
    const seen = await Promise.all(Array.from({ length: 60 }, () => database.transaction(async (tx) => {
      const { rows: [row] } = await preparedOn(tx).query<{ value: number }>({ name: 'hold', text: 'select value from counter where id = 1 for update', values: [] });
      await later(tx, { name: 'count', text: 'update counter set value = $1 where id = 1', values: [(row?.value ?? 0) + 1] });
      return row?.value ?? -1;
    })));
    expect(seen.toSorted((left, right) => left - right)).toEqual(Array.from({ length: 60 }, (_, index) => index));
  });
});

describe('reads over few connections', () => {
  test('each gets its own answer, a wrong one fails alone', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 200 }, (_, index) => database.prepared.query<{ answer: number }>(
      index % 50 === 7 ? { name: 'wrong', text: 'select 1 / $1::integer as answer', values: [0] } : { name: 'double', text: 'select 2 * $1::integer as answer', values: [index] })));
    expect(answers.flatMap((answer, index) => (answer.status === 'fulfilled' && answer.value.rows[0]?.answer === 2 * index ? [] : [index]))).toEqual([7, 57, 107, 157]);
  });

  test('a connection that was cut is replaced', async () => {
    await database.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'select 2 *%' and pid <> pg_backend_pid()`);
    await expect.poll(async () => (await Promise.allSettled([1, 2, 3].map((value) => database.prepared.query({ name: 'double', text: 'select 2 * $1::integer as answer', values: [value] })))).every(({ status }) => status === 'fulfilled'), { timeout: 5000 }).toBe(true);
  });
});
