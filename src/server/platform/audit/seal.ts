import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Database } from '#server/platform/database/handles.ts';

export type SealedHead = { readonly departmentId: string; readonly sequence: string; readonly hash: string };
export type Seal = { readonly day: string; readonly at: Date; readonly heads: readonly SealedHead[]; readonly previousHash: string; readonly hash: string };

/** What the first link of a chain follows. */
export const noHash = '0'.repeat(64);

/** Key of the advisory lock under which seals are made, one after the other. */
const lockKey = 7_264_839_115n;

/** Seals the heads of all chains once a day, by the calendar of Beijing; answers whether it did so now. */
export async function sealToday({ pool }: Database, now: Date): Promise<boolean> {
  const day = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const { rowCount } = await pool.query({ name: 'seal-of-day', text: 'select from audit_seal where day = $1', values: [day] });
  if (rowCount !== 0) return false;
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [lockKey.toString()]);
    const isMade = await seal(client, day, now);
    await client.query('commit');
    return isMade;
  } catch (thrown) {
    await client.query('rollback').catch(() => undefined);
    throw thrown;
  } finally {
    client.release();
  }
}

async function seal(client: pg.PoolClient, day: string, at: Date): Promise<boolean> {
  const { rows: [last] } = await client.query<{ day: string; hash: string }>('select day, hash from audit_seal order by day desc limit 1');
  // A clock that was set back does not put a seal before the last one.
  if (last !== undefined && last.day >= day) return false;
  const { rows } = await client.query<{ department_id: string; sequence: bigint; hash: string }>('select department_id, sequence, hash from audit_head order by department_id');
  if (rows.length === 0) return false;
  const heads = rows.map((row) => ({ departmentId: row.department_id, sequence: row.sequence.toString(), hash: row.hash }));
  const previousHash = last?.hash ?? noHash;
  await client.query('insert into audit_seal (day, at, heads, previous_hash, hash) values ($1, $2, $3, $4, $5)', [day, at, JSON.stringify(heads), previousHash, sealHash({ day, at, heads, previousHash })]);
  return true;
}

/** The hash covers the seal before, the day, the moment and every head. */
export function sealHash({ day, at, heads, previousHash }: Omit<Seal, 'hash'>): string {
  const lines = heads.map(({ departmentId, sequence, hash }) => `${departmentId} ${sequence} ${hash}`).toSorted();
  return createHash('sha256').update([previousHash, day, at.toISOString(), ...lines].join('\n')).digest('hex');
}
