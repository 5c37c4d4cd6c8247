import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkReport } from '#contract/check-report.ts';
import { check, checks, documentText, problem, ruleList, rulePage } from '#contract/checking.ts';
import { createApplication } from '#server/application.ts';

const paper = `2023年度某局部门预算绩效评价报告

市财政局：
（一）人才培训项目
1.绩效目标实现情况
本项目年度预算200万元，1～12月计划支出200万元，实际支出120万元，预算执行率61.93%。
2.存在的问题和下一步改进措施
无
`;

let app: FastifyInstance;
let address: string;
let folder: string;
/** Where the system keeps temporary files; a folder of our own, so that what is left there can be seen. */
const usual = process.env['TMPDIR'];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hengji-server-'));
  process.env['TMPDIR'] = folder;
  const sample = join(folder, 'sample.txt');
  writeFileSync(sample, paper);
  app = await createApplication({ page: join(folder, 'page'), listensLocally: true, checking: { sample }, logLevel: 'silent' });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
});

afterAll(async () => {
  await app.close();
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  rmSync(folder, { recursive: true, force: true });
});

async function handIn(files: readonly (readonly [name: string, content: string | Uint8Array<ArrayBuffer>])[], query = ''): Promise<Response> {
  const form = new FormData();
  for (const [name, content] of files) form.append('file', new Blob([content]), name);
  return fetch(`${address}/api/v1/checks${query}`, { method: 'POST', body: form });
}

/** A request with a Host header that `fetch` would not send. */
function statusFor(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(`${address}/healthz`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject).end();
  });
}

