import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount, grantRole } from '#server/features/accounts/index.ts';
import { readOidcSettings } from '#server/platform/oidc/settings.ts';
import { command, createTestService, departmentGrant, wholeGrant, type TestService } from '../service.ts';

/** A provider of its own on this machine, with its own pages to sign in. Whoever types a name is that person. */
let provider: Server;
let service: TestService;
let issuer: string;
const host = '127.0.0.1:7300';

beforeAll(async () => {
  // The address must be known before the provider is made.
  const { createServer } = await import('node:http');
  provider = createServer();
  await new Promise<void>((listening) => { provider.listen(0, '127.0.0.1', listening); });
  const { port } = provider.address() as AddressInfo;
  issuer = `http://127.0.0.1:${port}`;
  const made = new Provider(issuer, {
    clients: [{ client_id: 'hengji', client_secret: 'a-secret-of-the-test', redirect_uris: [`http://${host}/api/v1/session/oidc/callback`], token_endpoint_auth_method: 'client_secret_post' }],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    pkce: { required: () => true },
    findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, preferred_username: sub.replace(/^id-/, '') }) }),
    cookies: { keys: ['not-a-secret'] },
  });
  const answer = made.callback();
  provider.on('request', (request, reply) => { void answer(request, reply); });
  service = await createTestService('silent', {
    oidc: { issuer, clientId: 'hengji', clientSecret: 'a-secret-of-the-test', usernameClaim: 'preferred_username', linkByUsername: true, scope: 'openid profile' },
  });
}, 60_000);
afterAll(async () => {
  await service.close();
  await new Promise((closed) => { provider.close(closed); provider.closeAllConnections(); });
});

const inject = (url: string, cookies: Record<string, string> = {}) => service.app.inject({ method: 'GET', url, headers: { host }, cookies });

async function begin(): Promise<{ readonly url: string; readonly pending: string }> {
  const started = await inject('/api/v1/session/oidc/start');
  expect(started.statusCode).toBe(303);
  const cookie = started.cookies.find(({ name }) => name === 'hengji_sign_on');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  return { url: String(started.headers['location']), pending: cookie?.value ?? '' };
}

