import { join } from 'node:path';
import { loadNormBook } from '#reading/norm-book.ts';
import { createApplication } from '#server/application.ts';
import { openDatabase } from '#server/platform/database/open-database.ts';

// The whole service in a process of its own, as `hengji serve` runs it; tells its port to the process that started it.
const [dataFolder = '', url = ''] = process.argv.slice(2);
const database = await openDatabase({ dataFolder, ...(url === '' ? {} : { url }) });
const app = await createApplication({
  page: join(dataFolder, 'no-page'), listensLocally: true, checking: { sample: join(dataFolder, 'no-sample') }, logLevel: 'warn', checkAnswers: false,
  ledger: { database, norms: loadNormBook(), now: () => new Date(), filesFolder: join(dataFolder, 'files'), secureCookies: false, logInsPerMinute: 10 },
});
await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.(new URL(app.listeningOrigin).port);

process.on('disconnect', () => {
  void app.close().then(() => database.close()).then(() => process.exit(0));
});
