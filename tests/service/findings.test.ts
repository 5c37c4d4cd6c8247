import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FindingAnswer, LiveCheckAnswer } from '#contract/findings.ts';
import { createTestService, departmentGrant, wholeGrant, type TestService } from '../service.ts';

let service: TestService;
let projectId: string;

const at = (rest: string): string => `/api/v1/departments/${service.departmentId}${rest}`;
const post = async <T>(url: string, body?: unknown): Promise<T> => {
  const answer = await service.officer.request('POST', at(url), body);
  if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${answer.body}`);
  return answer.json<T>();
};
const check = (): Promise<LiveCheckAnswer> => post('/years/2023/checks');
const list = async (query = ''): Promise<readonly FindingAnswer[]> => (await service.officer.request('GET', at(`/years/2023/findings?limit=200${query}`))).json<{ items: FindingAnswer[] }>().items;

beforeAll(async () => {
  service = await createTestService();
  const made = await post<{ id: string }>('/years/2023/projects', { ordinal: 1, name: '科技市场运营经费', kind: '本级', divisionId: service.divisionId, ownerId: null });
  projectId = made.id;
  await post(`/projects/${projectId}/budgets`, { kind: 'initial', amountYuan: '300000' });
  const parts = [];
  for (const name of ['会议', '调研']) parts.push(await post<{ id: string }>(`/projects/${projectId}/parts`, { kind: 'part', name }));
  for (const [index, part] of parts.entries()) {
    await post(`/projects/${projectId}/budgets`, { kind: 'initial', partId: part.id, amountYuan: index === 0 ? '100000' : '180000' });
    await post(`/projects/${projectId}/entries`, { kind: 'paid', partId: part.id, amountYuan: index === 0 ? '100000' : '60000', occurredOn: '2023-06-30' });
  }
  // Taken over into its self-evaluation: from then on results are due.
  const project = await service.officer.request('GET', at(`/projects/${projectId}`));
  const step = await service.officer.request('POST', at(`/projects/${projectId}/transitions`), { act: 'take-over', reason: '补录' }, { 'if-match': project.headers['etag']?.toString() ?? '' });
  expect(step.statusCode, step.body).toBeLessThan(300);
}, 120_000);

afterAll(() => service.close());

test('a check finds what the records contradict, names records, and counts it for the project', async () => {
  const done = await check();
  expect(done.projects).toBe(1);
  expect(done.defects).toEqual([]);
  const found = await list('&state=open');
  // Parts of 10 and 18 against a budget of 30: two 万元 are missing.
  const sum = found.find(({ rule }) => rule === 'sum-recomputes');
  expect(sum).toMatchObject({ projectId, projectName: '科技市场运营经费', severity: 'error', stated: '30', expected: '28', state: 'open' });
  expect(sum?.records[0]?.record).toBe(`${projectId}/funds/adjusted`);
  expect(sum?.message.zh).not.toContain('（一）');
  // 16 of 30 is 53.33 %, without a word why.
  expect(found.map(({ rule }) => rule)).toContain('low-rate-without-reason');
  const item = (await service.officer.request('GET', at(`/projects/${projectId}`))).json<{ findings: { errors: number } }>();
  expect(item.findings.errors).toBe(found.filter(({ severity }) => severity === 'error').length);
});

test('decisions have their reason, survive the next check, and are one person’s at a time', async () => {
  const [first] = await list('&state=open&rule=sum-recomputes');
  const patch = (body: unknown, version: number) => service.officer.request('PATCH', at(`/findings/${first?.id ?? ''}`), body, { 'if-match': `"${version}"` });
  expect((await patch({ state: 'dismissed' }, 1)).statusCode).toBe(422);
  const dismissed = await patch({ state: 'dismissed', reason: '其余二万元未分项' }, 1);
  expect(dismissed.json<FindingAnswer>()).toMatchObject({ state: 'dismissed', reason: '其余二万元未分项', settledBy: '管理员甲', version: 2 });
  expect((await patch({ state: 'open' }, 1)).statusCode).toBe(412);
  const done = await check();
  expect(done).toMatchObject({ added: 0, gone: 0, returned: 0 });
  expect(await list('&state=dismissed')).toHaveLength(1);
  expect((await patch({ state: 'open' }, 2)).statusCode).toBe(200);
});

test('what is mended is gone with the next check, and comes back when it returns', async () => {
  const entry = await post<{ entry: { id: string; version: number } }>(`/projects/${projectId}/entries`, { kind: 'paid', amountYuan: '140000', occurredOn: '2023-09-30' });
  const done = await post<LiveCheckAnswer>(`/projects/${projectId}/checks`);
  expect(done.gone).toBeGreaterThan(0);
  expect((await list('&state=gone')).map(({ rule }) => rule)).toContain('low-rate-without-reason');
  const voided = await service.officer.request('POST', at(`/projects/${projectId}/entries/${entry.entry.id}/void`), { reason: '重复登记' }, { 'if-match': `"${entry.entry.version}"` });
  expect(voided.statusCode, voided.body).toBeLessThan(300);
  expect((await post<LiveCheckAnswer>(`/projects/${projectId}/checks`)).returned).toBeGreaterThan(0);
  expect((await list('&state=open')).map(({ rule }) => rule)).toContain('low-rate-without-reason');
});

test('a change is checked by itself a moment later', async () => {
  await post(`/projects/${projectId}/entries`, { kind: 'paid', amountYuan: '500000', occurredOn: '2023-10-31' });
  await expect.poll(async () => (await list('&state=open&rule=rate-above-100')).length, { timeout: 20_000, interval: 300 }).toBe(1);
}, 30_000);

test('findings beyond one’s reach are not there, and deciding is the performance officer’s', async () => {
  const auditor = await service.person([wholeGrant('审计')]);
  const stranger = await service.person([departmentGrant('绩效管理员', service.otherDepartmentId)]);
  const reviewer = await service.person([{ role: '填报人', scope: 'own', bureauId: null, departmentId: service.departmentId, divisionId: null }]);
  const [first] = await list();
  const url = at(`/findings/${first?.id ?? ''}`);
  expect((await auditor.request('GET', url)).statusCode).toBe(200);
  expect((await auditor.request('PATCH', url, { state: 'dismissed', reason: '无' }, { 'if-match': '"1"' })).statusCode).toBe(403);
  expect((await stranger.request('GET', url)).statusCode).toBe(404);
  expect((await reviewer.request('GET', url)).statusCode).toBe(404);
  expect((await reviewer.request('GET', at('/years/2023/findings'))).json<{ items: unknown[] }>().items).toEqual([]);
  const pages: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: FindingAnswer[]; nextCursor: string | null } = (await service.officer.request('GET', at(`/years/2023/findings?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`))).json();
    pages.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(pages).toEqual((await list()).map(({ id }) => id));
});