/** Signs in at the provider as a browser does: follows, fills in forms, agrees. Answers the address it sends the browser back to. */
async function atProvider(address: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = new URL(address);
  let form: URLSearchParams | null = null;
  for (let steps = 0; steps < 20; steps += 1) {
    const answer: Response = await fetch(url, {
      method: form === null ? 'GET' : 'POST', redirect: 'manual', ...(form === null ? {} : { body: form }),
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location !== null) {
      url = new URL(location, url);
      form = null;
      if (url.host === host) return `${url.pathname}${url.search}`;
      continue;
    }
    const page = await answer.text();
    url = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', url);
    form = new URLSearchParams(page.includes('name="login"') ? { prompt: 'login', login, password: 'x' } : { prompt: 'consent' });
  }
  throw new Error('the provider never sent the browser back');
}

async function account(username: string, grants: Parameters<typeof grantRole>[2][], mustChange = false): Promise<string> {
  return service.database.transaction(async (tx) => {
    const { id } = await createAccount(tx, { username, displayName: '张某', password: 'Not-Used-Here-42', mustChange }, service.clock.now, command);
    for (const grant of grants) await grantRole(tx, id, grant, service.clock.now, command);
    return id;
  });
}

test('somebody known to the provider is linked by user name, and afterwards by who they are', { timeout: 60_000 }, async () => {
  expect((await inject('/api/v1/session/methods')).json()).toEqual({ password: true, singleSignOn: true, signedIn: false });
  const id = await account('li.si', [departmentGrant('绩效管理员', service.departmentId)], true);
  const { url, pending } = await begin();
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', client_id: 'hengji' });
  const back = await atProvider(url, 'id-li.si');
  const done = await inject(back, { hengji_sign_on: pending });
  expect([done.statusCode, done.headers['location']]).toEqual([303, '/']);
  const session = done.cookies.find(({ name }) => name === 'hengji_session');
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  const who = await inject('/api/v1/session', { hengji_session: session?.value ?? '' });
  // The first password, which was never used, is void.
  expect(who.json()).toMatchObject({ accountId: id, mustChangePassword: false });
  const { rows } = await service.database.pool.query('select oidc_issuer, oidc_subject, password_hash from account where id = $1', [id]);
  expect(rows).toEqual([{ oidc_issuer: issuer, oidc_subject: 'id-li.si', password_hash: null }]);

  // The same code again is worth nothing, nor an answer brought by another browser.
  expect((await inject(back, { hengji_sign_on: pending })).json().code).toBe('sign-on-refused');
  expect((await inject(back)).json().code).toBe('sign-on-stale');
  expect((await inject(back, { hengji_sign_on: `${pending.slice(0, -2)}xx` })).json().code).toBe('sign-on-stale');
  const other = await begin();
  expect((await inject(back, { hengji_sign_on: other.pending })).json().code).toBe('sign-on-refused');

  // Another user name, the same person.
  await service.database.pool.query(`update account set username = 'li.si2' where id = $1`, [id]);
  const again = await begin();
  expect((await inject(await atProvider(again.url, 'id-li.si'), { hengji_sign_on: again.pending })).statusCode).toBe(303);
  await service.database.pool.query('update account set disabled = true where id = $1', [id]);
  const third = await begin();
  expect((await inject(await atProvider(third.url, 'id-li.si'), { hengji_sign_on: third.pending })).json().code).toBe('account-disabled');
});

test('nobody comes in who has no account here, and no administrator by a name alone', { timeout: 60_000 }, async () => {
  await account('root.admin', [wholeGrant('系统管理员')]);
  for (const login of ['id-stranger', 'id-root.admin']) {
    const { url, pending } = await begin();
    const refused = await inject(await atProvider(url, login), { hengji_sign_on: pending });
    expect([login, refused.statusCode, refused.json().code]).toEqual([login, 403, 'account-not-linked']);
  }
  expect((await service.database.pool.query(`select count(*)::int as n from account where username like '%stranger%'`)).rows).toEqual([{ n: 0 }]);
  // Somebody who gives up at the provider.
  const { url, pending } = await begin();
  const state = new URL(url).searchParams.get('state') ?? '';
  const gaveUp = await inject(`/api/v1/session/oidc/callback?error=access_denied&state=${state}&iss=${encodeURIComponent(issuer)}`, { hengji_sign_on: pending });
  expect([gaveUp.statusCode, gaveUp.json().code, gaveUp.json().detail]).toEqual([401, 'sign-on-refused', '统一身份认证没有通过（access_denied）。请重新登录。']);
  // Ten minutes are enough.
  const late = await begin();
  const back = await atProvider(late.url, 'id-li.si');
  service.clock.now = new Date(service.clock.now.getTime() + 11 * 60_000);
  expect((await inject(back, { hengji_sign_on: late.pending })).json().code).toBe('sign-on-stale');
});

test('settings come from the data folder and the environment, and are refused where they would not be safe', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hengji-oidc-'));
  try {
    expect(await readOidcSettings(folder, {}, true)).toBeNull();
    expect(await readOidcSettings(folder, { HENGJI_OIDC_ISSUER: 'https://id.example', HENGJI_OIDC_CLIENT_ID: 'x', HENGJI_OIDC_LINK_BY_USERNAME: 'true' }, true))
      .toEqual({ issuer: 'https://id.example', clientId: 'x', usernameClaim: 'preferred_username', linkByUsername: true, scope: 'openid profile' });
    await expect(readOidcSettings(folder, { HENGJI_OIDC_ISSUER: 'http://id.example', HENGJI_OIDC_CLIENT_ID: 'x' }, true)).rejects.toThrow('https');
    await expect(readOidcSettings(folder, { HENGJI_OIDC_ISSUER: 'https://id.example', HENGJI_OIDC_CLIENT_ID: 'x' }, false)).rejects.toThrow('publicUrl');
    writeFileSync(join(folder, 'oidc.json'), '{"issuer": "https://id.example", "clientId": "x", "colour": "red"}');
    await expect(readOidcSettings(folder, {}, true)).rejects.toThrow('colour');
    writeFileSync(join(folder, 'oidc.json'), '{');
    await expect(readOidcSettings(folder, {}, true)).rejects.toThrow('JSON');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
