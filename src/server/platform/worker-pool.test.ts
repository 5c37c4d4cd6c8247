import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkerPool, WorkerStopped, type WorkerPool } from '#server/platform/worker-pool.ts';

let folder: string;
let pool: WorkerPool;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengji-pool-'));
  const entry = join(folder, 'worker.mjs');
  writeFileSync(entry, `
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', (job) => {
      if (job === 'hang') for (;;);
      if (job === 'grow') { const held = []; for (;;) held.push(new Array(1e5).fill({})); }
      if (job === 'throw') throw new Error('thrown in the thread');
      setTimeout(() => parentPort.postMessage({ job, threadId }), 20);
    });`);
  pool = createWorkerPool(pathToFileURL(entry), { size: 2, seconds: 5, memoryMegabytes: 64 });
});

afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

test('jobs are shared among the threads and answered to those who asked', async () => {
  const answers = await Promise.all([1, 2, 3, 4, 5].map((job) => pool.run(job)));
  expect(answers).toMatchObject([{ job: 1 }, { job: 2 }, { job: 3 }, { job: 4 }, { job: 5 }]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer).replace(/"job":\d,/, ''))).size).toBe(2);
});

test('a thread that hangs, grows or throws is replaced, and the others are not disturbed', async () => {
  const [hung, grown, thrown, fine] = await Promise.allSettled([pool.run('hang'), pool.run('grow'), pool.run('throw'), pool.run(1)]);
  expect(hung).toMatchObject({ status: 'rejected', reason: new WorkerStopped('too-slow') });
  expect(grown).toMatchObject({ status: 'rejected', reason: new WorkerStopped('too-much-memory') });
  expect(thrown).toMatchObject({ status: 'rejected', reason: { message: 'thrown in the thread' } });
  expect(fine).toMatchObject({ status: 'fulfilled', value: { job: 1 } });
  expect(await pool.run(2)).toMatchObject({ job: 2 });
});
