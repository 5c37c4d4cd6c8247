import { and, eq, isNull, sql } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { problem } from '#contract/checking.ts';
import { signInMethods } from '#contract/session.ts';
import { administratorRoles } from '#core/organisation/permissions.ts';
import { messages as signInMessages } from '#server/platform/accounts/messages.ts';
import { noteLogIn, usernameOf, type AccountRow } from '#server/features/accounts/service.ts';
import { setSessionCookie } from '#server/platform/access/access.ts';
import { recordChange } from '#server/platform/audit/record-change.ts';
import type { Transaction } from '#server/platform/database/handles.ts';
import { account, roleGrant } from '#server/platform/database/schema/organisation.ts';
import { systemChain } from '#server/platform/database/schema/records.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { messages } from '#server/platform/oidc/messages.ts';
import { createSignOn, type Identity } from '#server/platform/oidc/sign-on.ts';
import { Problem } from '#server/platform/problem.ts';

const callbackPath = '/api/v1/session/oidc/callback';

/** The single sign-on: it says who somebody is; what they may do is granted here. */
export const signOnRoutes: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, now, secureCookies, logInsPerMinute, oidc }) => {
  const signOn = oidc === undefined ? null : createSignOn(oidc, now);
  const pendingCookie = secureCookies ? '__Host-hengji_sign_on' : 'hengji_sign_on';
  // Brought back by a navigation from the provider's site, which a strict cookie would not survive.
  const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies } as const;
  const config = { access: { permission: 'public' }, rateLimit: { max: 3 * logInsPerMinute, timeWindow: '1 minute' } } as const;
  const required = () => {
    if (signOn === null) throw new Problem(404, 'sign-on-not-configured', messages.notConfigured);
    return signOn;
  };

  app.get('/session/methods', {
    config: { access: { permission: 'public' } },
    schema: { tags: ['session'], response: { 200: signInMethods, '4xx': problem } },
  }, async (request) => ({ password: true, singleSignOn: signOn !== null, signedIn: request.session !== null }));

  app.get('/session/oidc/start', {
    config,
    schema: { tags: ['session'], response: { 303: z.null(), '4xx': problem } },
  }, async (request, reply) => {
    const started = await required().start(`${signOn?.publicUrl?.replace(/\/$/, '') ?? ownAddress(request)}${callbackPath}`);
    reply.setCookie(pendingCookie, started.sealed, { ...cookieOptions, expires: started.until });
    return reply.code(303).header('location', started.url).header('cache-control', 'no-store').send(null);
  });

  app.get('/session/oidc/callback', {
    config,
    schema: {
      tags: ['session'],       querystring: z.looseObject({ code: z.string().max(4000).optional(), state: z.string().max(400).optional(), error: z.string().max(200).optional() }),
      response: { 303: z.null(), '4xx': problem },
    },
  }, async (request, reply) => {
    const ways = required();
    reply.clearCookie(pendingCookie, cookieOptions);
    const identity = await ways.finish(request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '', request.cookies[pendingCookie]);
    const at = now();
    const opened = await database.transaction(async (tx) => {
      const row = await accountOf(tx, identity, ways.linksByUsername, at, request.id);
      if (row.disabled) throw new Problem(403, 'account-disabled', signInMessages.disabled);
      await noteLogIn(tx, row, at, request.id);
      return app.sessions.open(tx, row.id, request.headers['user-agent'] ?? null);
    });
    setSessionCookie(reply, secureCookies, opened.token, opened.expiresAt);
    return reply.code(303).header('location', '/').header('cache-control', 'no-store').send(null);
  });
};

/** The account linked to an identity. Where the settings allow it, somebody who comes for the first time is linked by user name; an administrator never is. */
async function accountOf(tx: Transaction, { issuer, subject, username }: Identity, linksByUsername: boolean, now: Date, requestId: string): Promise<AccountRow> {
  const [linked] = await tx.select().from(account).where(and(eq(account.oidcIssuer, issuer), eq(account.oidcSubject, subject)));
  if (linked !== undefined) return linked;
  const refusal = new Problem(403, 'account-not-linked', messages.notLinked);
  if (!linksByUsername || username === null) throw refusal;
  const [named] = await tx.select().from(account).where(and(eq(account.username, usernameOf(username)), isNull(account.oidcSubject), eq(account.isExample, false))).for('update');
  if (named === undefined) throw refusal;
  const held = await tx.select({ role: roleGrant.role }).from(roleGrant).where(eq(roleGrant.accountId, named.id));
  if (held.some(({ role }) => administratorRoles.includes(role))) throw refusal;
  // A first password that was never used is void: nobody knows it but whoever made the account.
  const unused = named.mustChangePassword ? { passwordHash: null, mustChangePassword: false } : {};
  const [row] = await tx.update(account).set({ oidcIssuer: issuer, oidcSubject: subject, ...unused, updatedAt: now, version: sql`${account.version} + 1` }).where(eq(account.id, named.id)).returning();
  if (row === undefined) throw new Error('a row updated is not returned');
  await recordChange(tx, { departmentId: systemChain, actor: { accountId: row.id, name: row.displayName, requestId }, act: 'account.link', subject: { type: 'account', id: row.id }, after: { issuer }, at: now });
  return row;
}

function ownAddress(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
