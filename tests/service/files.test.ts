import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { file as fileSchema, type File } from '#contract/files.ts';
import type { LightMyRequestResponse } from 'fastify';
import { createTestService, departmentGrant, type Person, type TestService } from '../service.ts';

let service: TestService;
beforeAll(async () => { service = await createTestService(); });
afterAll(() => service.close());

const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n%%EOF\n', 'latin1');

/** One file as a browser sends it. */
function form(name: string, content: Uint8Array): { readonly body: Buffer; readonly headers: Record<string, string> } {
  const boundary = '----hengji-test';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return { body: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

function upload(person: Person, name: string, content: Uint8Array, query = '', headers: Readonly<Record<string, string>> = {}): Promise<LightMyRequestResponse> {
  const made = form(name, content);
  return person.request('POST', `/api/v1/departments/${service.departmentId}/files${query}`, made.body, { ...made.headers, ...headers });
}

const stored = (): string[] => readdirSync(service.filesFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name);

async function project(ownerId: string | null): Promise<string> {
  const made = await service.officer.request('POST', `/api/v1/departments/${service.departmentId}/years/2023/projects`, { name: `培训项目${ownerId ?? ''}`, kind: '本级', ownerId, divisionId: null });
  expect([made.statusCode, made.body.slice(0, 300)]).toEqual([201, expect.any(String)]);
  return made.json<{ id: string }>().id;
}

test('a file is kept under its hash and handed out as a download that a browser will not show', async () => {
  const made = await upload(service.officer, '支付凭证 3号.pdf', pdf);
  expect(made.statusCode).toBe(201);
  const file = fileSchema.parse(made.json());
  expect(file).toMatchObject({ name: '支付凭证 3号.pdf', mediaType: 'application/pdf', bytes: String(pdf.length), links: [] });
  expect(existsSync(join(service.filesFolder, file.sha256.slice(0, 2), file.sha256))).toBe(true);
  const answer = await service.officer.request('GET', String(made.headers['location']));
  expect(answer.rawPayload.equals(pdf)).toBe(true);
  expect(answer.headers).toMatchObject({
    'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff', 'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="file.pdf"; filename*=UTF-8''${encodeURIComponent('支付凭证 3号.pdf')}`,
  });
  const unchanged = await service.officer.request('GET', String(made.headers['location']), undefined, { 'if-none-match': String(answer.headers['etag']) });
  expect([unchanged.statusCode, unchanged.body]).toEqual([304, '']);
  const page = await upload(service.officer, 'page.html', Buffer.from('<html><script>alert(1)</script></html>'));
  const handed = await service.officer.request('GET', String(page.headers['location']));
  expect(handed.headers).toMatchObject({ 'content-type': 'application/octet-stream', 'content-disposition': expect.stringMatching(/^attachment;/) });
});

test('what is no document, is empty, too large, or not what its name says is refused, and nothing is left of it', async () => {
  const before = stored();
  const refused = async (name: string, content: Uint8Array): Promise<[number, string]> => {
    const answer = await upload(service.officer, name, content);
    return [answer.statusCode, answer.json<{ code: string }>().code];
  };
  expect(await refused('run.exe', Buffer.from('MZ\u0000\u0001'))).toEqual([415, 'file-type']);
  expect(await refused('run.pdf', Buffer.from('MZ\u0000\u0001'))).toEqual([415, 'file-type']);
  expect(await refused('data.docx', pdf)).toEqual([415, 'file-type']);
  expect(await refused('archive.docx', Buffer.from('PK\u0003\u0004no document'))).toEqual([415, 'file-type']);
  expect(await refused('empty.txt', Buffer.alloc(0))).toEqual([422, 'empty-file']);
  const huge = form('huge.txt', Buffer.alloc(0));
  // Piece by piece, as it comes over a line.
  const pieces = Readable.from((function* () {
    yield huge.body.subarray(0, huge.body.indexOf('\r\n\r\n') + 4);
    for (let megabyte = 0; megabyte <= 100; megabyte += 1) yield Buffer.alloc(1 << 20, 'a');
    yield Buffer.from('\r\n------hengji-test--\r\n');
  })());
  const tooLarge = await service.officer.request('POST', `/api/v1/departments/${service.departmentId}/files`, pieces, huge.headers);
  expect([tooLarge.statusCode, tooLarge.json<{ code: string }>().code]).toEqual([413, 'file-too-large']);
  const none = await service.officer.request('POST', `/api/v1/departments/${service.departmentId}/files`, { file: 'text' });
  expect([none.statusCode, none.json<{ code: string }>().code]).toEqual([400, 'no-file']);
  expect(stored()).toEqual(before);
});

test('a name cannot lead anywhere', async () => {
  const made = await upload(service.officer, '..\\..\\etc/pass\u0000wd\u202Etxt.pdf', pdf);
  expect(made.json<File>().name).toBe('passwdtxt.pdf');
});

test('the same upload under one key is kept once; another content under it is refused', async () => {
  const key = { 'idempotency-key': 'upload-1' };
  const first = await upload(service.officer, 'a.txt', Buffer.from('甲'), '', key);
  const again = await upload(service.officer, 'a.txt', Buffer.from('甲'), '', key);
  expect([again.statusCode, again.json<File>().id]).toEqual([201, first.json<File>().id]);
  expect((await upload(service.officer, 'a.txt', Buffer.from('乙'), '', key)).json<{ code: string }>().code).toBe('idempotency-key-reused');
});

test('evidence is seen by whoever reaches its project; other departments know nothing of it', async () => {
  const own = { role: '填报人', scope: 'own', bureauId: null, departmentId: service.departmentId, divisionId: null } as const;
  const [clerk, colleague] = [await service.person([own]), await service.person([own])];
  const projectId = await project(clerk.accountId);
  const made = await upload(clerk, '验收单.pdf', pdf, `?subjectType=project&subjectId=${projectId}&label=${encodeURIComponent('验收')}`);
  expect(made.json()).toMatchObject({ links: [{ subjectType: 'project', subjectId: projectId, label: '验收' }] });
  const place = String(made.headers['location']);
  expect((await service.officer.request('GET', place)).statusCode).toBe(200);
  expect((await clerk.request('GET', place)).statusCode).toBe(200);
  expect((await colleague.request('GET', place)).statusCode).toBe(404);
  expect((await upload(colleague, '验收单.pdf', pdf, `?subjectType=project&subjectId=${projectId}`)).statusCode).toBe(404);
  // Who reaches single projects attaches what they send to one of them.
  expect((await upload(clerk, '验收单.pdf', pdf)).statusCode).toBe(404);
  const stranger = await service.person([departmentGrant('绩效管理员', service.otherDepartmentId)]);
  expect((await stranger.request('GET', place)).statusCode).toBe(404);
  const elsewhere = place.replace(service.departmentId, service.otherDepartmentId);
  expect((await stranger.request('GET', elsewhere)).statusCode).toBe(404);
  const listed = await clerk.request('GET', `/api/v1/departments/${service.departmentId}/files?subjectType=project&subjectId=${projectId}`);
  expect(listed.json<{ items: File[] }>().items.map(({ name }) => name)).toEqual(['验收单.pdf']);
  expect((await colleague.request('GET', `/api/v1/departments/${service.departmentId}/files`)).json<{ items: File[] }>().items).toEqual([]);
});

test('the list is turned by pages, newest first', async () => {
  const all = (await service.officer.request('GET', `/api/v1/departments/${service.departmentId}/files?limit=200`)).json<{ items: File[] }>().items.map(({ id }) => id);
  const read: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: File[]; nextCursor: string | null } = (await service.officer.request('GET', `/api/v1/departments/${service.departmentId}/files?limit=2&cursor=${cursor}`)).json();
    read.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(read).toEqual(all);
  expect((await service.officer.request('GET', `/api/v1/departments/${service.departmentId}/files?cursor=eHh4`)).json<{ code: string }>().code).toBe('bad-cursor');
});
