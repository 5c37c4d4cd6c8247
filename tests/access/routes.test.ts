import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acts } from '#core/life-cycle/acts.ts';
import { yearActs } from '#core/life-cycle/department-year.ts';
import type { Grant, Role } from '#core/organisation/roles.ts';
import { createBureau, createDepartment, createDivision } from '#server/features/organisation/index.ts';
import { newId } from '#server/platform/row-id.ts';
import { command, createTestService, departmentGrant, wholeGrant, type Person, type TestService } from '../service.ts';
import { doors, stepsOfProjects, stepsOfYears, type Door } from './route-table.ts';

/** Where a project lies, seen from the people of the test. */
const places = ['own', 'colleague', 'division', 'department', 'bureau'] as const;
type Place = (typeof places)[number];

/**
 * People: how far the grant of each reaches, by hand. Their home is division 1 of department A of bureau X; `division` is a
 * project of division 2 of A, `department` one of department B of X, `bureau` one of department C of another bureau.
 */
type Reach = { readonly projects: readonly Place[]; readonly seen: readonly Place[]; readonly whole: readonly Place[]; readonly everything: boolean };
const reaches = {
  own: { projects: ['own'], seen: ['own'], whole: [], everything: false },
  division: { projects: ['own', 'colleague'], seen: ['own'], whole: [], everything: false },
  department: { projects: ['own', 'colleague', 'division'], seen: ['own'], whole: ['own'], everything: false },
  bureau: { projects: ['own', 'colleague', 'division', 'department'], seen: ['own', 'department'], whole: ['own', 'department'], everything: false },
  all: { projects: places, seen: ['own', 'department', 'bureau'], whole: ['own', 'department', 'bureau'], everything: true },
} as const satisfies Record<string, Reach>;

const cast: readonly (readonly [Role, keyof typeof reaches])[] = [
  ['填报人', 'own'], ['填报人', 'division'], ['填报人', 'department'], ['项目审核', 'division'], ['项目审核', 'department'], ['绩效管理员', 'division'], ['绩效管理员', 'department'],
  ['领导', 'department'], ['财政审核', 'bureau'], ['财政审核', 'all'], ['审计', 'department'], ['审计', 'all'], ['系统管理员', 'all'], ['安全保密管理员', 'all'], ['安全审计员', 'all'],
];
/** Who sees projects at all; to everybody else they do not exist. */
const readers: readonly Role[] = ['填报人', '项目审核', '绩效管理员', '领导', '财政审核', '审计'];

/** Put before every handler: a request with this header ends where the guard has let it pass. */
const probe = { 'x-probe': 'yes' };
function stopBehindTheGuard(app: FastifyInstance): void {
  app.addHook('preValidation', async (request, reply) => (request.headers['x-probe'] === undefined ? undefined : reply.code(204).header('x-passed', 'yes').send()));
}

type Scene = {
  readonly service: TestService;
  readonly people: readonly { readonly role: Role; readonly scope: keyof typeof reaches; readonly person: Person }[];
  readonly departments: Readonly<Record<'own' | 'department' | 'bureau', string>>;
  /** The own project of each person; those of others. */
  readonly projects: Readonly<Record<Exclude<Place, 'own'>, string>>;
  readonly ownOf: ReadonlyMap<Person, string>;
  readonly stranger: Person;
};

/** A name that stands for one project alone. */
function nameOf(projectId: string): string {
  return `示例项目〔${projectId.slice(-12)}〕`;
}

