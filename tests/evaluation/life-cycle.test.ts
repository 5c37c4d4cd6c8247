import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestService, type TestService } from '../service.ts';
import { castOf, expectStatus, filledProject, stateOf, step, toFinalised, versionOf, type Cast } from './year.ts';

let service: TestService;
let cast: Cast;
const urlOf = (projectId: string): string => `/api/v1/departments/${service.departmentId}/projects/${projectId}`;

beforeAll(async () => {
  service = await createTestService();
  cast = await castOf(service);
}, 60_000);
afterAll(async () => service.close());

describe('the year of a project', () => {
  test('begins with a task for whoever sets its targets; two people at once cannot take the same step', async () => {
    const { id } = await filledProject(service, cast.filler, '同时项目');
    expect((await cast.filler.request('GET', `/api/v1/departments/${service.departmentId}/tasks`)).json().items.filter(({ projectId }: { projectId: string }) => projectId === id).map(({ kind }: { kind: string }) => kind)).toEqual(['set-targets']);
    const version = await versionOf(service, id);
    const answers = await Promise.all([cast.filler, cast.officer].map((by) => by.request('POST', `${urlOf(id)}/transitions`, { act: 'submit-target' }, { 'if-match': `"${version}"` })));
    expect(answers.map(({ statusCode }) => statusCode).toSorted((left, right) => left - right)).toEqual([201, 412]);
    const { rows } = await service.database.pool.query('select from transition where project_id = $1', [id]);
    expect(rows.length).toBe(1);
  });

  test('goes from 申报 to 审定, and everything that belongs to a step is stored with it', async () => {
    const { id } = await filledProject(service, cast.filler, '全程项目');
    await toFinalised(service, cast, id);
    const { database } = service;
    const { rows: [project] } = await database.pool.query('select state, locked, weights_hold from project where id = $1', [id]);
    expect(project).toEqual({ state: 'finalised', locked: true, weights_hold: true });
    const history = (await cast.filler.request('GET', `${urlOf(id)}/transitions`)).json<{ items: { act: string; from: string; to: string; snapshotId: string | null }[] }>();
    expect(history.items.map(({ act }) => act)).toEqual(['submit-target', 'review-target', 'approve-target', 'begin-evaluation', 'submit-evaluation', 'review-evaluation', 'approve-evaluation', 'finalise']);
    expect(history.items.reduce((at, { from, to }) => (expect(from).toBe(at), to), 'draft')).toBe('finalised');
    expect(history.items.at(-1)?.snapshotId).not.toBeNull();
    const { rows: audit } = await database.pool.query<{ act: string }>(`select act from audit_entry where subject_id = $1 and act like 'evaluation.%' order by sequence`, [id]);
    expect(audit.map(({ act }) => act)).toEqual(history.items.map(({ act }) => `evaluation.${act}`));
    const { rows: tasks } = await database.pool.query<{ kind: string; state: string }>('select kind, state from task where project_id = $1 order by created_at, id', [id]);
    expect(tasks.filter(({ state }) => state === 'open').map(({ kind }) => kind)).toEqual(['report']);
    expect(tasks.filter(({ state }) => state === 'done').length).toBeGreaterThanOrEqual(6);
  });

  test('a step is refused with all that is missing, in both languages', async () => {
    // 50 + 30 = 80 points of 90.
    const { id } = await filledProject(service, cast.filler, '缺分项目', ['50', '30']);
    const answer = await cast.filler.request('POST', `${urlOf(id)}/transitions`, { act: 'submit-target' }, { 'if-match': `"${await versionOf(service, id)}"` });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'weights-add-up']);
    expect(answer.json().messages.zh).toBe('暂不能申报绩效目标：指标分值合计80分，应为90分。请调整指标分值。');
    const acts = (await cast.filler.request('GET', `${urlOf(id)}/acts`)).json();
    expect(acts.acts.map(({ id: act, possible, obstacles }: { id: string; possible: boolean; obstacles: { guard: string }[] }) => [act, possible, obstacles.map(({ guard }) => guard)])).toEqual([
      ['submit-target', false, ['weights-add-up']], ['take-over', false, ['permission']],
    ]);
    expect(acts.changes).toEqual({ funds: 'free', targets: 'free', results: 'free', wording: 'free' });
  });

  test('steps need a version, a permission, a reason and the right state; nobody approves their own', async () => {
    const { id } = await filledProject(service, cast.filler, '守卫项目');
    const post = async (by: keyof Cast, act: string, version: number | null, reason?: string): Promise<readonly [number, string]> => {
      const answer = await cast[by].request('POST', `${urlOf(id)}/transitions`, { act, ...(reason === undefined ? {} : { reason }) }, version === null ? {} : { 'if-match': `"${version}"` });
      return [answer.statusCode, answer.json().code ?? ''];
    };
    const version = await versionOf(service, id);
    expect(await post('filler', 'submit-target', null)).toEqual([428, 'if-match-missing']);
    expect(await post('filler', 'submit-target', version + 5)).toEqual([412, 'changed-meanwhile']);
    expect(await post('leader', 'submit-target', version)).toEqual([403, 'not-permitted']);
    expect(await post('leader', 'finalise', version)).toEqual([409, 'act-not-possible']);
    expect(await post('filler', 'void', version)).toEqual([400, 'invalid-request']);
    // The officer may both submit and review, but not the same thing.
    await step(service, cast.officer, id, 'submit-target');
    expect(await post('officer', 'review-target', await versionOf(service, id))).toEqual([422, 'not-own-submission']);
    expect(await post('checker', 'return-target', await versionOf(service, id))).toEqual([422, 'reason-missing']);
    expect(await post('checker', 'return-target', await versionOf(service, id), '请补充基准值')).toEqual([201, '']);
    expect(await stateOf(service, id)).toBe('draft');
  });

  test('a change of substance voids what was approved; a fixed version is locked', async () => {
    const { id, indicatorIds } = await filledProject(service, cast.filler, '变动项目');
    for (const [by, act] of [['filler', 'submit-target'], ['checker', 'review-target'], ['bureau', 'approve-target'], ['filler', 'begin-evaluation'], ['filler', 'submit-evaluation'], ['checker', 'review-evaluation'], ['leader', 'approve-evaluation']] as const) await step(service, cast[by], id, act);
    await expectStatus(cast.filler.request('POST', `${urlOf(id)}/entries`, { kind: 'paid', amountYuan: '50', occurredOn: '2023-12-20' }), 201);
    expect(await stateOf(service, id)).toBe('evaluating');
    const last = (await cast.filler.request('GET', `${urlOf(id)}/transitions`)).json().items.at(-1);
    expect([last.act, last.changes]).toEqual(['void', [{ field: 'funds/paid', before: null, after: '50' }]]);
    const result = await cast.filler.request('POST', `${urlOf(id)}/indicators/${indicatorIds[0]}/results`, { value: '12' });
    expect(result.statusCode).toBe(201);
    for (const [by, act] of [['filler', 'submit-evaluation'], ['checker', 'review-evaluation'], ['leader', 'approve-evaluation'], ['leader', 'finalise']] as const) await step(service, cast[by], id, act);
    const refused = await cast.filler.request('POST', `${urlOf(id)}/entries`, { kind: 'paid', amountYuan: '1', occurredOn: '2023-12-20' });
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'project-locked']);
  });

  test('many at once: each is answered for itself', async () => {
    const good = await filledProject(service, cast.filler, '批量一');
    const bad = await filledProject(service, cast.filler, '批量二', ['50', '20']);
    const answer = await cast.filler.request('POST', `/api/v1/departments/${service.departmentId}/years/2023/transitions`, {
      act: 'submit-target', projects: [{ id: good.id, version: await versionOf(service, good.id) }, { id: bad.id, version: await versionOf(service, bad.id) }, { id: crypto.randomUUID(), version: 1 }],
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().items.map(({ done, state, problem }: { done: boolean; state: string | null; problem: { code: string } | null }) => [done, state, problem?.code ?? null])).toEqual([
      [true, 'target-submitted', null], [false, null, 'weights-add-up'], [false, null, 'not-found'],
    ]);
  });

  test('the board says where each project is and whose move it is', async () => {
    const { id } = await filledProject(service, cast.filler, '看板项目');
    await step(service, cast.filler, id, 'submit-target');
    const board = (await cast.officer.request('GET', `/api/v1/departments/${service.departmentId}/years/2023/collection`)).json();
    const item = board.items.find(({ projectId }: { projectId: string }) => projectId === id);
    expect([item.state, item.move.kind, item.move.roles, item.lastActor, item.overdue]).toEqual(['target-submitted', 'review-targets', ['项目审核', '绩效管理员'], '填报人甲', false]);
    expect(board.counts.all).toBe(board.items.length);
    const mine = (await cast.checker.request('GET', '/api/v1/tasks')).json();
    expect(mine.items.filter(({ projectId }: { projectId: string }) => projectId === id).map(({ text }: { text: { zh: string } }) => text.zh)).toEqual(['审核绩效目标']);
    expect((await cast.filler.request('GET', '/api/v1/tasks')).json().items.some(({ projectId }: { projectId: string }) => projectId === id)).toBe(false);
  });
});
