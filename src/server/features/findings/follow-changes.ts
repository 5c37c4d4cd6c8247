import type { FastifyInstance, FastifyRequest } from 'fastify';
import { recheckProject } from '#server/features/findings/live-check.ts';
import { messages } from '#server/features/findings/messages.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { Problem } from '#server/platform/problem.ts';

/** A project is checked again this long after its last change, so that a run of changes is checked once. */
const restMilliseconds = 1000;
/** A pause after each check, the longer the longer it took: people who wait for their answers go first. */
const betweenChecks = 200;
const pausePerCheck = 20;
/** More than this many waiting are not kept; the next check of the year finds them. */
const mostWaiting = 2000;

type Waiting = { readonly departmentId: string; readonly projectId: string; readonly year: number; readonly due: number };

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Checks a project again, in the background, after it was changed. Routes of findings themselves change no project. */
export function followChanges(app: FastifyInstance, { database, norms, now }: FeatureOptions): void {
  const waiting = new Map<string, Waiting>();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;

  let pause = betweenChecks;

  const checkNext = async (): Promise<void> => {
    const [next] = waiting.values();
    if (next === undefined || next.due > Date.now()) return;
    waiting.delete(next.projectId);
    const started = performance.now();
    try {
      await database.transaction((tx) => recheckProject(tx, { ...next, norms, actor: { accountId: null, name: messages.automatic.zh, requestId: null }, at: now() }));
    } catch (thrown) {
      // Deleted since.
      if (!(thrown instanceof Problem)) app.log.error({ err: thrown, project: next.projectId }, 'live check');
    }
    pause = Math.min(5000, Math.max(betweenChecks, pausePerCheck * (performance.now() - started)));
  };
  const wake = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      running = checkNext().finally(() => {
        running = null;
        if (waiting.size > 0) wake();
      });
    }, pause);
    timer.unref();
  };
  const note = (request: FastifyRequest, statusCode: number): void => {
    const { projectPlace, routeOptions: { url = '' } } = request;
    if (!unsafe.has(request.method) || statusCode >= 300 || projectPlace === null || /\/(?:findings|checks)\b/.test(url)) return;
    const { projectId } = request.params as { readonly projectId?: string };
    if (projectId === undefined || (waiting.size >= mostWaiting && !waiting.has(projectId))) return;
    // Put behind the others again: those that rest longest are first.
    waiting.delete(projectId);
    waiting.set(projectId, { departmentId: projectPlace.departmentId, projectId, year: projectPlace.year, due: Date.now() + restMilliseconds });
    wake();
  };
  app.addHook('onResponse', async (request, reply) => { note(request, reply.statusCode); });
  app.addHook('onClose', async () => {
    if (timer !== null) clearTimeout(timer);
    waiting.clear();
    await running;
  });
}
