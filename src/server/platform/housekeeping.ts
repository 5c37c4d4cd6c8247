import type { FastifyInstance } from 'fastify';
import { sealToday } from '#server/platform/audit/seal.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { removeUnfinished } from '#server/platform/files/stored-files.ts';
import { forgetOldAnswers } from '#server/platform/once.ts';

const everyMilliseconds = 10 * 60_000;

/** What a running service does now and then: seals the audit trail once a day, forgets what has had its time. */
export function keepHouse(app: FastifyInstance, options: FeatureOptions): void {
  const { database, now, filesFolder } = options;
  const clean = async (): Promise<void> => {
    for (const task of [() => sealToday(database, now()), () => forgetOldAnswers(database, now()), () => app.jobs.sweep(), () => removeUnfinished(filesFolder, now())]) {
      try {
        await task();
      } catch (thrown) {
        app.log.error({ err: thrown }, 'housekeeping');
      }
    }
  };
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();
  app.addHook('onListen', async () => {
    await app.jobs.start();
    current = clean();
    timer = setInterval(() => { current = clean(); }, everyMilliseconds);
    timer.unref();
  });
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await current;
    await app.jobs.stop();
  });
}
