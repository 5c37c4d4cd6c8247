import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LightMyRequestResponse } from 'fastify';
import { problem as problemSchema } from '#contract/checking.ts';
import { verifyAudit } from '#server/platform/audit/verify-audit.ts';
import { systemChain } from '#server/platform/database/schema/records.ts';
import type { OpenApiDocument, Operation, Parameter } from '#server/platform/openapi/document.ts';
import { createTestService, departmentGrant, wholeGrant, type Person, type TestService } from '../service.ts';
import { chanceOf, damaged, oddValue, valueOf, type Chance } from './schema-generator.ts';

/** Requests of one run; `HENGJI_FUZZ_ROUNDS` and `HENGJI_FUZZ_SEED` for longer and other ones. */
const rounds = Number(process.env['HENGJI_FUZZ_ROUNDS'] ?? 900);
const seed = Number(process.env['HENGJI_FUZZ_SEED'] ?? 20231224);

let service: TestService;
let document: OpenApiDocument;
let operations: readonly Asked[];
let people: readonly Person[];
const known = new Map<string, string[]>();

type Asked = { readonly path: string; readonly method: string; readonly operation: Operation };

/** Left alone: they would end the sessions that the others need. */
const skipped = /^(?:DELETE \/api\/v1\/session$|POST \/api\/v1\/session\/password|(?:GET|POST) \/api\/v1\/session\/oidc)/;

beforeAll(async () => {
  service = await createTestService('error');
  document = (await service.app.inject({ url: '/api/openapi.json', headers: { host: '127.0.0.1' } })).json();
  operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })))
    .filter(({ path, method }) => !skipped.test(`${method} ${path}`));
  const d = service.departmentId;
  const business = [...(['绩效管理员', '领导', '审计', '填报人', '项目审核'] as const).map((role) => departmentGrant(role, d)), wholeGrant('财政审核'), wholeGrant('审计'), wholeGrant('绩效管理员')];
  people = [await service.person(business, '万能'), await service.person([wholeGrant('系统管理员')]), await service.person([wholeGrant('安全保密管理员')]), await service.person([wholeGrant('安全审计员')])];
  const spare = await service.person([departmentGrant('填报人', d)], '某乙');
  learn('departmentId', d, d, d, d, d, service.otherDepartmentId);
  learn('bureauId', service.bureauId);
  learn('divisionId', service.divisionId);
  learn('accountId', spare.accountId);
  learn('ownerId', spare.accountId);
  learn('year', '2023');
});
afterAll(() => service.close());

function learn(name: string, ...ids: readonly string[]): void {
  const list = known.get(name) ?? [];
  list.push(...ids);
  if (list.length > 30) list.splice(2, list.length - 30);
  known.set(name, list);
}

/** Keys in answers are used for later requests: `{ id }` of `POST …/projects` is a projectId. */
function learnFrom(path: string, body: unknown): void {
  if (typeof body !== 'object' || body === null) return;
  const last = path.split('/').filter((part) => part !== '' && !part.startsWith('{')).at(-1) ?? '';
  const singular = { entries: 'entryId', budgets: 'budgetId', indicators: 'indicatorId', projects: 'projectId', parts: 'partId', documents: 'documentId', files: 'fileId', snapshots: 'snapshotId', reviews: 'reviewId' }[last];
  for (const [key, value] of Object.entries(body)) {
    if (key === 'id' && typeof value === 'string' && singular !== undefined) learn(singular, value);
    // Accounts and departments are not learned: some acts would end the sessions that are needed, and rows have their own department.
    else if (/^[a-z]+Id$/.test(key) && !/^(?:account|department)Id$/.test(key) && typeof value === 'string') learn(key, value);
    else if (key === 'items' && Array.isArray(value)) value.slice(0, 5).forEach((item) => learnFrom(path, item));
    else if (typeof value === 'object' && !Array.isArray(value)) learnFrom(path, value);
  }
}