describe('checks', () => {
  test('a file handed in is answered with its report, which follows the contract', async () => {
    const response = await handIn([['报告.txt', paper]]);
    const body = checks.parse(await response.json());
    expect(body.checks.map(({ name, status, summary }) => [name, status, summary?.characters])).toEqual([['报告.txt', 'done', paper.length]]);
    expect(body.checks[0]?.report?.source.name).toBe('报告.txt');
    expect(body.checks[0]?.report?.findings.length).toBe((body.checks[0]?.summary?.errors ?? 0) + (body.checks[0]?.summary?.warnings ?? 0) + (body.checks[0]?.summary?.infos ?? 0));
  });

  test('of several files the refused ones do not stop the others', async () => {
    const body = checks.parse(await (await handIn([['a.txt', paper], ['b.exe', 'MZ'], ['c.docx', 'not a docx'], ['d.txt', ''], ['e.txt', paper]], '?report=none')).json());
    expect(body.checks.map(({ name, status, report }) => [name, status, report])).toEqual([
      ['a.txt', 'done', undefined], ['b.exe', 'refused', undefined], ['c.docx', expect.any(String), undefined], ['d.txt', 'refused', undefined], ['e.txt', 'done', undefined],
    ]);
    const refused = body.checks.filter(({ status }) => status === 'refused');
    for (const { refusal } of refused) expect(refusal).toEqual({ code: expect.any(String), message: refusal?.messages.zh, messages: { zh: expect.stringMatching(/。$/), en: expect.stringMatching(/\.$/) } });
  });

  test('a check is found again, in the other language too, with its text, until it is deleted', async () => {
    const [made] = checks.parse(await (await handIn([['报告.txt', paper]], '?report=none')).json()).checks;
    const path = `${address}/api/v1/checks/${made?.id ?? ''}`;
    const english = check.parse(await (await fetch(`${path}?lang=en`)).json());
    const chinese = check.parse(await (await fetch(`${path}?lang=zh`)).json());
    expect(english.report?.findings.map(({ id, rule }) => [id, rule])).toEqual(chinese.report?.findings.map(({ id, rule }) => [id, rule]));
    const { text, blocks } = documentText.parse(await (await fetch(`${path}/document`)).json());
    expect(text).toBe(paper);
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toContain('（一）人才培训项目');
    expect((await fetch(path, { method: 'DELETE' })).status).toBe(204);
    const gone = await fetch(path);
    expect([gone.status, gone.headers.get('content-type'), problem.parse(await gone.json()).code]).toEqual([404, 'application/problem+json; charset=utf-8', 'check-not-found']);
  });

  test('the sample is checked without a file', async () => {
    const response = await fetch(`${address}/api/v1/checks/sample`, { method: 'POST' });
    expect(checks.parse(await response.json()).checks[0]?.status).toBe('done');
  });

  test('downloads carry a name made of the name of the file', async () => {
    const [made] = checks.parse(await (await handIn([['某局 2023.txt', paper]], '?report=none')).json()).checks;
    const json = await fetch(`${address}/api/v1/checks/${made?.id ?? ''}/download?format=json&lang=zh`);
    expect(decodeURIComponent(json.headers.get('content-disposition') ?? '')).toContain("filename*=UTF-8''某局 2023-核对意见.json");
    expect(checkReport.parse(await json.json()).source.name).toBe('某局 2023.txt');
    const html = await fetch(`${address}/api/v1/checks/${made?.id ?? ''}/download?format=html&lang=en`);
    expect([html.status, (await html.text()).slice(0, 15).toLowerCase()]).toEqual([200, '<!doctype html>']);
    const wrong = await fetch(`${address}/api/v1/checks/${made?.id ?? ''}/download?format=exe`);
    expect([wrong.status, problem.parse(await wrong.json()).code]).toEqual([400, 'format-not-available']);
  });

  test('a name cannot lead out of the folder, and loses what would turn it round', async () => {
    const [made] = checks.parse(await (await handIn([['../../etc/\u202Etxt.exe.txt', paper]], '?report=none')).json()).checks;
    expect([made?.name, made?.status]).toEqual(['txt.exe.txt', 'done']);
  });

  test('a file above the limit is refused and not kept', async () => {
    const [made] = checks.parse(await (await handIn([['big.txt', new Uint8Array((100 << 20) + 1)]])).json()).checks;
    expect([made?.status, made?.refusal?.code]).toEqual(['refused', 'file-too-large']);
    expect(readdirSync(folder).flatMap((name) => (name.startsWith('hengji-checks-') ? readdirSync(join(folder, name)) : []))).not.toContain(made?.id);
  });

  test('a request without a file is told so', async () => {
    const response = await handIn([]);
    expect([response.status, problem.parse(await response.json()).code]).toEqual([400, 'no-file']);
    const noForm = await fetch(`${address}/api/v1/checks`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    expect([noForm.status, problem.parse(await noForm.json()).code]).toEqual([406, 'bad-request']);
  });
});

describe('rules', () => {
  test('all are listed, each with a page', async () => {
    const { rules } = ruleList.parse(await (await fetch(`${address}/api/v1/rules?lang=en`)).json());
    expect(rules.length).toBeGreaterThan(0);
    const page = rulePage.parse(await (await fetch(`${address}/api/v1/rules/${rules[0]?.id ?? ''}`)).json());
    expect(page.id).toBe(rules[0]?.id);
  });

  test('an id that is none leads nowhere', async () => {
    const response = await fetch(`${address}/api/v1/rules/${encodeURIComponent('../../../package')}`);
    expect([response.status, problem.parse(await response.json()).code]).toEqual([404, 'unknown-rule']);
  });
});

describe('guards', () => {
  test('other hosts and other origins are refused', async () => {
    expect([await statusFor('127.0.0.1:1'), await statusFor('localhost'), await statusFor('hengji.example')]).toEqual([200, 200, 403]);
    const foreign = await fetch(`${address}/api/v1/checks/sample`, { method: 'POST', headers: { origin: 'https://example.org' } });
    expect([foreign.status, problem.parse(await foreign.json()).code]).toEqual([403, 'foreign-origin']);
  });

  test('errors speak the language asked for and both', async () => {
    const answers = await Promise.all([fetch(`${address}/nothing?lang=en`), fetch(`${address}/nothing`)].map(async (answer) => problem.parse(await (await answer).json())));
    expect(answers.map(({ detail, messages }) => detail === messages.en ? 'en' : detail === messages.zh ? 'zh' : '')).toEqual(['en', 'zh']);
  });

  test('the page may load nothing from elsewhere', async () => {
    const { headers } = await fetch(`${address}/healthz`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self'[^;]*/);
    expect(policy).not.toContain('https:');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

test('a check is let go of when its time is over', async () => {
  const other = await createApplication({ page: folder, listensLocally: true, checking: { sample: join(folder, 'sample.txt'), keepMinutes: 1e-5 }, logLevel: 'silent' });
  const headers = { host: 'localhost' };
  const post = async (): Promise<string> => checks.parse((await other.inject({ method: 'POST', url: '/api/v1/checks/sample', headers })).json()).checks[0]?.id ?? '';
  const first = await post();
  await post();
  expect((await other.inject({ url: `/api/v1/checks/${first}`, headers })).statusCode).toBe(404);
  await other.close();
});

test('what a killed server left behind is taken away by the next', async () => {
  const abandoned = join(folder, 'hengji-checks-999999999-abc');
  mkdirSync(abandoned);
  const other = await createApplication({ page: folder, listensLocally: true, checking: { sample: join(folder, 'sample.txt') }, logLevel: 'silent' });
  expect(readdirSync(folder)).not.toContain('hengji-checks-999999999-abc');
  await other.close();
});

test('at the end nothing of what was handed in is left', async () => {
  const own = mkdtempSync(join(folder, 'own-'));
  process.env['TMPDIR'] = own;
  const other = await createApplication({ page: own, listensLocally: true, checking: { sample: join(folder, 'sample.txt') }, logLevel: 'silent' });
  await other.inject({ method: 'POST', url: '/api/v1/checks/sample', headers: { host: 'localhost' } });
  expect(readdirSync(own)).toHaveLength(1);
  await other.close();
  expect(readdirSync(own)).toEqual([]);
  process.env['TMPDIR'] = folder;
});
