import type pg from 'pg';
import type { AuditFault, AuditVerification } from '#contract/audit.ts';
import type { Bilingual } from '#core/finding.ts';
import { createChainVerifier, type ChainFault, type ChainHead, type SealedPlace, type StoredEntry } from '#server/platform/audit/chain-verifier.ts';
import { messages } from '#server/platform/audit/messages.ts';
import { noHash, sealHash, type Seal } from '#server/platform/audit/seal.ts';
import type { Database } from '#server/platform/database/handles.ts';
import { systemChain } from '#server/platform/database/schema/records.ts';
import { fill } from '#server/platform/messages.ts';

export type VerifyOptions = {
  /** One chain alone; without it all of them and the seals. */
  readonly departmentId?: string;
  /** Told after each batch how many entries were read, of how many. */
  readonly onProgress?: (read: number, all: number) => Promise<void> | void;
};

const batch = 2000;

/**
 * Follows every chain of the audit trail from its first entry to its head, and every seal, as they stand at one moment.
 * Reads in batches, so that it needs no more memory for ten million entries than for ten.
 */
export async function verifyAudit({ pool }: Database, options: VerifyOptions = {}): Promise<AuditVerification> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { places, count, faults } = await readSeals(client, options.departmentId);
    const { rows: [sum] } = await client.query<{ all: string }>(
      'select coalesce(sum(sequence), 0)::text as all from audit_head where $1::uuid is null or department_id = $1', [options.departmentId ?? null]);
    const { rows: chains } = await client.query<{ department_id: string; name: string | null; sequence: bigint | null; hash: string | null }>(
      `select c.department_id, d.name, h.sequence, h.hash from (select department_id from audit_head union select distinct department_id from audit_entry) c
        left join audit_head h using (department_id) left join department d on d.id = c.department_id where $1::uuid is null or c.department_id = $1 order by c.department_id`, [options.departmentId ?? null]);
    let read = 0n;
    for (const { department_id: id, name, sequence, hash } of chains) {
      const head: ChainHead | null = sequence === null || hash === null ? null : { sequence, hash };
      const verifier = createChainVerifier(id, chainName(id, name), places.get(id) ?? []);
      for await (const entries of entriesOf(client, id)) {
        for (const entry of entries) verifier.next(entry);
        read += BigInt(entries.length);
        await options.onProgress?.(Number(read), Number(sum?.all ?? 0));
      }
      faults.push(...verifier.end(head).map((fault) => shownFault(id, fault)));
    }
    // A chain that is sealed and gone altogether.
    for (const [id, sealed] of places) {
      const lastSeal = sealed.at(-1);
      if (lastSeal === undefined || lastSeal.sequence === 0n || chains.some(({ department_id }) => department_id === id)) continue;
      faults.push(...createChainVerifier(id, chainName(id, null), [lastSeal]).end({ sequence: lastSeal.sequence, hash: lastSeal.hash }).map((fault) => shownFault(id, fault)));
    }
    return { isSound: faults.length === 0, chains: chains.length, entries: read.toString(), seals: count, faults };
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

async function* entriesOf(client: pg.PoolClient, departmentId: string): AsyncGenerator<readonly StoredEntry[]> {
  for (let after: bigint | null = null; ;) {
    const { rows }: pg.QueryResult<StoredEntry> = await client.query<StoredEntry>({
      name: 'audit-batch',
      text: `select sequence, at, actor_id, act, subject_type, subject_id, body, previous_hash, hash from audit_entry
        where department_id = $1 and ($2::bigint is null or sequence > $2) order by sequence limit ${batch}`,
      values: [departmentId, after],
    });
    if (rows.length > 0) yield rows;
    if (rows.length < batch) return;
    after = rows.at(-1)?.sequence ?? null;
  }
}

type Seals = { readonly places: Map<string, SealedPlace[]>; readonly count: number; readonly faults: AuditFault[] };

/** The seals in their order: what each chain's head was on each day, and what is wrong with the seals themselves. */
async function readSeals(client: pg.PoolClient, departmentId: string | undefined): Promise<Seals> {
  const { rows } = await client.query<{ day: string; at: Date; heads: Seal['heads']; previous_hash: string; hash: string }>('select day, at, heads, previous_hash, hash from audit_seal order by day');
  const places = new Map<string, SealedPlace[]>();
  const faults: AuditFault[] = [];
  let previous = noHash;
  for (const { day, at, heads, previous_hash: previousHash, hash } of rows) {
    const isWhole = sealHash({ day, at, heads, previousHash }) === hash;
    if (departmentId === undefined && !isWhole) faults.push({ kind: 'seal', departmentId: null, sequence: null, messages: fill(messages.sealAltered, { day }) });
    if (departmentId === undefined && previousHash !== previous) faults.push({ kind: 'seal', departmentId: null, sequence: null, messages: fill(messages.sealUnlinked, { day }) });
    previous = hash;
    if (!isWhole) continue;
    for (const head of heads) {
      if (departmentId !== undefined && head.departmentId !== departmentId) continue;
      const known = places.get(head.departmentId) ?? [];
      const sequence = BigInt(head.sequence);
      // A chain that stood still is sealed at the same place; the first seal is the stronger witness.
      if (known.at(-1)?.sequence !== sequence) known.push({ day, sequence, hash: head.hash });
      places.set(head.departmentId, known);
    }
  }
  return { places, count: rows.length, faults };
}

function chainName(id: string, name: string | null): Bilingual {
  return id === systemChain ? messages.systemChain : fill(messages.departmentChain, { name: name ?? id });
}

function shownFault(departmentId: string, { kind, sequence, messages: texts }: ChainFault): AuditFault {
  return { kind, departmentId, sequence: sequence?.toString() ?? null, messages: texts };
}
