import type { Role } from '#core/organisation/roles.ts';

/**
 * Who may pass at each door of the service, written out by hand: what is not listed is denied. A route that is not in the
 * table fails the test, as does an entry without a route.
 *
 * `project`: in the reach of the role's grant, by the project's place. `department`: where the grant reaches the whole
 * department. `rows`: where it reaches some rows of it; the handler narrows. `whole`: where it reaches everything.
 * `anywhere`: whatever it reaches; the handler narrows. `signed-in`: everybody with a session. `open`: everybody.
 */
export type Door =
  | { readonly kind: 'project' | 'department' | 'rows' | 'whole' | 'anywhere'; readonly roles: readonly Role[] }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'open' };

const open: Door = { kind: 'open' };
const signedIn: Door = { kind: 'signed-in' };
const project = (roles: readonly Role[]): Door => ({ kind: 'project', roles });
const department = (roles: readonly Role[]): Door => ({ kind: 'department', roles });
const rows = (roles: readonly Role[]): Door => ({ kind: 'rows', roles });
const whole = (roles: readonly Role[]): Door => ({ kind: 'whole', roles });
const anywhere = (roles: readonly Role[]): Door => ({ kind: 'anywhere', roles });

const everyone: readonly Role[] = ['填报人', '项目审核', '绩效管理员', '领导', '财政审核', '审计', '系统管理员', '安全保密管理员', '安全审计员'];
const business: readonly Role[] = ['填报人', '项目审核', '绩效管理员', '领导', '财政审核', '审计'];
const writers: readonly Role[] = ['填报人', '绩效管理员'];
const officer: readonly Role[] = ['绩效管理员'];
const system: readonly Role[] = ['系统管理员'];
const security: readonly Role[] = ['安全保密管理员'];
const administrators: readonly Role[] = ['系统管理员', '安全保密管理员', '安全审计员'];

const free: Readonly<Record<string, Door>> = {
  'POST /session': open,
  'GET /session': signedIn,
  'DELETE /session': signedIn,
  'POST /session/password': signedIn,
  'GET /session/methods': open,
  'GET /session/oidc/start': open,
  'GET /session/oidc/callback': open,

  'GET /accounts': whole(administrators),
  'POST /accounts': whole(system),
  'GET /accounts/:accountId': whole(administrators),
  'PATCH /accounts/:accountId': whole(system),
  'POST /accounts/:accountId/password': whole(system),
  'PUT /accounts/:accountId/identity': whole(system),
  'DELETE /accounts/:accountId/identity': whole(system),
  'POST /accounts/:accountId/grants': whole(security),
  'DELETE /accounts/:accountId/grants/:grantId': whole(security),
  'POST /accounts/:accountId/unlock': whole(security),
  'DELETE /accounts/:accountId/sessions': whole(security),

  'GET /jobs/:jobId': signedIn,
  'GET /jobs/:jobId/events': signedIn,
  'POST /jobs/:jobId/cancel': signedIn,

  'GET /overview': anywhere(['财政审核', '审计']),

  'GET /bureaus': anywhere(everyone),
  'POST /bureaus': whole(system),
  'GET /bureaus/:bureauId': anywhere(everyone),
  'PATCH /bureaus/:bureauId': whole(system),
  'GET /departments': anywhere(everyone),
  'POST /departments': whole(system),
};

const ofDepartment: Readonly<Record<string, Door>> = {
  'GET ': rows(everyone),
  'PATCH ': department(system),
  'GET /divisions': rows(everyone),
  'POST /divisions': department(system),
  'GET /divisions/:divisionId': rows(everyone),
  'PATCH /divisions/:divisionId': department(system),
  'GET /people': rows(everyone),
  'GET /years': rows(everyone),
  'POST /years': department(officer),
  'GET /years/:year': rows(everyone),
  'PATCH /years/:year': department(officer),
  'POST /files': rows(writers),
  'GET /files': rows(business),
  'GET /files/:fileId': rows(business),
  'GET /years/:year/overview': rows(business),
  'GET /years/:year/projects': rows(business),
  'POST /years/:year/projects': rows(writers),
};

const ofProject: Readonly<Record<string, Door>> = {
  'GET ': project(business),
  'PATCH ': project(writers),
  'DELETE ': project(writers),
  'POST /documents': project(writers),
  'DELETE /documents/:documentId': project(writers),
  'POST /parts': project(writers),
  'PATCH /parts/:partId': project(writers),
  'DELETE /parts/:partId': project(writers),
  'GET /history': project(business),

  'GET /indicators': project(business),
  'POST /indicators': project(writers),
  'PATCH /indicators/:indicatorId': project(writers),
  'DELETE /indicators/:indicatorId': project(writers),
  'GET /indicators/:indicatorId/results': project(business),
  'POST /indicators/:indicatorId/results': project(writers),
  'GET /score': project(business),

  'GET /funds': project(business),
  'GET /entries': project(business),
  'POST /entries': project(writers),
  'POST /entries/:entryId/void': project(writers),
  'GET /budgets': project(business),
  'POST /budgets': project(writers),
  'PUT /plan': project(writers),
};

/** Beside the interface under `/api/v1`: the page, measurements, the description of the interface, checks on this machine. */
const beside: Readonly<Record<string, Door>> = {
  'GET /': open,
  'GET /readyz': open,
  // Beyond this machine the handler lets a system administrator alone read them.
  'GET /metrics': open,
  'GET /api/openapi.json': open,
  'GET /api/docs': open,
  'GET /api/docs/json': open,
  'GET /api/docs/yaml': open,
  'GET /api/docs/static/*': open,
  'GET /api/docs/static/index.html': open,
  'GET /api/docs/static/swagger-initializer.js': open,
};

/** On the machine itself everybody may have papers checked; beyond it those whose role says so. */
const checks = (door: Door): Readonly<Record<string, Door>> => ({
  'POST /checks': door,
  'POST /checks/sample': door,
  'GET /checks/:id': door,
  'DELETE /checks/:id': door,
  'GET /checks/:id/document': door,
  'GET /checks/:id/download': door,
  'GET /rules': door,
  'GET /rules/:id': door,
});
const checkers: readonly Role[] = ['填报人', '项目审核', '绩效管理员', '财政审核'];

const under = (prefix: string, doors: Readonly<Record<string, Door>>): readonly (readonly [string, Door])[] =>
  Object.entries(doors).map(([route, door]) => [route.replace(' ', ` ${prefix}`), door]);

export const doors = (listensLocally: boolean): ReadonlyMap<string, Door> => new Map([
  ...under('/api/v1', checks(listensLocally ? open : anywhere(checkers))),
  ...under('', beside),
  ...under('/api/v1', free),
  ...under('/api/v1/departments/:departmentId', ofDepartment),
  ...under('/api/v1/departments/:departmentId/projects/:projectId', ofProject),
]);
