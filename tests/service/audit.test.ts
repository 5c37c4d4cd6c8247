import { afterAll, beforeEach, expect, test } from 'vitest';
import { auditEntry, auditVerification, type AuditEntry } from '#contract/audit.ts';
import type { Job } from '#contract/jobs.ts';
import { recordChange } from '#server/platform/audit/record-change.ts';
import { sealToday } from '#server/platform/audit/seal.ts';
import { verifyAudit } from '#server/platform/audit/verify-audit.ts';
import type { Database } from '#server/platform/database/handles.ts';
import { createTestDatabase } from '../database.ts';
import { createTestService, departmentGrant, wholeGrant } from '../service.ts';

const department = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const at = new Date('2024-01-15T08:00:00.000Z');

let database: Database;
beforeEach(async () => {
  await database?.close();
  database = await createTestDatabase(2);
  for (let number = 1; number <= 6; number += 1) await change(number);
  await change(1, other);
  expect(await verifyAudit(database)).toEqual({ isSound: true, chains: 2, entries: '7', seals: 0, faults: [] });
});
afterAll(() => database.close());

async function change(number: number, departmentId = department): Promise<void> {
  await database.transaction((tx) => recordChange(tx, {
    departmentId, actor: { accountId: null, name: '张甲', requestId: null }, act: 'funds.entry.book', subject: { type: 'project', id: `p${number}` }, after: { amountFen: 100n * BigInt(number) }, at,
  }));
}