async function createScene(listensLocally: boolean): Promise<Scene> {
  const service = await createTestService('silent', {}, stopBehindTheGuard, listensLocally);
  const { clock, database, departmentId: own, divisionId, otherDepartmentId, bureauId } = service;
  const made = await database.transaction(async (tx) => {
    const otherBureau = await createBureau(tx, { name: '另一市财政局', place: '' }, clock.now, command);
    const bureau = await createDepartment(tx, { name: '另一市科技局', code: '901', bureauId: otherBureau, place: '' }, clock.now, command);
    return { bureau, secondDivision: await createDivision(tx, own, '综合科', clock.now, command) };
  });
  let ordinal = 0;
  const project = async (departmentId: string, division: string | null, ownerId: string | null): Promise<string> => {
    const id = newId();
    ordinal += 1;
    await database.pool.query(`insert into budget_year (department_id, year) values ($1, 2023) on conflict do nothing`, [departmentId]);
    await database.pool.query(`insert into project (department_id, id, year, ordinal, name, kind, division_id, owner_id) values ($1, $2, 2023, $3, $4, '本级', $5, $6)`, [departmentId, id, ordinal, nameOf(id), division, ownerId]);
    return id;
  };
  const grantOf = (role: Role, scope: keyof typeof reaches): Grant => {
    switch (scope) {
      case 'own': return { ...departmentGrant(role, own), scope: 'own' };
      case 'division': return { ...departmentGrant(role, own), scope: 'division', divisionId };
      case 'department': return departmentGrant(role, own);
      case 'bureau': return wholeGrant(role, bureauId);
      case 'all': return wholeGrant(role);
    }
  };
  const people: { readonly role: Role; readonly scope: keyof typeof reaches; readonly person: Person }[] = [];
  const ownOf = new Map<Person, string>();
  for (const [role, scope] of cast) {
    const person = await service.person([grantOf(role, scope)]);
    people.push({ role, scope, person });
    ownOf.set(person, await project(own, divisionId, person.accountId));
  }
  const stranger = await service.person([]);
  return {
    service, people, ownOf, stranger, departments: { own, department: otherDepartmentId, bureau: made.bureau },
    projects: {
      colleague: await project(own, divisionId, stranger.accountId), division: await project(own, made.secondDivision, stranger.accountId),
      department: await project(otherDepartmentId, null, stranger.accountId), bureau: await project(made.bureau, null, stranger.accountId),
    },
  };
}

/** The address of a route at a place; other parameters are keys of rows that do not exist. */
function addressOf(url: string, scene: Scene, place: Place, own: string): string {
  const departmentId = scene.departments[place === 'colleague' || place === 'division' ? 'own' : place];
  const projectId = place === 'own' ? own : scene.projects[place];
  return url.replace(':departmentId', departmentId).replace(':projectId', projectId).replace(':year', '2023').replace('*', 'x').replaceAll(/:\w+/g, missing);
}
const missing = '01890000-0000-7000-8000-000000000000';

type Method = Parameters<Person['request']>[0];
const methods: readonly Method[] = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
function partsOf(route: string): readonly [Method, string] {
  const [word = '', url = ''] = route.split(' ');
  const method = methods.find((each) => each === word);
  if (method === undefined) throw new Error(`${route}: what is ${word}?`);
  return [method, url];
}

type Answer = 'passes' | 'sign-in' | 'not-permitted' | 'not-found';

/** What the table says of a person at a door. */
function expected(door: Door, role: Role | null, reach: Reach, place: Place): Answer {
  if (door.kind === 'open' || door.kind === 'signed-in') return 'passes';
  const isListed = role !== null && door.roles.includes(role);
  const home = place === 'colleague' || place === 'division' ? 'own' : place;
  switch (door.kind) {
    case 'project':
      if (role === null || !readers.includes(role) || !reach.projects.includes(place)) return 'not-found';
      return isListed ? 'passes' : 'not-permitted';
    case 'department': case 'rows':
      if (!reach.seen.includes(home)) return 'not-found';
      return isListed && (door.kind === 'rows' || reach.whole.includes(home)) ? 'passes' : 'not-permitted';
    case 'whole': return isListed && reach.everything ? 'passes' : 'not-permitted';
    case 'anywhere': return isListed ? 'passes' : 'not-permitted';
  }
}

function answerOf(answer: { readonly statusCode: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: string }): string {
  if (answer.headers['x-passed'] === 'yes') return 'passes';
  const { code = '' }: { code?: string } = answer.body.startsWith('{') ? JSON.parse(answer.body) : {};
  const fits = { 'sign-in': 401, 'not-permitted': 403, 'not-found': 404 }[code] === answer.statusCode;
  return fits ? code : `${answer.statusCode} ${code}`;
}

const nowhere: Reach = { projects: [], seen: [], whole: [], everything: false };

/** The pages that describe the interface: open to everybody, made by their library. */
function isManual(route: string): boolean {
  return /^(?:GET|HEAD) \/api\/docs(?:\/|$)/.test(route);
}

