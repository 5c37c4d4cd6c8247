import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount, grantRole } from '#server/features/accounts/index.ts';
import { command, createTestService, departmentGrant, wholeGrant, type TestService } from '../service.ts';

let service: TestService;
beforeAll(async () => { service = await createTestService(); });
afterAll(() => service.close());

const host = { host: '127.0.0.1' };
const password = 'Firsthand-Ledger-7';

async function account(username: string): Promise<string> {
  return service.database.transaction(async (tx) => {
    const { id } = await createAccount(tx, { username, displayName: '钱乙', password, mustChange: false }, service.clock.now, command);
    await grantRole(tx, id, departmentGrant('绩效管理员', service.departmentId), service.clock.now, command);
    return id;
  });
}
async function logIn(username: string, given = password) {
  const answer = await service.app.inject({ method: 'POST', url: '/api/v1/session', headers: host, payload: { username, password: given } });
  return { answer, cookie: answer.cookies.find(({ name }) => name === 'hengji_session')?.value ?? '' };
}
const who = (cookie: string) => service.app.inject({ method: 'GET', url: '/api/v1/session', headers: { ...host, cookie } });

describe('cookies and headers that are not in order', () => {
  test('two session cookies are refused: one of them was planted', async () => {
    await account('planted');
    const { cookie } = await logIn('planted');
    expect((await who(`hengji_session=${cookie}`)).statusCode).toBe(200);
    for (const two of [`hengji_session=${cookie}; hengji_session=planted`, `hengji_session=planted;hengji_session=${cookie}`, `hengji_session=${cookie}; hengji_session=${cookie}`]) {
      const refused = await who(two);
      expect([refused.statusCode, refused.json().code]).toEqual([400, 'duplicate-cookie']);
    }
  });

  test.each(['', 'x', '%00', `'; drop table session; --`, 'é'.repeat(43), '../'.repeat(30), 'A'.repeat(43), 'A'.repeat(7000)])('a token that is none is an ended session: %j', async (token) => {
    const refused = await who(`hengji_session=${encodeURIComponent(token)}`);
    expect(refused.statusCode).toBe(401);
    expect(['session-expired', 'sign-in']).toContain(refused.json().code);
  });

  test('headers larger than the server takes are refused, and the server goes on', { timeout: 30_000 }, async () => {
    const other = await createTestService();
    try {
      await other.app.listen({ port: 0, host: '127.0.0.1' });
      const { port } = other.app.server.address() as AddressInfo;
      const answer = await new Promise<string>((done, failed) => {
        const socket = connect(port, '127.0.0.1', () => { socket.write(`GET /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: hengji_session=${'A'.repeat(40_000)}\r\n\r\n`); });
        let text = '';
        socket.on('data', (piece) => { text += piece.toString(); });
        socket.on('close', () => { done(text); });
        socket.on('error', failed);
      });
      expect(answer).toMatch(/^HTTP\/1\.1 431 /);
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    } finally {
      await other.close();
    }
  });

  test('a change sent by another site is refused, whatever it carries', async () => {
    await account('elsewhere');
    const { answer, cookie } = await logIn('elsewhere');
    const csrf = String(answer.json().csrfToken);
    const change = (headers: Record<string, string>) => service.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: { ...host, ...headers }, cookies: { hengji_session: cookie } });
    for (const site of ['cross-site', 'same-site']) expect((await change({ 'x-csrf-token': csrf, 'sec-fetch-site': site })).json().code).toBe('foreign-origin');
    expect((await change({ 'x-csrf-token': csrf, origin: 'null' })).json().code).toBe('foreign-origin');
    // The token of another session.
    await account('elsewhere2');
    const other = await logIn('elsewhere2');
    expect((await change({ 'x-csrf-token': String(other.answer.json().csrfToken) })).json().code).toBe('csrf');
    expect((await change({ 'x-csrf-token': csrf, 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1' })).statusCode).toBe(204);
    expect((await who(`hengji_session=${cookie}`)).json().code).toBe('session-expired');
  });
});

describe('clocks', () => {
  test('a clock that jumps ends sessions, one that is set back keeps none alive that has ended', async () => {
    const id = await account('clock');
    const { cookie } = await logIn('clock');
    const start = service.clock.now;
    try {
      // An hour back: the session is there, and what is remembered of it is not trusted longer than usual.
      service.clock.now = new Date(start.getTime() - 3_600_000);
      expect((await who(`hengji_session=${cookie}`)).statusCode).toBe(200);
      service.clock.now = start;
      expect((await who(`hengji_session=${cookie}`)).statusCode).toBe(200);
      await service.database.pool.query('delete from session where account_id = $1', [id]);
      service.clock.now = new Date(start.getTime() - 3_600_000);
      expect((await who(`hengji_session=${cookie}`)).statusCode).toBe(401);
      service.clock.now = start;
      const again = await logIn('clock');
      service.clock.now = new Date(start.getTime() + 86_400_000);
      expect((await who(`hengji_session=${again.cookie}`)).json().code).toBe('session-expired');
    } finally {
      service.clock.now = start;
    }
  });

  test('a session lasts ten hours at most, however busy', async () => {
    await account('busy');
    const { cookie } = await logIn('busy');
    const start = service.clock.now;
    try {
      for (let minutes = 20; minutes < 600; minutes += 20) {
        service.clock.now = new Date(start.getTime() + minutes * 60_000);
        expect((await who(`hengji_session=${cookie}`)).statusCode).toBe(200);
      }
      service.clock.now = new Date(start.getTime() + 600 * 60_000);
      expect((await who(`hengji_session=${cookie}`)).statusCode).toBe(401);
    } finally {
      service.clock.now = start;
    }
  });
});

describe('guesses', () => {
  test('names that nobody has lock as accounts do, in the same words', async () => {
    for (let times = 0; times < 5; times += 1) expect((await logIn('nobody.at.all', 'Wrong-Password-1')).answer.statusCode).toBe(401);
    const locked = (await logIn('Nobody.At.All', 'Wrong-Password-1')).answer;
    expect([locked.statusCode, locked.json().code, locked.json().detail]).toEqual([423, 'account-locked', '账号因多次输错密码已锁定，请在 15 分钟后重试，或请安全保密管理员解锁。']);
    // The trail knows of the guesses, not of the name: it may be a password typed into the wrong field.
    const { rows } = await service.database.pool.query(`select count(*)::int as n, bool_or(body like '%nobody.at.all%') as named from audit_entry where act = 'session.fail' and subject_id = 'unknown'`);
    expect(rows).toEqual([{ n: 5, named: false }]);
  });

  test('five guesses at the same moment are all counted', async () => {
    const id = await account('raced');
    await Promise.all(Array.from({ length: 5 }, () => logIn('raced', 'Wrong-Password-1')));
    expect((await logIn('raced')).answer.json().code).toBe('account-locked');
    const officer = await service.person([wholeGrant('安全保密管理员')]);
    expect((await officer.request('POST', `/api/v1/accounts/${id}/unlock`)).statusCode).toBe(204);
    expect((await logIn('raced')).answer.statusCode).toBe(200);
  });

  test('an address and a name have so many tries a minute', { timeout: 30_000 }, async () => {
    const other = await createTestService('silent', { logInsPerMinute: 8 });
    try {
      const attempt = (username: string, address: string) => other.app.inject({ method: 'POST', url: '/api/v1/session', headers: host, remoteAddress: address, payload: { username, password: 'Wrong-Password-1' } });
      const statuses: number[] = [];
      for (let times = 0; times < 9; times += 1) statuses.push((await attempt(`name${times}`, '10.0.0.1')).statusCode);
      expect(statuses).toEqual([...Array.from({ length: 8 }, () => 401), 429]);
      const limited = await attempt('name0', '10.0.0.1');
      expect([limited.headers['retry-after'] !== undefined, limited.json().code]).toEqual([true, 'too-many-requests']);
      const spread: number[] = [];
      for (let times = 0; times < 9; times += 1) spread.push((await attempt('spread', `10.0.1.${times}`)).statusCode);
      expect(spread).toEqual([401, 401, 401, 401, 401, 423, 423, 423, 429]);
    } finally {
      await other.close();
    }
  });

  test('requests without a session are limited by address', { timeout: 60_000 }, async () => {
    let last = 0;
    for (let times = 0; times < 1_300 && last !== 429; times += 1) last = (await service.app.inject({ method: 'GET', url: '/api/v1/session', headers: host, remoteAddress: '10.9.9.9' })).statusCode;
    expect(last).toBe(429);
    expect((await service.officer.request('GET', '/api/v1/session')).statusCode).toBe(200);
  });
});

describe('what changes takes effect at once', () => {
  test('roles granted and taken back, sessions ended by the security officer', async () => {
    const id = await account('changed');
    const { cookie } = await logIn('changed');
    const security = await service.person([wholeGrant('安全保密管理员')]);
    const permissions = async (): Promise<readonly string[]> => (await who(`hengji_session=${cookie}`)).json<{ permissions: string[] }>().permissions;
    expect(await permissions()).not.toContain('evaluation.approve');
    const granted = await security.request('POST', `/api/v1/accounts/${id}/grants`, departmentGrant('领导', service.departmentId));
    expect(await permissions()).toContain('evaluation.approve');
    const grant = granted.json<{ grants: { id: string; role: string }[] }>().grants.find(({ role }) => role === '领导');
    expect((await security.request('DELETE', `/api/v1/accounts/${id}/grants/${grant?.id ?? ''}`)).statusCode).toBe(204);
    expect(await permissions()).not.toContain('evaluation.approve');
    expect((await security.request('DELETE', `/api/v1/accounts/${id}/sessions`)).json()).toEqual({ ended: 1 });
    expect((await who(`hengji_session=${cookie}`)).json().code).toBe('session-expired');
  });

  test('nobody changes their own roles, and no administrator takes another’s place', async () => {
    const security = await service.person([wholeGrant('安全保密管理员')]);
    const system = await service.person([wholeGrant('系统管理员')]);
    expect((await security.request('POST', `/api/v1/accounts/${security.accountId}/grants`, wholeGrant('安全审计员'))).json().code).toBe('own-account');
    const reset = await system.request('POST', `/api/v1/accounts/${security.accountId}/password`);
    expect([reset.statusCode, reset.json().code]).toEqual([422, 'administrator-password']);
    expect((await system.request('PUT', `/api/v1/accounts/${security.accountId}/identity`, { issuer: 'https://id.example', subject: 'me' })).json().code).toBe('administrator-password');
    const id = await account('lost');
    const first = await system.request('POST', `/api/v1/accounts/${id}/password`);
    const { answer } = await logIn('lost', String(first.json().firstPassword));
    expect(answer.json().mustChangePassword).toBe(true);
  });
});

test('logs name accounts by their keys, never persons, passwords or tokens', { timeout: 30_000 }, async () => {
  const lines: string[] = [];
  const written = process.stderr.write.bind(process.stderr);
  const catcher = new Writable({ write(piece: Buffer, _encoding, done) { lines.push(piece.toString()); done(); } });
  process.stderr.write = catcher.write.bind(catcher);
  const other = await createTestService('info');
  try {
    await other.database.transaction((tx) => createAccount(tx, { username: 'sun.bing', displayName: '孙丙', password, mustChange: false }, other.clock.now, command));
    const answer = await other.app.inject({ method: 'POST', url: '/api/v1/session', headers: host, payload: { username: 'sun.bing', password } });
    const token = answer.cookies.find(({ name }) => name === 'hengji_session')?.value ?? 'none';
    await other.app.inject({ method: 'GET', url: '/api/v1/session?who=sun.bing', headers: host, cookies: { hengji_session: token } });
    await other.app.inject({ method: 'POST', url: '/api/v1/session', headers: host, payload: { username: 'sun.bing', password: 'Wrong-Password-1' } });
    process.stderr.write = written;
    const log = lines.join('');
    expect(log).toContain('"answered"');
    for (const secret of ['sun.bing', '孙丙', password, 'Wrong-Password-1', token, '127.0.0.1']) expect([secret, log.includes(secret)]).toEqual([secret, false]);
  } finally {
    process.stderr.write = written;
    await other.close();
  }
});
