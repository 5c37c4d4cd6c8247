import type { FastifyInstance } from 'fastify';
import { sealToday } from '#server/platform/audit/seal.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { removeUnfinished } from '#server/platform/files/stored-files.ts';
import { forgetOldAnswers } from '#server/platform/once.ts';

const everyMilliseconds = 10 * 60_000;

/** What a running service does now and then: seals the audit trail once a day, forgets what has had its time. */
export function keepHouse(app: FastifyInstance, options: FeatureOptions): void {
  const { database, now, filesFolder } = options;
  let closing = false;
  const clean = async (): Promise<void> => {
    for (const task of [() => sealToday(database, now()), () => forgetOldAnswers(database, now()), () => app.jobs.sweep(), () => removeUnfinished(filesFolder, now())]) {
      if (closing) return;
      try {
        await task();
      } catch (thrown) {
        if (!closing) app.log.error({ err: thrown }, 'housekeeping');
      }
    }
  };
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();
  const begin = async (): Promise<void> => {
    try {
      await app.jobs.start();
    } catch (thrown) {
      if (!closing) throw thrown;
    }
    await clean();
  };
  // The hook is not waited for by whoever listens: a service that ends at once has to.
  app.addHook('onListen', async () => {
    if (closing) return;
    const begun = begin();
    current = begun.catch(() => undefined);
    timer = setInterval(() => { current = clean(); }, everyMilliseconds);
    timer.unref();
    await begun;
  });
  app.addHook('onClose', async () => {
    closing = true;
    clearInterval(timer);
    await current;
    await app.jobs.stop();
  });
}