describe.each([['on this machine alone', true], ['beyond this machine', false]] as const)('every route × every role × own and others’ data, listening %s', (_name, listensLocally) => {
  let scene: Scene;
  beforeAll(async () => { scene = await createScene(listensLocally); }, 60_000);
  afterAll(() => scene.service.close());

  const table = doors(listensLocally);

  test('every route stands in the table, and the table holds no route that is not there', () => {
    const registered = scene.service.app.guardedRoutes.filter((route) => !/^(?:HEAD|OPTIONS) /.test(route) && !isManual(route));
    expect(registered.filter((route) => !table.has(route))).toEqual([]);
    expect([...table.keys()].filter((route) => !registered.includes(route))).toEqual([]);
    // Reading the head alone is guarded as reading is.
    const heads = scene.service.app.guardedRoutes.filter((route) => route.startsWith('HEAD '));
    expect(heads.filter((route) => !table.has(route.replace('HEAD', 'GET').replace(/(?<=.)\/$/, '')) && route !== 'HEAD /' && !isManual(route))).toEqual([]);
  });

  test('nobody passes where the table does not let them, everybody where it does', { timeout: 180_000 }, async () => {
    const { app } = scene.service;
    const wrong: string[] = [];
    for (const [route, door] of table) {
      const [method, url] = partsOf(route);
      const concerned = url.includes(':projectId') ? places : url.includes(':departmentId') ? (['own', 'department', 'bureau'] as const) : (['own'] as const);
      const check = async (who: string, place: Place, wanted: Answer, person: Person | null, own: string): Promise<void> => {
        const address = addressOf(url, scene, place, own);
        const answer = person === null
          ? await app.inject({ method, url: address, headers: { host: '127.0.0.1', ...probe } })
          : await person.request(method, address, undefined, probe);
        const got = answerOf(answer);
        if (got !== wanted) wrong.push(`${route} · ${who} · ${place}: ${got}, not ${wanted}`);
      };
      for (const place of concerned) {
        await check('nobody', place, door.kind === 'open' ? 'passes' : 'sign-in', null, missing);
        await check('no role', place, expected(door, null, nowhere, place), scene.stranger, missing);
        for (const { role, scope, person } of scene.people) await check(`${role} (${scope})`, place, expected(door, role, reaches[scope], place), person, scene.ownOf.get(person) ?? missing);
      }
    }
    expect(wrong).toEqual([]);
  });
});

/** Doors whose handler asks for more than the guard: an overview of all departments is for those whose grant reaches more than one. */
function mayBeEmpty(route: string, scope: keyof typeof reaches): boolean {
  return /^GET \/api\/v1\/over(?:view|sight)/.test(route) && scope !== 'all' && scope !== 'bureau';
}

