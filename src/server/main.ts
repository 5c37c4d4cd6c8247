import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
enableCompileCache(join(root, '.cache', 'compiled'));

// Loaded after the cache is on, so that the cache holds it.
const [{ Refusal }, { createApplication }, { listen }, { messages }] = await Promise.all([
  import('#core/refusal.ts'), import('#server/application.ts'), import('#server/platform/listen.ts'), import('#server/platform/messages.ts'),
]);

const host = process.env['HOST'] ?? '127.0.0.1';
const listensLocally = host === '127.0.0.1' || host === 'localhost' || host === '::1';

const app = await createApplication({
  page: join(root, 'dist', 'web'),
  listensLocally,
  checking: { sample: join(root, 'examples', 'sample.docx') },
});

try {
  const port = await listen(app, host, process.env['PORT']);
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  console.log(`\n  ${messages.ready.zh} · ${messages.ready.en}\n\n      http://${shown}:${port}/\n\n  ${messages.howToStop.zh}\n  ${messages.howToStop.en}\n`);
  if (!listensLocally) console.log(`  ${messages.openNetwork.zh}\n  ${messages.openNetwork.en}\n`);
} catch (thrown) {
  await app.close();
  if (!(thrown instanceof Refusal)) throw thrown;
  console.error(`${thrown.messages.zh}\n${thrown.messages.en}`);
  process.exit(1);
}

/** How long requests under way may take to end. */
const graceMilliseconds = 5000;

let stopping = false;
// The terminal, `npm` and `npm start` may each pass the same wish on: once is enough.
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), graceMilliseconds).unref();
  void app.close().then(() => process.exit(0), () => process.exit(1));
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
// `npm start` holds the other end of this channel.
process.on('disconnect', stop);
