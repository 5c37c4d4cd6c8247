import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { problem } from '#contract/checking.ts';
import { id, pageOf as pageSchema, pageQuery } from '#contract/paging.ts';
import { account as accountSchema, accountChange, accountIdentity, newAccount, newAccountAnswer, newGrant, type Account } from '#contract/session.ts';
import { messages } from '#server/features/accounts/messages.ts';
import { createAccount, grantRole, linkIdentity, refuseAdministrators, resetPassword, revokeRole, unlockAccount, type AccountRow } from '#server/features/accounts/service.ts';
import { sessionRoutes } from '#server/features/accounts/session-routes.ts';
import { actorOf, sessionOf } from '#server/platform/access/access.ts';
import { recordChange } from '#server/platform/audit/record-change.ts';
import type { Orm, Transaction } from '#server/platform/database/handles.ts';
import { account, roleGrant } from '#server/platform/database/schema/organisation.ts';
import { systemChain } from '#server/platform/database/schema/records.ts';
import { conflict, requiredVersion, setEtag } from '#server/platform/etag.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { once } from '#server/platform/once.ts';
import { pageOf, readCursor } from '#server/platform/pages.ts';
import { Problem } from '#server/platform/problem.ts';

const byId = z.strictObject({ accountId: id });
const tags = ['accounts'];