/** What somebody who owns the database might do: the guards of the tables are off. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = 'replica'`);
    for (const statement of statements) await client.query(statement.replaceAll('$d', `'${department}'`));
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function faults(): Promise<readonly string[]> {
  const found = await verifyAudit(database);
  expect(found.isSound).toBe(found.faults.length === 0);
  return found.faults.map(({ kind, sequence }) => `${kind} ${sequence ?? '-'}`);
}

test('the trail cannot be changed by the means of the service', async () => {
  for (const statement of [`update audit_entry set act = 'x'`, 'delete from audit_entry', 'truncate audit_entry', `delete from audit_seal`]) {
    await (statement.includes('seal') ? sealToday(database, at) : Promise.resolve());
    await expect(database.pool.query(statement)).rejects.toThrow(/append-only/);
  }
});

test('an altered entry is found', async () => {
  await tamper(`update audit_entry set body = replace(body, '300', '900') where department_id = $d and sequence = 3`);
  expect(await faults()).toEqual(['altered 3']);
});

test('an entry altered with a hash that fits, and a whole tail rewritten, are found', async () => {
  await tamper(`update audit_entry set body = replace(body, '300', '900'), hash = encode(sha256(convert_to(previous_hash || E'\\n' || department_id || E'\\n' || sequence || E'\\n' || replace(body, '300', '900'), 'UTF8')), 'hex') where department_id = $d and sequence = 3`);
  expect(await faults()).toEqual(['altered 4']);
});

test('missing entries are found: in the middle, at the beginning, at the end, all of them', async () => {
  await tamper('delete from audit_entry where department_id = $d and sequence = 3');
  expect(await faults()).toEqual(['missing 4']);
  await tamper('delete from audit_entry where department_id = $d and sequence = 1');
  expect(await faults()).toEqual(['missing 2', 'missing 4']);
  await tamper('delete from audit_entry where department_id = $d and sequence > 4');
  expect(await faults()).toEqual(['missing 2', 'missing 4', 'missing -']);
  await tamper('delete from audit_entry where department_id = $d');
  expect(await faults()).toEqual(['missing -']);
});

test('an entry put in is found: after the end, and in the middle with the others moved on', async () => {
  const copy = (sequence: string, from: number) => `insert into audit_entry select department_id, ${sequence}, at, actor_id, act, subject_type, subject_id, body, previous_hash, hash from audit_entry where department_id = $d and sequence = ${from}`;
  await tamper(copy('7', 6));
  expect(await faults()).toEqual(['moved 7', 'inserted 7']);
  await tamper(
    'delete from audit_entry where department_id = $d and sequence = 7', 'update audit_entry set sequence = -sequence where department_id = $d and sequence >= 4', 'update audit_entry set sequence = 1 - sequence where department_id = $d and sequence < 0',
    // A forged fourth entry that follows the third one properly.
    `insert into audit_entry select department_id, 4, at, actor_id, act, subject_type, subject_id, body, hash, encode(sha256(convert_to(hash || E'\\n' || department_id || E'\\n4\\n' || body, 'UTF8')), 'hex') from audit_entry where department_id = $d and sequence = 3`,
  );
  expect(await faults()).toEqual(['moved 5', 'inserted 4', 'moved 6', 'moved 7', 'inserted 7']);
});

test('entries that changed places are found', async () => {
  await tamper('update audit_entry set sequence = -sequence where department_id = $d and sequence in (2, 3)', 'update audit_entry set sequence = 5 + sequence where department_id = $d and sequence < 0');
  const found = await faults();
  expect(found).toContain('moved 2');
  expect(found).toContain('moved 3');
});

test('columns that say something else than what was hashed are found', async () => {
  await tamper(`update audit_entry set act = 'funds.entry.void', actor_id = gen_random_uuid() where department_id = $d and sequence = 2`);
  const { faults: [fault] } = await verifyAudit(database);
  expect([fault?.kind, fault?.messages.zh]).toEqual(['columns', expect.stringContaining('actor_id, act')]);
});

test('a head that differs from the last entry, and a chain without one, are found', async () => {
  await tamper(`update audit_head set hash = repeat('a', 64) where department_id = $d`);
  expect(await faults()).toEqual(['head 6']);
  await tamper('delete from audit_head where department_id = $d');
  expect(await faults()).toEqual(['head -']);
});

test('a chain rewritten from beginning to end differs from what was sealed; seals that were altered or removed are found', async () => {
  expect([await sealToday(database, at), await sealToday(database, at)]).toEqual([true, false]);
  await change(7);
  const day = 86_400_000;
  expect(await sealToday(database, new Date(at.getTime() + day))).toBe(true);
  expect(await sealToday(database, new Date(at.getTime() + 2 * day))).toBe(true);
  // A clock that was set back seals nothing.
  expect(await sealToday(database, new Date(at.getTime() - day))).toBe(false);
  expect(await verifyAudit(database)).toMatchObject({ isSound: true, seals: 3 });
  await tamper('delete from audit_entry where department_id = $d', 'delete from audit_head where department_id = $d');
  for (let number = 1; number <= 8; number += 1) await change(number + 10);
  expect(await faults()).toEqual(['seal 6', 'seal 7']);
  await tamper(`delete from audit_seal where day = '2024-01-16'`, `update audit_seal set heads = heads - 0 where day = '2024-01-15'`);
  expect((await verifyAudit(database)).faults.map(({ messages }) => messages.zh)).toEqual(expect.arrayContaining([
    '2024-01-15 的封存记录被改动，与其哈希不符。', '2024-01-17 的封存记录与前一次封存不相接。',
  ]));
  await tamper(`delete from audit_entry where department_id = $d`, `delete from audit_head where department_id = $d`);
  expect(await faults()).toContain('seal -');
});

test('the trail is read page by page with filters, by who may, and verified as a job', async () => {
  const service = await createTestService();
  try {
    const auditor = await service.person([departmentGrant('审计', service.departmentId)]);
    const path = `/api/v1/departments/${service.departmentId}/audit`;
    const all = (await auditor.request('GET', `${path}?limit=200`)).json<{ items: AuditEntry[] }>().items.map((item) => auditEntry.parse(item));
    expect(all.map(({ sequence }) => Number(sequence))).toEqual(all.map((_, index) => all.length - index));
    const first = (await auditor.request('GET', `${path}?limit=1`)).json<{ items: AuditEntry[]; nextCursor: string }>();
    const second = (await auditor.request('GET', `${path}?limit=1&cursor=${first.nextCursor}`)).json<{ items: AuditEntry[] }>();
    expect([...first.items, ...second.items]).toEqual(all.slice(0, 2));
    expect((await auditor.request('GET', `${path}?act=year`)).json<{ items: AuditEntry[] }>().items.map(({ act }) => act)).toEqual(['year.open']);
    // The clock of the service stands at 16:00 in Beijing.
    expect((await auditor.request('GET', `${path}?from=2024-01-15&to=2024-01-15&limit=200`)).json<{ items: AuditEntry[] }>().items).toHaveLength(all.length);
    expect((await auditor.request('GET', `${path}?to=2024-01-14`)).json<{ items: AuditEntry[] }>().items).toEqual([]);
    expect((await service.officer.request('GET', path)).statusCode).toBe(403);
    expect((await auditor.request('GET', '/api/v1/audit')).statusCode).toBe(403);

    const securityAuditor = await service.person([wholeGrant('安全审计员')]);
    expect((await securityAuditor.request('GET', '/api/v1/audit?subjectType=account')).json<{ items: AuditEntry[] }>().items.length).toBeGreaterThan(0);
    const begun = await securityAuditor.request('POST', '/api/v1/audit/verify');
    expect(begun.statusCode).toBe(202);
    const job = String(begun.headers['location']);
    await expect.poll(async () => (await securityAuditor.request('GET', job)).json<Job>().state, { timeout: 20_000 }).toBe('done');
    expect(auditVerification.parse((await securityAuditor.request('GET', job)).json<Job>().result)).toMatchObject({ isSound: true, faults: [] });
  } finally {
    await service.close();
  }
});
