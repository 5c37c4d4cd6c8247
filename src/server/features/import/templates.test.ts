import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportRowAnswer } from '#contract/import.ts';
import { writeTemplate } from '#documents/templates/write-template.ts';
import { readTemplate } from '#reading/templates/read-template.ts';
import { createTestService, type Person, type TestService } from '../../../../tests/service.ts';

describe('filled templates over the interface', { timeout: 90_000 }, () => {
  let service: TestService;
  let officer: Person;
  const base = (): string => `/api/v1/departments/${service.departmentId}`;
  beforeAll(async () => {
    service = await createTestService();
    ({ officer } = service);
  });
  afterAll(async () => { await service.close(); });

  const finished = async (jobId: string): Promise<{ state: string; result: { importId: string; projects: { made: Record<string, number>; hindrances: { code: string }[] }[] } }> => {
    for (let tries = 0; tries < 600; tries += 1) {
      const job = (await officer.request('GET', `/api/v1/jobs/${jobId}`)).json<{ state: string; result: { importId: string; projects: { made: Record<string, number>; hindrances: { code: string }[] }[] } }>();
      if (job.state === 'done' || job.state === 'failed') return job;
      await new Promise((next) => setTimeout(next, 100));
    }
    throw new Error('the job does not end');
  };
  const upload = async (bytes: Uint8Array): Promise<string> => {
    const body = Buffer.concat([Buffer.from('--limit\r\ncontent-disposition: form-data; name="file"; filename="rows.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n'), bytes, Buffer.from('\r\n--limit--\r\n')]);
    const answer = (await officer.request('POST', `${base()}/years/2023/imports`, body, { 'content-type': 'multipart/form-data; boundary=limit' })).json<{ importId: string | null; jobId: string | null }>();
    return answer.importId ?? (await finished(answer.jobId ?? '')).result.importId;
  };
  const rows = async (importId: string): Promise<readonly ImportRowAnswer[]> => (await officer.request('GET', `${base()}/imports/${importId}/rows?limit=200`)).json<{ items: ImportRowAnswer[] }>().items;
  const take = async (importId: string): Promise<{ made: Record<string, number>; hindrances: { code: string }[] }[]> => {
    await officer.request('POST', `${base()}/imports/${importId}/accept`, {});
    const { jobId } = (await officer.request('POST', `${base()}/imports/${importId}/apply`, {})).json<{ jobId: string }>();
    return (await finished(jobId)).result.projects;
  };
  const year = async (): Promise<{ projects: Record<string, unknown>[] }> => (await officer.request('GET', `${base()}/years/2023/export`)).json();
  const download = async (path: string): Promise<Buffer> => (await officer.request('GET', `${base()}${path}`)).rawPayload;

  test('projects, then funds, indicators and results', async () => {
    await take(await upload(await writeTemplate('projects', [[null, '1', '技能培训经费', 'P-01', null, '本级', null, null, '2023-01-01', '2023-12-31', '3000000', '示科字〔2023〕8号', null, null], [null, '2', '平台维护', null, null, '上级转移支付', null, null, null, null, null, null, null, null]])));
    const money = await upload(await writeTemplate('funds', [
      [null, '技能培训经费', '年初预算', '3000000', null, null, null, null, null, null, null, null, null], [null, '技能培训经费', '到位', '2800000.5', '2023-07-14', '日', null, null, null, null, null, null, null],
      [null, '技能培训经费', '支付', '1200000', '2023-09-30', '月', null, '第一期', '某学院', '院所', null, '记-7', null], [null, '没有的项目', '到位', '1', null, null, null, null, null, null, null, null, null],
    ]));
    expect((await take(money)).map(({ made, hindrances }) => [made, hindrances.map(({ code }) => code)])).toEqual([[{ budget: 1, received: 1, paid: 1 }, []], [{}, ['project-unknown']]]);
    await take(await upload(await writeTemplate('indicators', [[null, '技能培训经费', '产出', '数量', '举办培训班', '≥', '6', null, null, '期', '90', null, null, null]])));
    await take(await upload(await writeTemplate('results', [['技能培训经费', '举办培训班', '6', null, null, null, '2023-12-31', null, null, null, null, null], ['技能培训经费', '没有的指标', '6', null, null, null, null, null, null, null, null, null]])));
    expect(await year()).toMatchObject({
      projects: [{
        ordinal: 1, name: '技能培训经费', code: 'P-01', documents: [{ number: '示科字〔2023〕8号' }], funds: { budget: '3000000', received: '2800000.5', spent: '1200000' },
        parts: [{ name: '第一期', funds: { spent: '1200000' } }], entries: [{ kind: 'received' }, { kind: 'paid', payee: '某学院', payeeKind: 'institute', datePrecision: 'month' }],
        indicators: [{ name: '举办培训班', target: '6', result: '6', weight: '90', unit: '期' }],
      }, { ordinal: 2, name: '平台维护', kind: '上级转移支付' }],
    });
  });

  test('taken out with what the ledger holds and brought back unchanged, nothing changes', async () => {
    const before = await year();
    for (const kind of ['projects', 'funds', 'indicators', 'results']) {
      const bytes = await download(`/years/2023/templates/${kind}?filled=true`);
      expect(readTemplate(bytes)?.rows.every(({ errors }) => errors.length === 0), kind).toBe(true);
      expect((await take(await upload(bytes))).flatMap(({ hindrances }) => hindrances), kind).toEqual([]);
    }
    expect(await year()).toEqual(before);
  });

  test('what is booked is not changed by a workbook; a changed target is', async () => {
    const funds = readTemplate(await download('/years/2023/templates/funds?filled=true'));
    const changed = (funds?.rows ?? []).map(({ cells }) => cells.map((text, index) => (index === 3 && text === '1200000' ? '1300000' : text)));
    const done = await take(await upload(await writeTemplate('funds', changed)));
    expect(done.flatMap(({ hindrances }) => hindrances.map(({ code }) => code))).toEqual(['booked-unchangeable']);
    await take(await upload(await writeTemplate('indicators', [[null, '技能培训经费', '产出', '数量', '举办培训班', '≥', '8', null, null, '期', '90', null, null, null]])));
    expect(await year()).toMatchObject({ projects: [{ funds: { spent: '1200000' }, indicators: [{ target: '8', result: '6' }] }, {}] });
  });

  test('rows with errors are listed, cannot be taken, and come back as a workbook with remarks', async () => {
    const importId = await upload(await writeTemplate('funds', [[null, '平台维护', '到位', '28万元', '2023-02-30', null, null, null, null, null, null, null, null], [null, '平台维护', '到位', '5000', null, null, null, null, null, null, null, null, null]]));
    const [bad, good] = await rows(importId);
    expect([bad?.target, bad?.label, good?.target]).toEqual(['bad-row', '资金!5', 'received']);
    expect(bad?.why?.zh).toContain('D5 “28万元”带有单位');
    expect(bad?.why?.zh).toContain('E5 “2023-02-30”不是日期');
    expect((await officer.request('PATCH', `${base()}/imports/${importId}/rows/${bad?.id ?? ''}`, { decision: 'accepted' }, { 'if-match': '"1"' })).json()).toMatchObject({ status: 422, code: 'bad-row' });
    expect((await take(importId)).map(({ made }) => made)).toEqual([{ received: 1 }]);
    const workbook = await download(`/imports/${importId}/bad-rows`);
    expect(readTemplate(workbook)?.rows.map(({ cells }) => cells.slice(1, 5))).toEqual([['平台维护', '到位', '28万元', '2023-02-30']]);
    expect((await officer.request('GET', `${base()}/imports/${importId}`)).json()).toMatchObject({ state: 'applied', counts: { bad: 1, waiting: 0 } });
  });

  test('hostile workbooks are refused, and nothing is written', async () => {
    const entries = Object.fromEntries(Object.entries(unzipSync(await writeTemplate('funds'))));
    const sheet = Object.keys(entries).find((name) => name.startsWith('xl/worksheets/sheet')) ?? '';
    const refused = async (bytes: Uint8Array): Promise<string> => {
      const body = Buffer.concat([Buffer.from('--limit\r\ncontent-disposition: form-data; name="file"; filename="../../rows.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n'), bytes, Buffer.from('\r\n--limit--\r\n')]);
      const { jobId } = (await officer.request('POST', `${base()}/years/2023/imports`, body, { 'content-type': 'multipart/form-data; boundary=limit' })).json<{ jobId: string }>();
      const job = await finished(jobId) as unknown as { state: string; problem: { code: string } };
      expect(job.state).toBe('failed');
      return job.problem.code;
    };
    const before = await year();
    // 140 MB of spaces in a few hundred kilobytes.
    expect(await refused(zipSync({ ...entries, [sheet]: new Uint8Array(140 << 20).fill(0x20) }, { level: 1 }))).toBe('unpacks-too-large');
    expect(await refused(zipSync(entries).subarray(0, 2000))).toBe('broken-archive');
    expect(await year()).toEqual(before);
  });
});