function addressOf({ path, operation }: Asked, chance: Chance): string {
  const parameters: readonly Parameter[] = operation.parameters ?? [];
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const ids = known.get(name) ?? known.get(name === 'id' ? 'checkId' : '') ?? [];
    if (chance.happens(0.08) || ids.length === 0) return encodeURIComponent(String(chance.happens(0.5) ? '0190a7f0-0000-7000-8000-00000000beef' : oddText(chance))) || 'x';
    return chance.pick(ids);
  });
  const query = parameters.filter((each) => each.in === 'query' && chance.happens(0.35)).map(({ name, schema }) => {
    const value = chance.happens(0.3) ? oddValue(chance) : valueOf(schema, document.components.schemas, chance, (key) => known.get(key) ?? [], name);
    return `${name}=${encodeURIComponent(wellFormed(typeof value === 'string' ? value : JSON.stringify(value) ?? ''))}`;
  });
  if (chance.happens(0.03)) query.push('unknown=1');
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
}

function oddText(chance: Chance): string {
  const value = oddValue(chance);
  return wellFormed((typeof value === 'string' ? value : JSON.stringify(value)).slice(0, chance.happens(0.9) ? 40 : 400));
}

function wellFormed(text: string): string {
  return text.toWellFormed();
}

type Body = { readonly body: unknown; readonly headers: Record<string, string>; readonly isSound: boolean };

function bodyOf({ operation }: Asked, chance: Chance): Body {
  const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  if (type === undefined || content === undefined) return { body: undefined, headers: {}, isSound: true };
  if (type === 'multipart/form-data') return formOf(chance);
  const sound = valueOf(content.schema, document.components.schemas, chance, (key) => known.get(key) ?? []);
  if (chance.happens(0.5)) return { body: JSON.stringify(sound), headers: { 'content-type': 'application/json' }, isSound: true };
  if (chance.happens(0.06)) return { body: chance.pick(['{"a":', '', '[[[', '\u0000', '{"__proto__":{"x":1}}', 'null', '"text"', `[${'['.repeat(2000)}`]), headers: { 'content-type': 'application/json' }, isSound: false };
  if (chance.happens(0.06)) return { body: JSON.stringify(sound), headers: { 'content-type': chance.pick(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'x', 'application/json; charset=gbk']) }, isSound: false };
  return { body: JSON.stringify(damaged(sound, chance)), headers: { 'content-type': 'application/json' }, isSound: false };
}

