import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '#core/refusal.ts';
import { loadNormBook } from '#reading/norm-book.ts';
import { createApplication } from '#server/application.ts';
import { loadExample } from '#server/example/index.ts';
import { accountsAtStart } from '#server/features/accounts/index.ts';
import { openDatabase, type OpenDatabase } from '#server/platform/database/open-database.ts';
import type { FeatureOptions } from '#server/platform/feature.ts';
import { listen, refuseWrongPort } from '#server/platform/listen.ts';
import { fill, messages } from '#server/platform/messages.ts';
import { readOidcSettings } from '#server/platform/oidc/settings.ts';

export type ServeOptions = {
  /** Folder of the product, with the built page and the sample paper. */
  readonly root: string;
  readonly dataFolder: string;
  readonly host: string;
  readonly port: string | undefined;
  /** Whether an empty store is filled with the example department. */
  readonly withExample: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Set when the process is told to end while it starts. */
  readonly stopping?: AbortSignal;
  /** Told what takes time and where the service is to be found, for the terminal. */
  readonly say: (text: string) => void;
};

/** The service was told to end before it had begun. */
class EndedEarly extends Error {}

export type Serving = { readonly port: number; readonly stop: () => Promise<void> };

/** Opens the store, listens, and says where. What is half open when something fails is closed again. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { root, dataFolder, host, environment, say } = options;
  const goOn = (): void => { if (options.stopping?.aborted === true) throw new EndedEarly(); };
  const page = join(root, 'dist', 'web');
  refuseWrongPort(options.port);
  // Behind a proxy that brings people here from elsewhere the loopback is as open as any other address.
  const isPublic = (environment['HENGJI_PUBLIC_URL'] ?? '') !== '';
  const listensLocally = !isPublic && (host === '127.0.0.1' || host === 'localhost' || host === '::1');
  const proxies = (environment['HENGJI_TRUSTED_PROXIES'] ?? '').split(',').map((address) => address.trim()).filter((address) => address !== '');
  const url = environment['DATABASE_URL'];
  const isOwn = url === undefined || url === '';
  if (isOwn && !existsSync(dataFolder)) say(`  ${messages.preparing.zh} · ${messages.preparing.en}`);
  const oidc = await readOidcSettings(dataFolder, environment, listensLocally);
  // A signal that came while modules were loaded is known once the process has looked.
  await setImmediate();
  goOn();
  const database = await openDatabase({ dataFolder, url });
  try {
    await setImmediate();
    goOn();
    const ledger: FeatureOptions = {
      database, norms: loadNormBook(), now: () => new Date(), filesFolder: join(dataFolder, 'files'), secureCookies: !listensLocally, logInsPerMinute: 20, ...(oidc === null ? {} : { oidc }),
    };
    const accounts = await fillEmptyStore(ledger, options, listensLocally);
    const goOnOrTell = (): void => {
      // First passwords are shown this once, also by a service that ends before it has begun.
      if (accounts !== null && options.stopping?.aborted === true) say(accounts);
      goOn();
    };
    goOnOrTell();
    const app = await createApplication({
      page, listensLocally, checking: { sample: join(root, 'examples', 'sample.docx') }, ledger, trustedProxies: proxies, checkAnswers: false,
      ...(environment['LOG_LEVEL'] === undefined ? {} : { logLevel: environment['LOG_LEVEL'] }),
    });
    try {
      goOnOrTell();
      const port = await listen(app, host, options.port);
      const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
      const stopping = fill(isOwn ? messages.howToStop : messages.storeElsewhere, { folder: dataFolder });
      say(`\n  ${messages.ready.zh} · ${messages.ready.en}\n\n      http://${shown}:${port}/\n`);
      if (!existsSync(join(page, 'index.html'))) say(`  ${messages.pageMissing.zh}\n  ${messages.pageMissing.en}\n`);
      if (accounts !== null) say(accounts);
      say(`  ${stopping.zh}\n  ${stopping.en}\n`);
      if (!listensLocally) say(`  ${messages.openNetwork.zh}\n  ${messages.openNetwork.en}\n`);
      return { port, stop: () => stopAll(app, database) };
    } catch (thrown) {
      await app.close();
      throw thrown;
    }
  } catch (thrown) {
    await database.close();
    throw thrown;
  }
}

/** What a store without data or people is given; answers what the terminal is told of signing in. */
async function fillEmptyStore({ database, norms, now }: FeatureOptions, { withExample, say }: ServeOptions, listensLocally: boolean): Promise<string | null> {
  if (withExample && await isEmpty(database)) {
    say(`  ${messages.loadingExample.zh} · ${messages.loadingExample.en}`);
    await loadExample(database, norms, now());
  }
  return accountsAtStart(database, now(), listensLocally);
}

async function isEmpty({ pool }: FeatureOptions['database']): Promise<boolean> {
  return (await pool.query('select from department limit 1')).rowCount === 0;
}

async function stopAll(app: FastifyInstance, database: OpenDatabase): Promise<void> {
  try {
    await app.close();
  } finally {
    await database.close();
  }
}

/** How long everything may take to end. */
const graceMilliseconds = 4500;

/** Serves until the process is told to stop; answers its exit status. A second signal does not hurry it: it is over in a moment. */
export async function serveUntilStopped(options: ServeOptions): Promise<number> {
  const told = Promise.withResolvers<void>();
  const stopping = new AbortController();
  const stop = (): void => {
    stopping.abort();
    told.resolve();
  };
  const events = ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const;
  for (const event of events) process.on(event, stop);
  try {
    const serving = await serve({ ...options, stopping: stopping.signal });
    await told.promise;
    setTimeout(() => process.exit(1), graceMilliseconds).unref();
    await serving.stop();
    return 0;
  } catch (thrown) {
    if (thrown instanceof EndedEarly) return 0;
    if (!(thrown instanceof Refusal)) throw thrown;
    console.error(`${thrown.messages.zh}\n${thrown.messages.en}`);
    return 1;
  } finally {
    for (const event of events) process.off(event, stop);
    // The channel to `npm start` would keep this process alive.
    if (process.connected) process.disconnect();
  }
}
