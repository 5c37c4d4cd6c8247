import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComparisonAnswer } from '#contract/comparison.ts';
import type { FindingAnswer } from '#contract/findings.ts';
import type { PaperAnswer } from '#contract/papers.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { acceptRows, applyProposal, createProposal, readPaper } from '#server/features/import/index.ts';
import { command, createTestService, type TestService } from '../service.ts';
import { hasCorpus, realReport } from './shared-corpus.ts';

type Figure = ComparisonAnswer['projects'][number]['figures'][number];

describe.skipIf(!hasCorpus)('the real report beside the ledger that was imported from it', () => {
  let service: TestService;
  let paper: PaperAnswer;
  const base = (): string => `/api/v1/departments/${service.departmentId}`;
  const compare = async (): Promise<ComparisonAnswer> => (await service.officer.request('GET', `${base()}/papers/${paper.id}/comparison`)).json();
  const others = ({ projects }: ComparisonAnswer): readonly string[] => projects.flatMap(({ ordinal, figures }) => figures.filter(({ verdict }) => verdict !== 'equal' && verdict !== 'only-in-ledger')
    .map(({ kind, name, verdict, printed, ledger }: Figure) => `${ordinal ?? '—'} ${kind}${name === '' ? '' : ` ${name}`}: ${verdict}, ${printed ?? ''} / ${ledger ?? 'none'}`));

  beforeAll(async () => {
    service = await createTestService();
    const norms = loadNormBook();
    const { departmentId, database, clock } = service;
    const read = await readPaper('report.txt', Buffer.from(realReport()), norms);
    const { proposal } = await database.transaction((tx) => createProposal(tx, { departmentId, year: 2023, name: 'report.txt', contentHash: read.contentHash, fileId: null, checkId: null, rows: read.proposal.rows }, command, clock.now));
    await database.transaction((tx) => acceptRows(tx, departmentId, proposal.id, 'certain', undefined, command, clock.now));
    await applyProposal(database, { departmentId, importId: proposal.id, norms, actor: command, now: () => clock.now });
    const boundary = 'limit';
    const body = Buffer.concat([Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="report.txt"\r\ncontent-type: text/plain\r\n\r\n`), Buffer.from(realReport()), Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const send = () => service.officer.request('POST', `${base()}/years/2023/papers`, body, { 'content-type': `multipart/form-data; boundary=${boundary}` });
    const answer = await send();
    expect(answer.statusCode, answer.body).toBe(201);
    paper = answer.json();
    // The same content again is the paper that is there.
    const again = await send();
    expect([again.statusCode, again.json<PaperAnswer>().id]).toEqual([200, paper.id]);
  }, 120_000);
  afterAll(() => service.close());

  test('is kept with its report', async () => {
    expect(paper.summary).toMatchObject({ projects: 30 });
    const whole = await service.officer.request('GET', `${base()}/papers/${paper.id}?lang=en`);
    expect(whole.json<{ report: { projects: unknown[] } }>().report.projects).toHaveLength(30);
    expect((await service.officer.request('GET', `${base()}/years/2023/papers`)).json<{ items: unknown[] }>().items).toHaveLength(1);
  });

  test('agrees but for the stated rates of 2, 6 and 30 and the malformed figure of 25', async () => {
    const compared = await compare();
    expect(compared.projects).toHaveLength(30);
    expect(compared.counts.equal).toBeGreaterThan(100);
    expect(others(compared)).toEqual([
      '2 rate: other-basis, 77.21% / 72.07',
      // Known by words alone, its spending waits for a person, and so does the share of it that is given as a figure.
      '5 part-spent 经由我局: undecided, 266万元 / none',
      '6 rate: differs, 61.93% / 59.97',
      // Its spending cannot be read, so there is nothing to take a rate of until somebody enters it.
      '25 spent: unreadable, 11,25791万元 / none',
      '25 rate: undecided, 90.06% / none',
      '30 rate: other-basis, 100% / 66.67',
    ]);
  });

  test('one payment voided makes exactly the figures that depend on it differ; findings follow and people’s decisions stay', async () => {
    const store = async () => (await service.officer.request('POST', `${base()}/papers/${paper.id}/comparison`)).json<{ found: number; added: number; gone: number; returned: number }>();
    expect(await store()).toMatchObject({ found: 3, added: 3, gone: 0 });
    const items = (await service.officer.request('GET', `${base()}/years/2023/projects?limit=50`)).json<{ items: { id: string; ordinal: number }[] }>().items;
    const seventh = items.find(({ ordinal }) => ordinal === 7)?.id ?? '';
    const [paid] = (await service.officer.request('GET', `${base()}/projects/${seventh}/entries?kind=paid`)).json<{ items: { id: string; version: number }[] }>().items;
    const before = others(await compare());
    const voided = await service.officer.request('POST', `${base()}/projects/${seventh}/entries/${paid?.id ?? ''}/void`, { reason: '凭证有误' }, { 'if-match': `"${paid?.version ?? 0}"` });
    expect(voided.statusCode, voided.body).toBeLessThan(300);
    const booked = await service.officer.request('POST', `${base()}/projects/${seventh}/entries`, { kind: 'paid', amountYuan: '2000000', occurredOn: '2023-12-20', voucher: '0231' });
    expect(booked.statusCode, booked.body).toBe(201);
    // 200 of 210 is 95.24 %; the paper says 201.12219 and 95.77 %.
    expect(others(await compare()).filter((line) => !before.includes(line))).toEqual(['7 spent: differs, 201.12219万元 / 2000000', '7 rate: differs, 95.77% / 95.24']);
    expect(await store()).toMatchObject({ found: 5, added: 2, gone: 0 });
    const open = (await service.officer.request('GET', `${base()}/years/2023/findings?origin=comparison&state=open&limit=50`)).json<{ items: FindingAnswer[] }>().items;
    expect(open.find(({ rule, stated }) => rule === 'comparison-differs' && stated === '2011221.9')).toMatchObject({ projectId: seventh, expected: '2000000', difference: '11221.9', records: [{ record: `${seventh}/funds/spent` }] });
  });

  test('who may not see the whole department does not see its papers', async () => {
    const filler = await service.person([{ role: '填报人', scope: 'division', bureauId: null, departmentId: service.departmentId, divisionId: service.divisionId }]);
    const stranger = await service.person([{ role: '绩效管理员', scope: 'department', bureauId: null, departmentId: service.otherDepartmentId, divisionId: null }]);
    expect((await filler.request('GET', `${base()}/papers/${paper.id}/comparison`)).statusCode).toBe(403);
    expect((await stranger.request('GET', `${base()}/papers/${paper.id}`)).statusCode).toBe(404);
    expect((await stranger.request('GET', `/api/v1/departments/${service.otherDepartmentId}/papers/${paper.id}`)).statusCode).toBe(404);
  });
});
