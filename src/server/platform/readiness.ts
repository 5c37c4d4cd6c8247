import { mkdir, statfs } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { appliedMigrations, readMigrations } from '#server/platform/database/migrate.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';

/** Below this the service says that it cannot go on. */
const leastFreeBytes = 200n << 20n;

/** `/readyz`: whether the store answers, is at this version, and there is room for what comes. */
export function reportReadiness(app: FastifyInstance, { database, filesFolder }: FeatureOptions): void {
  const expected = readMigrations().map(({ name }) => name);
  app.get('/readyz', async (_request, reply) => {
    const applied = await appliedMigrations(database.pool).then((rows) => rows.map(({ name }) => name), () => null);
    const checks = {
      store: applied === null ? 'unreachable' : 'ok',
      migrations: applied !== null && expected.every((name) => applied.includes(name)) ? 'ok' : 'missing',
      disk: await hasRoom(filesFolder) ? 'ok' : 'full',
    };
    const isReady = Object.values(checks).every((state) => state === 'ok');
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not-ready', ...checks });
  });
}

async function hasRoom(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(folder, { bigint: true });
    return bavail * bsize >= leastFreeBytes;
  } catch {
    return false;
  }
}
