import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount, grantRole } from '#server/features/accounts/index.ts';
import { command, createTestService, departmentGrant, wholeGrant, type TestService } from '../service.ts';

let service: TestService;
beforeAll(async () => { service = await createTestService(); });
afterAll(() => service.close());

const host = { host: '127.0.0.1' };
const password = 'Firsthand-Ledger-7';

async function account(username: string, mustChange = false): Promise<string> {
  return service.database.transaction(async (tx) => {
    const { id } = await createAccount(tx, { username, displayName: '张甲', password, mustChange }, service.clock.now, command);
    await grantRole(tx, id, departmentGrant('绩效管理员', service.departmentId), service.clock.now, command);
    return id;
  });
}

async function logIn(username: string, given = password) {
  const answer = await service.app.inject({ method: 'POST', url: '/api/v1/session', headers: host, payload: { username, password: given } });
  return { answer, cookie: answer.cookies.find(({ name }) => name === 'hengji_session')?.value ?? '' };
}

describe('signing in', () => {
  test('gives a cookie that scripts cannot read, a token for changes, and what the person may do', async () => {
    await account('reader');
    const { answer, cookie } = await logIn('reader');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['set-cookie']).toMatch(/^hengji_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
    const who = answer.json<{ permissions: string[]; csrfToken: string }>();
    expect(who.permissions).toContain('import.write');
    expect(who.permissions).not.toContain('account.manage');
    const again = await service.app.inject({ method: 'GET', url: '/api/v1/session', headers: host, cookies: { hengji_session: cookie } });
    expect(again.json()).toMatchObject({ name: '张甲', csrfToken: who.csrfToken });
    // Neither password nor token is stored or logged in the clear.
    const { rows } = await service.database.pool.query(`select password_hash from account where username = 'reader'`);
    expect(String(rows[0]?.password_hash)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await service.database.pool.query('select count(*)::int as n from session where token_hash = $1', [cookie])).rows[0]?.n).toBe(0);
  });

  test('an unknown name and a wrong password are answered alike; five failures lock the account for fifteen minutes', async () => {
    await account('guessed');
    const unknown = await logIn('nobody-here');
    const wrong = await logIn('guessed', 'Wrong-Password-1');
    expect(unknown.answer.statusCode).toBe(401);
    const bodyOf = (answer: typeof wrong.answer) => ({ ...answer.json() });
    expect(bodyOf(unknown.answer)).toEqual(bodyOf(wrong.answer));
    for (let times = 0; times < 4; times += 1) await logIn('guessed', 'Wrong-Password-1');
    const locked = await logIn('guessed');
    expect([locked.answer.statusCode, locked.answer.json().code, locked.answer.json().detail]).toEqual([423, 'account-locked', '账号因多次输错密码已锁定，请在 15 分钟后重试，或请安全保密管理员解锁。']);
    service.clock.now = new Date(service.clock.now.getTime() + 15 * 60_000 + 1000);
    expect((await logIn('guessed')).answer.statusCode).toBe(200);
  });

  test('a first password must be changed, and only to one that the policy allows; whoever held the old session is out', async () => {
    await account('fresh', true);
    const { answer, cookie } = await logIn('fresh');
    expect(answer.json().mustChangePassword).toBe(true);
    const csrf = String(answer.json().csrfToken);
    const send = (method: 'GET' | 'POST', url: string, payload?: object) =>
      service.app.inject({ method, url, headers: { ...host, 'x-csrf-token': csrf }, cookies: { hengji_session: cookie }, ...(payload === undefined ? {} : { payload }) });
    const barred = await send('GET', '/api/v1/departments');
    expect([barred.statusCode, barred.json().code]).toEqual([403, 'change-password']);
    for (const next of ['short', 'fresh-fresh-1A', 'password1234!A', password]) {
      const refused = await send('POST', '/api/v1/session/password', { present: password, next });
      expect([next, refused.statusCode, refused.json().code]).toEqual([next, 422, 'password-refused']);
    }
    const changed = await send('POST', '/api/v1/session/password', { present: password, next: 'Entirely-Other-88' });
    expect([changed.statusCode, changed.json().mustChangePassword]).toEqual([200, false]);
    expect((await send('GET', '/api/v1/departments')).statusCode).toBe(401);
    expect((await logIn('fresh')).answer.statusCode).toBe(401);
    expect((await logIn('fresh', 'Entirely-Other-88')).answer.statusCode).toBe(200);
  });
});