/** Accounts for the system administrator, roles and locks for the security officer: neither can do the other's part. */
export const accounts: FastifyPluginAsyncZod<FeatureOptions> = async (app, options) => {
  const { database, now } = options;
  await app.register(sessionRoutes, options);

  const found = async (from: Orm | Transaction, accountId: string): Promise<Account> => {
    const [row] = await from.select().from(account).where(eq(account.id, accountId));
    const [shown] = row === undefined ? [] : await withGrants(from, [row]);
    if (shown === undefined) throw new Problem(404, 'not-found', messages.accountNotFound);
    return shown;
  };
  const notOneself = (request: Parameters<typeof sessionOf>[0], accountId: string): void => {
    if (sessionOf(request).principal.accountId === accountId) throw new Problem(422, 'own-account', messages.ownAccount);
  };

  app.get('/accounts', {
    config: { access: { permission: 'account.read' } },
    schema: { tags, querystring: z.strictObject(pageQuery), response: { 200: pageSchema(accountSchema), '4xx': problem } },
  }, async (request) => {
    const { limit, cursor } = request.query;
    const after = readCursor(cursor, 'username');
    const rows = await database.orm.select().from(account)
      .where(after === null ? undefined : sql`(${account.username}, ${account.id}) > (${after.value}, ${after.id}::uuid)`)
      .orderBy(asc(account.username), asc(account.id)).limit(limit + 1);
    const shown = await withGrants(database.orm, rows);
    return pageOf(shown, limit, 'username', ({ username, id: key }) => ({ value: username, id: key }), (item) => item);
  });

  app.post('/accounts', {
    config: { access: { permission: 'account.manage' } },
    schema: { tags, body: newAccount, response: { 201: newAccountAnswer, '4xx': problem } },
  }, async (request, reply) => {
    // Not kept to be answered again: a first password is stored nowhere. The name keeps an account from being made twice.
    const answer = await database.transaction(async (tx) => {
      const made = await createAccount(tx, request.body, now(), actorOf(request));
      return { account: await found(tx, made.id), firstPassword: made.firstPassword };
    });
    return reply.code(201).header('location', `/api/v1/accounts/${answer.account.id}`).send(answer);
  });

  app.get('/accounts/:accountId', {
    config: { access: { permission: 'account.read' } },
    schema: { tags, params: byId, response: { 200: accountSchema, '4xx': problem } },
  }, async (request, reply) => {
    const shown = await found(database.orm, request.params.accountId);
    return setEtag(reply, shown.version).send(shown);
  });

  app.patch('/accounts/:accountId', {
    config: { access: { permission: 'account.manage' } },
    schema: { tags, params: byId, body: accountChange, response: { 200: accountSchema, '4xx': problem } },
  }, async (request, reply) => {
    const { accountId } = request.params;
    const { displayName, disabled } = request.body;
    if (disabled === true) notOneself(request, accountId);
    const version = requiredVersion(request);
    const before = await found(database.orm, accountId);
    const after = await database.transaction(async (tx) => {
      const { rowCount } = await tx.update(account).set({
        ...(displayName === undefined ? {} : { displayName }), ...(disabled === undefined ? {} : { disabled }), updatedAt: now(), version: sql`${account.version} + 1`,
      }).where(and(eq(account.id, accountId), eq(account.version, version)));
      if (rowCount === 0) throw await conflict(database.pool, systemChain, { type: 'account', id: accountId }, before);
      if (disabled === true) await app.sessions.closeAllOf(tx, accountId);
      await recordChange(tx, {
        departmentId: systemChain, actor: actorOf(request), act: 'account.update', subject: { type: 'account', id: accountId },
        before: { displayName: before.displayName, disabled: before.disabled }, after: request.body, at: now(),
      });
      return found(tx, accountId);
    });
    app.sessions.forget(accountId);
    return setEtag(reply, after.version).send(after);
  });

  app.post('/accounts/:accountId/password', {
    config: { access: { permission: 'account.manage' } },
    schema: { tags, params: byId, response: { 200: z.strictObject({ firstPassword: z.string() }), '4xx': problem } },
  }, async (request) => {
    const { accountId } = request.params;
    notOneself(request, accountId);
    const answer = await database.transaction(async (tx) => {
      await refuseAdministrators(tx, accountId);
      return { firstPassword: await resetPassword(tx, accountId, now(), actorOf(request)) };
    });
    app.sessions.forget(accountId);
    return answer;
  });

  app.put('/accounts/:accountId/identity', {
    config: { access: { permission: 'account.manage' } },
    schema: { tags, params: byId, body: accountIdentity, response: { 204: z.null(), '4xx': problem } },
  }, async (request, reply) => {
    const { accountId } = request.params;
    notOneself(request, accountId);
    await database.transaction(async (tx) => {
      await refuseAdministrators(tx, accountId);
      await linkIdentity(tx, accountId, request.body, now(), actorOf(request));
    });
    return reply.code(204).send(null);
  });

  app.delete('/accounts/:accountId/identity', {
    config: { access: { permission: 'account.manage' } },
    schema: { tags, params: byId, response: { 204: z.null(), '4xx': problem } },
  }, async (request, reply) => {
    const { accountId } = request.params;
    await database.transaction(async (tx) => {
      await linkIdentity(tx, accountId, null, now(), actorOf(request));
      await app.sessions.closeAllOf(tx, accountId);
    });
    app.sessions.forget(accountId);
    return reply.code(204).send(null);
  });

  app.post('/accounts/:accountId/grants', {
    config: { access: { permission: 'role.grant' } },
    schema: { tags, params: byId, body: newGrant, response: { 201: accountSchema, '4xx': problem } },
  }, async (request, reply) => {
    const { accountId } = request.params;
    notOneself(request, accountId);
    const answer = await once(database, request, async (tx) => {
      await grantRole(tx, accountId, request.body, now(), actorOf(request));
      return found(tx, accountId);
    });
    app.sessions.forget(accountId);
    return reply.code(201).send(answer);
  });

  app.delete('/accounts/:accountId/grants/:grantId', {
    config: { access: { permission: 'role.grant' } },
    schema: { tags, params: byId.extend({ grantId: id }), response: { 204: z.null(), '4xx': problem } },
  }, async (request, reply) => {
    const { accountId, grantId } = request.params;
    notOneself(request, accountId);
    await database.transaction((tx) => revokeRole(tx, accountId, grantId, now(), actorOf(request)));
    app.sessions.forget(accountId);
    return reply.code(204).send(null);
  });

  app.post('/accounts/:accountId/unlock', {
    config: { access: { permission: 'security.manage' } },
    schema: { tags, params: byId, response: { 204: z.null(), '4xx': problem } },
  }, async (request, reply) => {
    await database.transaction((tx) => unlockAccount(tx, request.params.accountId, now(), actorOf(request)));
    return reply.code(204).send(null);
  });

  app.delete('/accounts/:accountId/sessions', {
    config: { access: { permission: 'security.manage' } },
    schema: { tags, params: byId, response: { 200: z.strictObject({ ended: z.int() }), '4xx': problem } },
  }, async (request) => {
    const { accountId } = request.params;
    const ended = await database.transaction(async (tx) => {
      const closed = await app.sessions.closeAllOf(tx, accountId);
      await recordChange(tx, { departmentId: systemChain, actor: actorOf(request), act: 'session.end-all', subject: { type: 'account', id: accountId }, after: { ended: closed }, at: now() });
      return closed;
    });
    app.sessions.forget(accountId);
    return { ended };
  });
};

async function withGrants(from: Orm | Transaction, rows: readonly AccountRow[]): Promise<readonly Account[]> {
  if (rows.length === 0) return [];
  const grants = await from.select().from(roleGrant).where(inArray(roleGrant.accountId, rows.map((row) => row.id))).orderBy(asc(roleGrant.createdAt));
  return rows.map((row) => ({
    id: row.id, username: row.username, displayName: row.displayName, mustChangePassword: row.mustChangePassword, lockedUntil: row.lockedUntil?.toISOString() ?? null,
    disabled: row.disabled, singleSignOn: row.oidcSubject !== null, isExample: row.isExample, version: row.version,
    grants: grants.filter((grant) => grant.accountId === row.id).map((grant) => ({
      id: grant.id, role: grant.role, scope: grant.scope, bureauId: grant.bureauId, departmentId: grant.departmentId, divisionId: grant.divisionId,
    })),
  }));
}
