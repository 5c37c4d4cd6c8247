import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { FastifyRequest } from 'fastify';
import { problem } from '#contract/checking.ts';
import { entries, entry, entryChange, entryParams, entryReturn, newRound, round, roundChange, roundParams, rounds, type Entry, type Round } from '#contract/monitoring.ts';
import { projectParams, yearParams } from '#contract/paging.ts';
import { messages } from '#server/features/monitoring/messages.ts';
import { changeEntry, changeRound, openRound, refreshRound, stepEntry, type EntryStep, type MonitoringContext } from '#server/features/monitoring/service.ts';
import { findRound, listEntries, listRounds, type EntryRow } from '#server/features/monitoring/store.ts';
import { actorOf, departmentOf } from '#server/platform/access/access.ts';
import { conflict, requiredVersion, setEtag } from '#server/platform/etag.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { once } from '#server/platform/once.ts';
import { Problem } from '#server/platform/problem.ts';

const tags = ['monitoring'];
const entryPath = '/departments/:departmentId/projects/:projectId/monitoring/:roundId';

/** 绩效运行监控: rounds with a cut-off date, what the ledger says on it, and what the projects answer. */
export const monitoring: FastifyPluginAsyncZod<FeatureOptions> = async (app, { database, norms, now }) => {
  const { orm } = database;
  const contextOf = (request: FastifyRequest): MonitoringContext => {
    const { departmentId, place } = departmentOf(request);
    return { departmentId, place, norms, actor: actorOf(request), at: now() };
  };
  const roundShown = async (departmentId: string, roundId: string): Promise<Round> => {
    const [found] = await listRounds(orm, departmentId, { roundId });
    if (found === undefined) throw new Problem(404, 'not-found', messages.roundNotFound);
    return found;
  };
  const shownEntry = async (request: FastifyRequest, projectId: string, roundId: string): Promise<Entry> => {
    const { departmentId, place } = departmentOf(request);
    const [found] = await listEntries(orm, departmentId, { projectId, roundId }, norms, place);
    if (found === undefined) throw new Problem(404, 'not-found', messages.entryNotFound);
    return found;
  };

  app.get('/departments/:departmentId/years/:year/monitoring-rounds', {
    config: { access: { permission: 'project.read', list: true } },
    schema: { tags, params: yearParams, response: { 200: rounds, '4xx': problem } },
  }, async (request) => ({ items: await listRounds(orm, departmentOf(request).departmentId, { year: request.params.year }) }));

  app.post('/departments/:departmentId/years/:year/monitoring-rounds', {
    config: { access: { permission: 'monitoring.manage' } },
    schema: { tags, params: yearParams, body: newRound, response: { 201: round, '4xx': problem } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const made = await once(database, request, async (tx) => ({ id: (await openRound(tx, contextOf(request), request.params.year, request.body)).id }));
    const answer = await roundShown(departmentId, made.id);
    return setEtag(reply.code(201), answer.version).send(answer);
  });

  app.get('/departments/:departmentId/monitoring-rounds/:roundId', {
    config: { access: { permission: 'project.read', list: true } },
    schema: { tags, params: roundParams, response: { 200: round, '4xx': problem } },
  }, async (request, reply) => {
    const answer = await roundShown(departmentOf(request).departmentId, request.params.roundId);
    return setEtag(reply, answer.version).send(answer);
  });

  app.patch('/departments/:departmentId/monitoring-rounds/:roundId', {
    config: { access: { permission: 'monitoring.manage' } },
    schema: { tags, params: roundParams, body: roundChange, response: { 200: round, '4xx': problem } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const { roundId } = request.params;
    const version = requiredVersion(request);
    const changed = await database.transaction((tx) => changeRound(tx, contextOf(request), roundId, version, request.body));
    const answer = await roundShown(departmentId, roundId);
    if (changed === null) throw await conflict(database.pool, departmentId, { type: 'monitoring-round', id: roundId }, answer);
    return setEtag(reply, answer.version).send(answer);
  });

  app.post('/departments/:departmentId/monitoring-rounds/:roundId/refresh', {
    config: { access: { permission: 'monitoring.manage' } },
    schema: { tags, params: roundParams, response: { 200: round, '4xx': problem } },
  }, async (request, reply) => {
    const { departmentId } = departmentOf(request);
    const { roundId } = request.params;
    await database.transaction(async (tx) => refreshRound(tx, contextOf(request), await findRound(tx, departmentId, roundId)));
    const answer = await roundShown(departmentId, roundId);
    return setEtag(reply, answer.version).send(answer);
  });

  app.get('/departments/:departmentId/monitoring-rounds/:roundId/entries', {
    config: { access: { permission: 'project.read', list: true } },
    schema: { tags, params: roundParams, response: { 200: entries, '4xx': problem } },
  }, async (request) => {
    const { departmentId, place } = departmentOf(request);
    await findRound(orm, departmentId, request.params.roundId);
    return { items: await listEntries(orm, departmentId, { roundId: request.params.roundId, scope: request.rowScope ?? { kind: 'some', divisionIds: [], ownerId: null } }, norms, place) };
  });

  app.get('/departments/:departmentId/projects/:projectId/monitoring', {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: projectParams, response: { 200: entries, '4xx': problem } },
  }, async (request) => {
    const { departmentId, place } = departmentOf(request);
    return { items: await listEntries(orm, departmentId, { projectId: request.params.projectId }, norms, place) };
  });

  app.get(entryPath, {
    config: { access: { permission: 'project.read' } },
    schema: { tags, params: entryParams, response: { 200: entry, '4xx': problem } },
  }, async (request, reply) => {
    const answer = await shownEntry(request, request.params.projectId, request.params.roundId);
    return setEtag(reply, answer.version).send(answer);
  });

  app.patch(entryPath, {
    config: { access: { permission: 'monitoring.write' } },
    schema: { tags, params: entryParams, body: entryChange, response: { 200: entry, '4xx': problem } },
  }, async (request, reply) => {
    const { projectId, roundId } = request.params;
    const version = requiredVersion(request);
    const changed = await database.transaction((tx) => changeEntry(tx, contextOf(request), projectId, roundId, version, request.body));
    return answered(request, projectId, roundId, changed).then((answer) => setEtag(reply, answer.version).send(answer));
  });

  const answered = async (request: FastifyRequest, projectId: string, roundId: string, changed: EntryRow | null): Promise<Entry> => {
    const answer = await shownEntry(request, projectId, roundId);
    if (changed === null) throw await conflict(database.pool, departmentOf(request).departmentId, { type: 'monitoring-entry', id: answer.id }, answer);
    return answer;
  };
  const stepped = async (request: FastifyRequest, { projectId, roundId }: { readonly projectId: string; readonly roundId: string }, step: EntryStep, reason: string | null): Promise<Entry> => {
    const version = requiredVersion(request);
    return answered(request, projectId, roundId, await database.transaction((tx) => stepEntry(tx, contextOf(request), projectId, roundId, version, step, reason)));
  };

  app.post(`${entryPath}/submit`, {
    config: { access: { permission: 'monitoring.write' } }, schema: { tags, params: entryParams, response: { 200: entry, '4xx': problem } },
  }, async (request, reply) => {
    const answer = await stepped(request, request.params, 'submit', null);
    return setEtag(reply, answer.version).send(answer);
  });

  app.post(`${entryPath}/return`, {
    config: { access: { permission: 'monitoring.manage' } }, schema: { tags, params: entryParams, body: entryReturn, response: { 200: entry, '4xx': problem } },
  }, async (request, reply) => {
    const answer = await stepped(request, request.params, 'return', request.body.reason);
    return setEtag(reply, answer.version).send(answer);
  });

  app.post(`${entryPath}/accept`, {
    config: { access: { permission: 'monitoring.manage' } }, schema: { tags, params: entryParams, response: { 200: entry, '4xx': problem } },
  }, async (request, reply) => {
    const answer = await stepped(request, request.params, 'accept', null);
    return setEtag(reply, answer.version).send(answer);
  });
};