describe('sessions', () => {
  test('end after half an hour without a request, at sign-out, and when the account is disabled', async () => {
    const id = await account('idle');
    const { cookie } = await logIn('idle');
    const read = () => service.app.inject({ method: 'GET', url: '/api/v1/session', headers: host, cookies: { hengji_session: cookie } });
    service.clock.now = new Date(service.clock.now.getTime() + 29 * 60_000);
    expect((await read()).statusCode).toBe(200);
    service.clock.now = new Date(service.clock.now.getTime() + 31 * 60_000);
    const ended = await read();
    expect([ended.statusCode, ended.json().code]).toEqual([401, 'session-expired']);

    const second = await logIn('idle');
    const administrator = await service.person([wholeGrant('系统管理员')]);
    const shown = await administrator.request('GET', `/api/v1/accounts/${id}`);
    const disabled = await administrator.request('PATCH', `/api/v1/accounts/${id}`, { disabled: true }, { 'if-match': String(shown.headers['etag']) });
    expect(disabled.statusCode).toBe(200);
    expect((await service.app.inject({ method: 'GET', url: '/api/v1/session', headers: host, cookies: { hengji_session: second.cookie } })).statusCode).toBe(401);
    expect((await logIn('idle')).answer.json().code).toBe('account-disabled');
  });

  test('a change needs the token of the session, whatever site it is sent from', async () => {
    await account('forged');
    const { cookie } = await logIn('forged');
    const change = (headers: Record<string, string>) => service.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: { ...host, ...headers }, cookies: { hengji_session: cookie } });
    expect((await change({})).json().code).toBe('csrf');
    expect((await change({ 'x-csrf-token': 'guess' })).json().code).toBe('csrf');
    expect((await change({ 'x-csrf-token': 'guess', origin: 'https://elsewhere.example' })).json().code).toBe('foreign-origin');
  });
});

describe('the three administrators are separated', () => {
  test('who makes accounts cannot grant, who grants cannot make accounts, and nobody holds both', async () => {
    const system = await service.person([wholeGrant('系统管理员')]);
    const security = await service.person([wholeGrant('安全保密管理员')]);
    const made = await system.request('POST', '/api/v1/accounts', { username: 'newcomer', displayName: '新人' }, { 'idempotency-key': 'k-1' });
    expect(made.statusCode).toBe(201);
    // The answer with the first password is kept nowhere, so that it cannot be asked for again.
    const repeated = await system.request('POST', '/api/v1/accounts', { username: 'newcomer', displayName: '新人' }, { 'idempotency-key': 'k-1' });
    expect([repeated.statusCode, repeated.json().code]).toEqual([409, 'name-taken']);
    expect((await service.database.pool.query('select from idempotency_key')).rowCount).toBe(0);
    const grants = `/api/v1/accounts/${String(made.json().account.id)}/grants`;
    expect((await system.request('POST', grants, wholeGrant('安全审计员'))).statusCode).toBe(403);
    expect((await security.request('POST', '/api/v1/accounts', { username: 'x2', displayName: '新人' })).statusCode).toBe(403);
    expect((await security.request('POST', grants, wholeGrant('安全审计员'))).statusCode).toBe(201);
    const clash = await security.request('POST', grants, departmentGrant('填报人', service.departmentId));
    expect([clash.statusCode, clash.json().code]).toEqual([422, 'roles-incompatible']);
    expect((await security.request('POST', grants, { ...wholeGrant('审计'), departmentId: service.departmentId })).json().code).toBe('grant-incomplete');
  });
});