describe('what lists show', () => {
  let scene: Scene;
  beforeAll(async () => { scene = await createScene(true); }, 60_000);
  afterAll(() => scene.service.close());

  test('no list names a project beyond the reach of whoever asks', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const [route, door] of doors(true)) {
      const [method, url] = partsOf(route);
      if (method !== 'GET' || !url.startsWith('/api/v1') || url.includes(':projectId') || url.includes('/oidc/')) continue;
      for (const { role, scope, person } of scene.people) {
        const own = scene.ownOf.get(person) ?? missing;
        for (const place of url.includes(':departmentId') ? (['own', 'department', 'bureau'] as const) : (['own'] as const)) {
          const address = addressOf(url, scene, place, own);
          const plain = await person.request('GET', address);
          const answer = plain.statusCode === 400 ? await person.request('GET', `${address}?year=2023`) : plain;
          const isMissing = address.includes(missing) && (answer.statusCode === 404 || answer.statusCode === 400);
          if (expected(door, role, reaches[scope], place) === 'passes' && answer.statusCode !== 200 && !isMissing && !mayBeEmpty(route, scope)) wrong.push(`${route} · ${role} (${scope}) · ${place}: ${answer.statusCode}`);
          for (const [other, id] of Object.entries(scene.departments)) {
            if (!reaches[scope].seen.some((seen) => seen === other) && answer.body.includes(id)) wrong.push(`${route} · ${role} (${scope}) sees the department ${other}`);
          }
          const within = readers.includes(role) ? reaches[scope].projects : [];
          for (const other of places) {
            const id = other === 'own' ? own : scene.projects[other];
            if (!within.some((reached) => reached === other) && (answer.body.includes(id) || answer.body.includes(nameOf(id)))) wrong.push(`${route} · ${role} (${scope}) sees ${other}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('the list of projects shows exactly those within reach', async () => {
    for (const { role, scope, person } of scene.people) {
      if (!readers.includes(role)) continue;
      const answer = await person.request('GET', `/api/v1/departments/${scene.departments.own}/years/2023/projects?limit=200`);
      const shown = new Set(answer.json<{ items: { id: string }[] }>().items.map(({ id }) => id));
      const own = scene.ownOf.get(person) ?? missing;
      for (const place of ['own', 'colleague', 'division'] as const) {
        const id = place === 'own' ? own : scene.projects[place];
        expect([role, scope, place, shown.has(id)]).toEqual([role, scope, place, reaches[scope].projects.some((reached) => reached === place)]);
      }
    }
  });

  test('the departments listed are those within reach', async () => {
    for (const { role, scope, person } of scene.people) {
      const answer = await person.request('GET', '/api/v1/departments');
      const shown = answer.json<{ items: { id: string }[] }>().items.map(({ id }) => id);
      for (const place of ['own', 'department', 'bureau'] as const) {
        expect([role, scope, place, shown.includes(scene.departments[place])]).toEqual([role, scope, place, reaches[scope].seen.some((seen) => seen === place)]);
      }
    }
  });
});

describe('steps of the life cycle: every act × every role', () => {
  let scene: Scene;
  beforeAll(async () => { scene = await createScene(true); }, 60_000);
  afterAll(() => scene.service.close());

  test('the tables hold every act there is', () => {
    // Restoring a version has a door of its own.
    expect(Object.keys(stepsOfProjects).toSorted()).toEqual(acts.filter(({ id, permission }) => permission !== null && id !== 'restore').map(({ id }) => id).toSorted());
    expect(Object.keys(stepsOfYears).toSorted()).toEqual(yearActs.filter(({ permission }) => permission !== null).map(({ id }) => id).toSorted());
  });

  // No project is in a state that any of these could leave without more being given: whoever may take the step is told what is missing.
  test('with a project', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const [act, roles] of Object.entries(stepsOfProjects)) for (const { role, scope, person } of scene.people) {
      if (!readers.includes(role)) continue;
      for (const place of ['own', 'division'] as const) {
        const id = place === 'own' ? scene.ownOf.get(person) ?? missing : scene.projects.division;
        const department = `/api/v1/departments/${scene.departments.own}`;
        const wanted = !reaches[scope].projects.some((reached) => reached === place) ? 404 : roles.includes(role) ? 422 : 403;
        const one = await person.request('POST', `${department}/projects/${id}/transitions`, { act, reason: null }, { 'if-match': '"1"' });
        if (one.statusCode !== wanted && !(wanted === 422 && one.statusCode === 409)) wrong.push(`${act} · ${role} (${scope}) · ${place}: ${one.statusCode} ${one.body}, not ${wanted}`);
        const many = await person.request('POST', `${department}/years/2023/transitions`, { act, reason: null, projects: [{ id, version: 1 }] });
        if (many.statusCode !== 200) {
          wrong.push(`many: ${act} · ${role} (${scope}) · ${place}: ${many.statusCode} ${many.body}`);
          continue;
        }
        const [item] = many.json<{ items: { done: boolean; problem: { code: string } | null }[] }>().items;
        const code = item?.problem?.code ?? 'done';
        const fits = { 404: code === 'not-found', 403: code === 'not-permitted', 422: !['not-found', 'not-permitted', 'done'].includes(code) }[wanted];
        if (fits !== true) wrong.push(`many: ${act} · ${role} (${scope}) · ${place}: ${code}, not ${wanted}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('with a year', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const [act, roles] of Object.entries(stepsOfYears)) for (const { role, scope, person } of scene.people) {
      for (const place of ['own', 'department', 'bureau'] as const) {
        const answer = await person.request('POST', `/api/v1/departments/${scene.departments[place]}/years/2023/evaluation/transitions`, { act, reason: null });
        const isWhole = readers.includes(role) && reaches[scope].whole.some((reached) => reached === place);
        const wanted = !reaches[scope].seen.some((seen) => seen === place) ? 404 : isWhole && roles.includes(role) ? 422 : 403;
        if (answer.statusCode !== wanted && !(wanted === 422 && answer.statusCode === 409)) wrong.push(`${act} · ${role} (${scope}) · ${place}: ${answer.statusCode} ${answer.body}, not ${wanted}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
