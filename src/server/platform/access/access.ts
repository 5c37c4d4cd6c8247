import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { isAllowed, permissionsOfRole, rowScope, type Permission, type RowPlace, type RowScope } from '#core/organisation/permissions.ts';
import type { Principal } from '#core/organisation/roles.ts';
import { createPlaces, type DepartmentPlace, type Places } from '#server/platform/access/places.ts';
import { messages } from '#server/platform/access/messages.ts';
import type { Actor } from '#server/platform/audit/record-change.ts';
import type { Database } from '#server/platform/database/handles.ts';
import { messages as platformMessages } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';
import { createSessions, isCsrfToken, type Session, type Sessions } from '#server/platform/sessions/sessions.ts';

/**
 * What a route asks for, declared in its `config`. `public` needs nobody, `signed-in` somebody, a permission somebody whose
 * grants hold it and reach the row.
 *
 * - A route with `:departmentId` and `:projectId` is checked against the project's division and person in charge.
 * - One with `:departmentId` alone is checked against the department; `list: true` lets in whoever reaches some of its rows,
 *   and the handler narrows its query by `request.rowScope`. Without it the grant must reach the whole department.
 * - One without either needs a grant that reaches everything, or with `anywhere: true` a grant anywhere, which the handler narrows.
 *
 * What is beyond reach is answered as if it did not exist. A route that declares nothing stops the start of the service, and
 * one without a line in `tests/access/route-table.ts` fails the tests.
 */
export type RouteAccess = { readonly permission: Permission | 'public' | 'signed-in'; readonly list?: boolean; readonly anywhere?: boolean; readonly withFirstPassword?: boolean };

/* oxlint-disable typescript/consistent-type-definitions -- what is declared here is merged with the types of the framework */
declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
  interface FastifyRequest {
    session: Session | null;
    /** Rows of the department that the person may see; set for routes with `list`. */
    rowScope: RowScope | null;
    department: DepartmentPlace | null;
    /** Where the project of the address belongs. */
    projectPlace: (RowPlace & { readonly year: number }) | null;
  }
  interface FastifyInstance {
    sessions: Sessions;
    places: Places;
    /** Every route registered behind the guard, as `METHOD url`. */
    guardedRoutes: readonly string[];
  }
}
/* oxlint-enable typescript/consistent-type-definitions */

/** Requests a minute from one address without a session, and from one account; enough for an office behind one address and for scripts that fetch everything. */
const mostUnknown = 1_200;
const mostKnown = 600_000;

export const cookieNames = { secure: '__Host-hengji_session', loopback: 'hengji_session' };
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export type AccessOptions = { readonly database: Database; readonly now: () => Date; readonly secureCookies: boolean };

/** Puts the guard at the door of every route registered after it. */
export async function guardRoutes(app: FastifyInstance, options: AccessOptions): Promise<void> {
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  const limitUnknown = app.createRateLimit({ max: mostUnknown, timeWindow: 60_000 });
  const limitKnown = app.createRateLimit({ max: mostKnown, timeWindow: 60_000, keyGenerator: ({ session }) => session?.principal.accountId ?? '' });
  const cookieName = options.secureCookies ? cookieNames.secure : cookieNames.loopback;
  const sessions = createSessions(options.database.pool, options.now);
  const places = createPlaces(options.database.prepared, options.now);
  app.decorate('sessions', sessions);
  app.decorate('places', places);
  app.decorateRequest('session', null);
  app.decorateRequest('rowScope', null);
  app.decorateRequest('department', null);
  app.decorateRequest('projectPlace', null);

  const routes: RouteOptions[] = [];
  const named: string[] = [];
  app.decorate('guardedRoutes', named);
  app.addHook('onRoute', (route) => {
    routes.push(route);
    named.push(...[route.method].flat().map((method) => `${method} ${route.url}`));
  });
  app.addHook('onReady', async () => {
    const open = routes.filter(({ url, config }) => url.startsWith('/api/v1/') && config?.access === undefined);
    if (open.length > 0) throw new Error(`routes without access: ${open.map(({ method, url }) => `${String(method)} ${url}`).join(', ')}`);
  });

  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access;
    if (access === undefined) return;
    if (cookieCount(request.headers.cookie, cookieName) > 1) throw new Problem(400, 'duplicate-cookie', messages.duplicateCookie);
    const token = request.cookies[cookieName];
    request.session = token === undefined ? null : await sessions.find(token);
    const limited = await (request.session === null ? limitUnknown : limitKnown)(request);
    if (!limited.isAllowed && limited.isExceeded) throw new Problem(429, 'too-many-requests', platformMessages.tooManyRequests, {}, { 'retry-after': String(limited.ttlInSeconds) });
    if (request.session !== null && !safeMethods.has(request.method) && access.permission !== 'public' && !isCsrfToken(request.session, request.headers['x-csrf-token'])) {
      throw new Problem(403, 'csrf', messages.csrf);
    }
    if (access.permission === 'public') return;
    if (request.session === null) throw token === undefined ? new Problem(401, 'sign-in', messages.signInFirst) : new Problem(401, 'session-expired', messages.sessionExpired);
    if (request.session.mustChangePassword && access.withFirstPassword !== true) throw new Problem(403, 'change-password', messages.changePasswordFirst);
    if (access.permission === 'signed-in') return;
    await checkReach(request, access, access.permission, request.session.principal, places);
  });
}

