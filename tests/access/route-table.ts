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

const checkers: readonly Role[] = ['填报人', '项目审核', '绩效管理员', '财政审核'];
const auditors: readonly Role[] = ['审计', '安全审计员'];

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

  'GET /tasks': signedIn,
  'GET /tasks/count': signedIn,

  'GET /audit': whole(auditors),
  'POST /audit/verify': whole(auditors),

  'GET /oversight/years/:year/departments': anywhere(['财政审核', '审计']),
  'GET /oversight/years/:year/applications': anywhere(['财政审核', '审计']),
  'GET /oversight/years/:year/rectifications': anywhere(['财政审核', '审计']),
  'GET /oversight/years/:year/samples': anywhere(['财政审核', '审计']),
  'POST /oversight/years/:year/samples': anywhere(['财政审核']),
  'GET /oversight/samples/:sampleId': anywhere(['财政审核', '审计']),
  'GET /overview': anywhere(['财政审核', '审计']),

  'GET /indicator-library': anywhere(everyone),
  'GET /norms': anywhere(everyone),
  'GET /norms/documents': anywhere(everyone),

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
  'GET /audit': department(auditors),
  'POST /audit/verify': department(auditors),
  'GET /tasks': rows(business),
  'GET /years/:year/monitoring-rounds': rows(business),
  'POST /years/:year/monitoring-rounds': department(officer),
  'GET /monitoring-rounds/:roundId': rows(business),
  'PATCH /monitoring-rounds/:roundId': department(officer),
  'POST /monitoring-rounds/:roundId/refresh': department(officer),
  'GET /monitoring-rounds/:roundId/entries': rows(business),
  'GET /years/:year/rectifications': rows(business),
  'POST /years/:year/rectifications': department(['财政审核']),
  'GET /rectifications/:rectificationId': rows(business),
  'POST /rectifications/:rectificationId/answer': rows(writers),
  'POST /rectifications/:rectificationId/return': rows(['财政审核']),
  'POST /rectifications/:rectificationId/close': rows(['财政审核']),
  'POST /years/:year/checks': rows(checkers),
  'POST /years/:year/papers': department(checkers),
  'GET /years/:year/papers': department(business),
  'GET /papers/:paperId': department(business),
  'GET /papers/:paperId/comparison': department(business),
  'POST /papers/:paperId/comparison': department(checkers),
  'GET /years/:year/findings': rows(business),
  'GET /findings/:findingId': rows(business),
  'PATCH /findings/:findingId': rows(officer),
  'POST /years/:year/reminders': department(officer),
  // Which step somebody may take is decided by the step: see the tables of acts below.
  'POST /years/:year/transitions': rows(business),
  'GET /years/:year/collection': rows(business),
  'GET /years/:year/evaluation': rows(business),
  'GET /years/:year/evaluation/transitions': rows(business),
  'POST /years/:year/evaluation/transitions': department(business),
  'GET /years/:year/snapshots': department(business),
  'GET /years/:year/snapshots/:snapshotId': department(business),
  'GET /years/:year/snapshots/:snapshotId/difference': department(business),
  'POST /files': rows(writers),
  'GET /files': rows(business),
  'GET /files/:fileId': rows(business),
  'GET /years/:year/overview': rows(business),
  'GET /years/:year/export': rows(business),
  'POST /years/:year/imports': department(officer),
  'GET /years/:year/imports': department(officer),
  'GET /imports/:importId': department(officer),
  'GET /imports/:importId/bad-rows': department(officer),
  'GET /years/:year/templates/:kind': department(officer),
  'GET /imports/:importId/rows': department(officer),
  'PATCH /imports/:importId/rows/:rowId': department(officer),
  'POST /imports/:importId/accept': department(officer),
  'GET /imports/:importId/preview': department(officer),
  'POST /imports/:importId/apply': department(officer),
  'GET /years/:year/projects': rows(business),
  'POST /years/:year/projects': rows(writers),
  'POST /years/:year/projects/batch': rows(writers),
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

  'GET /transitions': project(business),
  'GET /acts': project(business),
  'POST /transitions': project(business),
  'GET /self-evaluation': project(business),
  'GET /snapshots': project(business),
  'GET /snapshots/:snapshotId': project(business),
  'GET /snapshots/:snapshotId/difference': project(business),
  'GET /snapshots/:snapshotId/check': project(business),
  'POST /snapshots/:snapshotId/restore': project(['领导']),
  'GET /reviews': project(business),
  'POST /reviews': project(['项目审核', '绩效管理员']),
  'PATCH /reviews/:reviewId': project(['项目审核', '绩效管理员']),
  'POST /spot-reviews': project(['财政审核']),
  'PATCH /spot-reviews/:reviewId': project(['财政审核']),

  'POST /checks': project(checkers),
  'GET /findings': project(business),
  'GET /monitoring': project(business),
  'GET /monitoring/:roundId': project(business),
  'PATCH /monitoring/:roundId': project(writers),
  'POST /monitoring/:roundId/submit': project(writers),
  'POST /monitoring/:roundId/return': project(officer),
  'POST /monitoring/:roundId/accept': project(officer),

  'GET /narratives': project(business),
  'PUT /narratives/:section': project(writers),
  'GET /facts': project(business),
  'GET /indicators': project(business),
  'POST /indicators': project(writers),
  'PUT /indicators/weights': project(writers),
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

const under = (prefix: string, doors: Readonly<Record<string, Door>>): readonly (readonly [string, Door])[] =>
  Object.entries(doors).map(([route, door]) => [route.replace(' ', ` ${prefix}`), door]);

export const doors = (listensLocally: boolean): ReadonlyMap<string, Door> => new Map([
  ...under('/api/v1', checks(listensLocally ? open : anywhere(checkers))),
  ...under('', beside),
  ...under('/api/v1', free),
  ...under('/api/v1/departments/:departmentId', ofDepartment),
  ...under('/api/v1/departments/:departmentId/projects/:projectId', ofProject),
]);

/** Who may take which step with a project within their reach. */
export const stepsOfProjects: Readonly<Record<string, readonly Role[]>> = {
  'submit-target': ['填报人', '绩效管理员'],
  'return-target': ['项目审核', '绩效管理员'],
  'review-target': ['项目审核', '绩效管理员'],
  'approve-target': ['财政审核'],
  'refuse-target': ['财政审核'],
  'request-adjustment': ['填报人', '绩效管理员'],
  'approve-adjustment': ['财政审核'],
  'refuse-adjustment': ['财政审核'],
  'begin-evaluation': ['填报人', '绩效管理员'],
  'take-over': ['绩效管理员'],
  'submit-evaluation': ['填报人', '绩效管理员'],
  'return-evaluation': ['项目审核', '绩效管理员'],
  'review-evaluation': ['项目审核', '绩效管理员'],
  'approve-evaluation': ['领导'],
  'reject-evaluation': ['领导'],
  finalise: ['领导'],
  report: ['绩效管理员'],
  'open-rectification': ['财政审核'],
  'close-rectification': ['财政审核'],
  publish: ['绩效管理员'],
  reopen: ['领导'],
};

/** Who may take which step with the year of a department that is wholly within their reach. */
export const stepsOfYears: Readonly<Record<string, readonly Role[]>> = {
  'submit-report': ['绩效管理员'],
  'return-report': ['领导'],
  'finalise-report': ['领导'],
  'send-report': ['绩效管理员'],
  'open-rectification': ['财政审核'],
  'close-rectification': ['财政审核'],
  'publish-report': ['绩效管理员'],
  'reopen-report': ['领导'],
};
