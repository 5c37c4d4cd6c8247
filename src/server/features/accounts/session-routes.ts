import rateLimit from '@fastify/rate-limit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { problem } from '#contract/checking.ts';
import { changePassword as changePasswordBody, logIn, session as sessionSchema, type Session as SessionAnswer } from '#contract/session.ts';
import { permissionsOfRole } from '#core/organisation/permissions.ts';
import { createFailures, limitPerMinute } from '#server/features/accounts/failures.ts';
import { changePassword, checkCredentials, noteLogIn } from '#server/features/accounts/service.ts';
import { signOnRoutes } from '#server/features/accounts/sign-on-routes.ts';
import { actorOf, sessionOf, setSessionCookie } from '#server/platform/access/access.ts';
import { recordChange } from '#server/platform/audit/record-change.ts';
import { systemChain } from '#server/platform/database/schema/records.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { messages as platformMessages } from '#server/platform/messages.ts';
import { Problem } from '#server/platform/problem.ts';
import type { Session } from '#server/platform/sessions/sessions.ts';

/** Signing in and out, and one's own password. */
export const sessionRoutes: FastifyPluginAsyncZod<FeatureOptions> = async (app, options) => {
  const { database, now, secureCookies, logInsPerMinute } = options;
  await app.register(rateLimit, { global: false });
  await app.register(signOnRoutes, options);
  const unknownNames = createFailures(now);
  const mayGuess = limitPerMinute(now, logInsPerMinute);

  app.post('/session', {
    config: { access: { permission: 'public' }, rateLimit: { max: logInsPerMinute, timeWindow: '1 minute' } },
    schema: { tags: ['session'], body: logIn, response: { 200: sessionSchema, '4xx': problem } },
  }, async (request, reply) => {
    const at = now();
    if (!mayGuess(request.body.username)) throw new Problem(429, 'too-many-requests', platformMessages.tooManyRequests, {}, { 'retry-after': '60' });
    const row = await checkCredentials(database, unknownNames, request.body.username, request.body.password, at, request.id, !secureCookies);
    const opened = await database.transaction(async (tx) => {
      await noteLogIn(tx, row, at, request.id);
      return app.sessions.open(tx, row.id, request.headers['user-agent'] ?? null);
    });
    setSessionCookie(reply, secureCookies, opened.token, opened.expiresAt);
    const session = await app.sessions.find(opened.token);
    if (session === null) throw new Error('a session just opened is not found');
    return shown(session);
  });

  app.get('/session', {
    config: { access: { permission: 'signed-in', withFirstPassword: true } },
    schema: { tags: ['session'], response: { 200: sessionSchema, '4xx': problem } },
  }, async (request) => shown(sessionOf(request)));

  app.delete('/session', {
    config: { access: { permission: 'signed-in', withFirstPassword: true } },
    schema: { tags: ['session'], response: { 204: z.null(), '4xx': problem } },
  }, async (request, reply) => {
    const session = sessionOf(request);
    await database.transaction(async (tx) => {
      await app.sessions.close(tx, session.tokenHash);
      await recordChange(tx, { departmentId: systemChain, actor: actorOf(request), act: 'session.close', subject: { type: 'account', id: session.principal.accountId }, at: now() });
    });
    app.sessions.forget(session.principal.accountId);
    setSessionCookie(reply, secureCookies, null, null);
    return reply.code(204).send(null);
  });

  app.post('/session/password', {
    config: { access: { permission: 'signed-in', withFirstPassword: true }, rateLimit: { max: logInsPerMinute, timeWindow: '1 minute' } },
    schema: { tags: ['session'], body: changePasswordBody, response: { 200: sessionSchema, '4xx': problem } },
  }, async (request, reply) => {
    const { principal } = sessionOf(request);
    const opened = await database.transaction(async (tx) => {
      await changePassword(tx, principal.accountId, request.body.present, request.body.next, now(), actorOf(request));
      // Whoever knew the old password is out.
      await app.sessions.closeAllOf(tx, principal.accountId);
      return app.sessions.open(tx, principal.accountId, request.headers['user-agent'] ?? null);
    });
    app.sessions.forget(principal.accountId);
    setSessionCookie(reply, secureCookies, opened.token, opened.expiresAt);
    const session = await app.sessions.find(opened.token);
    if (session === null) throw new Error('a session just opened is not found');
    return shown(session);
  });
};

function shown({ principal, mustChangePassword, expiresAt, csrfToken }: Session): SessionAnswer {
  return {
    accountId: principal.accountId, name: principal.name, mustChangePassword, expiresAt: expiresAt.toISOString(), csrfToken, grants: principal.grants,
    permissions: [...new Set(principal.grants.flatMap(({ role }) => permissionsOfRole[role]))].toSorted(),
  };
}
