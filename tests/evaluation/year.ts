import type { Person, TestService } from '../service.ts';
import { departmentGrant, wholeGrant } from '../service.ts';

export type Cast = Readonly<Record<'filler' | 'checker' | 'leader' | 'bureau' | 'officer', Person>>;

/** Everybody that a year needs. */
export async function castOf(service: TestService): Promise<Cast> {
  const { departmentId, person, officer, bureauId } = service;
  return {
    officer,
    filler: await person([departmentGrant('填报人', departmentId)], '填报人甲'), checker: await person([departmentGrant('项目审核', departmentId)], '审核人乙'),
    leader: await person([departmentGrant('领导', departmentId)], '领导丙'), bureau: await person([wholeGrant('财政审核', bureauId)], '财政丁'),
  };
}

/** A project with a budget of 1,000 yuan, 900 paid, and two indicators of 50 and 40 points, both with results that reach their targets. */
export async function filledProject(service: TestService, by: Person, name: string, weights: readonly [string, string] = ['50', '40']): Promise<{ readonly id: string; readonly indicatorIds: readonly string[] }> {
  const department = `/api/v1/departments/${service.departmentId}`;
  const made = await expectStatus(by.request('POST', `${department}/years/2023/projects`, { name }), 201);
  const { id } = made.json<{ id: string }>();
  const project = `${department}/projects/${id}`;
  await expectStatus(by.request('POST', `${project}/budgets`, { kind: 'initial', amountYuan: '1000', effectiveOn: '2023-01-01' }), 201);
  await expectStatus(by.request('POST', `${project}/entries`, { kind: 'paid', amountYuan: '900', occurredOn: '2023-06-01' }), 201);
  const indicatorIds: string[] = [];
  for (const [index, weight] of weights.entries()) {
    const indicator = await expectStatus(by.request('POST', `${project}/indicators`, { level1: '产出指标', level2: '数量指标', name: `指标${index + 1}`, comparator: '≥', target: '10', unit: '项', weight }), 201);
    const indicatorId = indicator.json<{ id: string }>().id;
    indicatorIds.push(indicatorId);
    await expectStatus(by.request('POST', `${project}/indicators/${indicatorId}/results`, { value: '10', asOf: '2023-12-31' }), 201);
  }
  return { id, indicatorIds };
}

export async function expectStatus<T extends { readonly statusCode: number; readonly body: string }>(answer: Promise<T>, status: number): Promise<T> {
  const given = await answer;
  if (given.statusCode !== status) throw new Error(`expected ${status}, got ${given.statusCode}: ${given.body}`);
  return given;
}

/** The version of a project as it stands. */
export async function versionOf(service: TestService, projectId: string): Promise<number> {
  const { rows } = await service.database.pool.query<{ version: number }>('select version from project where id = $1', [projectId]);
  return rows[0]?.version ?? 0;
}

export async function stateOf(service: TestService, projectId: string): Promise<string> {
  const { rows } = await service.database.pool.query<{ state: string }>('select state from project where id = $1', [projectId]);
  return rows[0]?.state ?? '';
}

/** Takes a step and expects it to be taken. */
export async function step(service: TestService, by: Person, projectId: string, act: string, reason?: string): Promise<void> {
  const version = await versionOf(service, projectId);
  await expectStatus(by.request('POST', `/api/v1/departments/${service.departmentId}/projects/${projectId}/transitions`, { act, ...(reason === undefined ? {} : { reason }) }, { 'if-match': `"${version}"` }), 201);
}

/** From the first to 审定. */
export async function toFinalised(service: TestService, cast: Cast, projectId: string): Promise<void> {
  await step(service, cast.filler, projectId, 'submit-target');
  await step(service, cast.checker, projectId, 'review-target');
  await step(service, cast.bureau, projectId, 'approve-target');
  await step(service, cast.filler, projectId, 'begin-evaluation');
  await step(service, cast.filler, projectId, 'submit-evaluation');
  await step(service, cast.checker, projectId, 'review-evaluation');
  await step(service, cast.leader, projectId, 'approve-evaluation');
  await step(service, cast.leader, projectId, 'finalise');
}