function formOf(chance: Chance): Body {
  const boundary = 'fuzz';
  const name = chance.pick(['a.pdf', 'a.txt', 'a.docx', 'a.xlsx', '../../a.txt', '\u202Etxt.exe', '', 'a.html']);
  const content = chance.pick(['%PDF-1.4 x', '预算100万元，支出50万元。', 'PK\u0003\u0004', '', '<html></html>', '\u0000\u0001']);
  const whole = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n--${boundary}--\r\n`;
  return { body: Buffer.from(chance.happens(0.8) ? whole : whole.slice(0, chance.below(whole.length))), headers: { 'content-type': chance.happens(0.9) ? `multipart/form-data; boundary=${boundary}` : 'multipart/form-data' }, isSound: false };
}

/** Entries that a request left in the chains of the departments: every change has one. What jobs write meanwhile is not its own. */
async function written(answer: LightMyRequestResponse): Promise<number> {
  const { rows } = await service.database.pool.query<{ count: number }>(
    `select count(*)::int as count from audit_entry where department_id <> $1 and body like '%"request":"' || $2::text || '"%'`, [systemChain, String(answer.headers['x-request-id'])]);
  return rows[0]?.count ?? 0;
}

async function send(asked: Asked, person: Person | null, url: string, { body, headers }: Body, more: Record<string, string>): Promise<LightMyRequestResponse> {
  const all = { ...headers, ...more };
  if (person !== null) return person.request(asked.method as 'GET', url, body, all);
  return service.app.inject({ method: asked.method as 'GET', url, headers: { host: '127.0.0.1', ...all }, ...(body === undefined ? {} : { payload: body as string }) });
}

test('no request that can be made from the document finds a defect, and what is refused changes nothing', async () => {
  const chance = chanceOf(seed);
  const found: string[] = [];
  const statuses = new Map<number, number>();
  const answered = new Map<string, Set<number>>();
  const etags = new Map<string, string>();
  // First the collections, so that there are rows to point at.
  const creating = operations.filter(({ method, operation }) => method === 'POST' && operation.requestBody !== undefined && operation.responses['201'] !== undefined);
  for (let round = 0; round < rounds && found.length < 5; round += 1) {
    const asked = round < rounds / 5 && chance.happens(0.7) ? chance.pick(creating) : chance.pick(operations);
    const isSystem = /\/(?:accounts|audit|bureaus)/.test(asked.path) || (asked.method !== 'GET' && /\/departments(?:\/\{departmentId\}(?:\/divisions)?)?$/.test(asked.path));
    const person = chance.happens(0.06) ? null : isSystem && chance.happens(0.8) ? chance.pick(people.slice(1)) : chance.pick(people.slice(0, 1));
    const url = addressOf(asked, chance);
    const body = bodyOf(asked, chance);
    const more: Record<string, string> = {};
    if (asked.method === 'PATCH' || asked.method === 'DELETE') {
      const bare = url.split('?')[0] ?? url;
      if (!etags.has(bare) && person !== null) etags.set(bare, String((await person.request('GET', bare)).headers['etag'] ?? '"1"'));
      if (chance.happens(0.9)) more['if-match'] = chance.happens(0.85) ? etags.get(bare) ?? '"1"' : chance.pick(['"999"', 'x', '""', '*', '"-1"']);
      etags.delete(bare);
    }
    if (asked.method === 'POST' && chance.happens(0.2)) more['idempotency-key'] = chance.happens(0.5) ? `key-${chance.below(10)}` : chance.pick(['x'.repeat(300), 'a b', 'ok']);
    const answer = await send(asked, person, url, body, more);
    const { statusCode: status } = answer;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const name = `${asked.method} ${asked.path}`;
    answered.set(name, (answered.get(name) ?? new Set()).add(status));
    const told = (what: string): void => { found.push(`round ${round}: ${what}: ${asked.method} ${url.slice(0, 400)} ${JSON.stringify(more)}\n  body ${String(body.body).slice(0, 600)}\n  ${status} ${answer.body.slice(0, 400)}`); };
    if (status >= 500) told('a defect');
    if (status >= 400) {
      const isProblem = answer.headers['content-type'] === 'application/problem+json; charset=utf-8' && problemSchema.safeParse(answer.json()).success;
      if (!isProblem) told('an error that is no problem');
      if (asked.method !== 'GET' && await written(answer) > 0) told('refused, and something was written');
      if (answer.headers['x-request-id'] === undefined) told('an answer that cannot be traced');
    } else if (String(answer.headers['content-type']).startsWith('application/json')) learnFrom(asked.path, answer.json());
  }
  expect(found).toEqual([]);
  process.stdout.write(`fuzz: ${[...statuses].toSorted(([left], [right]) => left - right).map(([status, count]) => `${status}×${count}`).join(' ')}, ${answered.size} of ${operations.length} operations\n`);
  // It reached something: rows were made, read and changed, not only refused.
  const done = (from: number, until: number): number => [...statuses].filter(([status]) => status >= from && status < until).reduce((sum, [, count]) => sum + count, 0);
  expect(done(200, 300)).toBeGreaterThan(rounds / 8);
  expect(answered.size).toBeGreaterThan(operations.length * 0.7);
  const verified = await verifyAudit(service.database);
  expect([verified.isSound, verified.faults]).toEqual([true, []]);
}, 300_000);