async function checkReach(request: FastifyRequest, access: RouteAccess, permission: Permission, principal: Principal, places: Places): Promise<void> {
  const { departmentId, projectId } = paramsOf(request);
  if (departmentId === undefined) {
    const holding = principal.grants.filter((grant) => permissionsOfRole[grant.role].includes(permission));
    if (holding.length === 0 || (access.anywhere !== true && !holding.some(({ scope, bureauId }) => scope === 'all' && bureauId === null))) throw notPermitted();
    return;
  }
  if (!uuid.test(departmentId)) throw new Problem(404, 'not-found', messages.departmentNotFound);
  const department = await places.department(departmentId);
  if (department === null || !seesDepartment(principal, department)) throw new Problem(404, 'not-found', messages.departmentNotFound);
  request.department = department;
  if (projectId !== undefined) {
    const row = uuid.test(projectId) ? await places.project(departmentId, projectId) : null;
    if (row === null || !sees(principal, row)) throw new Problem(404, 'not-found', messages.notFound);
    if (!isAllowed(principal, permission, row)) throw notPermitted();
    request.projectPlace = row;
    return;
  }
  const scope = rowScope(principal, permission, department);
  if (scope === null || (access.list !== true && scope.kind !== 'all')) throw notPermitted();
  request.rowScope = scope;
}

/** Two cookies of the name: one of them was planted by somebody else, and which one cannot be known. */
function cookieCount(header: string | undefined, name: string): number {
  return header === undefined ? 0 : header.split(';').filter((part) => part.trimStart().startsWith(`${name}=`)).length;
}

/** Whether anything of a department is within the person's reach. */
function seesDepartment(principal: Principal, { departmentId, bureauId }: DepartmentPlace): boolean {
  return principal.grants.some((grant) => (grant.scope === 'all' ? grant.bureauId === null || grant.bureauId === bureauId : grant.departmentId === departmentId));
}

/** Whether the person sees a project at all: only then may an answer admit that it exists. */
function sees(principal: Principal, row: RowPlace): boolean {
  return isAllowed(principal, 'project.read', row);
}

function notPermitted(): Problem {
  return new Problem(403, 'not-permitted', messages.notPermitted);
}

function paramsOf(request: FastifyRequest): { readonly departmentId?: string; readonly projectId?: string } {
  return typeof request.params === 'object' && request.params !== null ? request.params : {};
}

/** The session of a route that is not public. */
export function sessionOf(request: FastifyRequest): Session {
  if (request.session === null) throw new Problem(401, 'sign-in', messages.signInFirst);
  return request.session;
}

/** The department of a route with `:departmentId`. */
export function departmentOf(request: FastifyRequest): DepartmentPlace {
  if (request.department === null) throw new Error(`no department in ${request.url}`);
  return request.department;
}

/** Who acts, for the audit trail. */
export function actorOf(request: FastifyRequest): Actor {
  const { principal } = sessionOf(request);
  return { accountId: principal.accountId, name: principal.name, requestId: request.id };
}

/** Hands the cookie of a session over, or takes it away. */
export function setSessionCookie(reply: FastifyReply, secure: boolean, token: string | null, expiresAt: Date | null): void {
  const name = secure ? cookieNames.secure : cookieNames.loopback;
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  if (token === null || expiresAt === null) reply.clearCookie(name, options);
  else reply.setCookie(name, token, { ...options, expires: expiresAt });
}
