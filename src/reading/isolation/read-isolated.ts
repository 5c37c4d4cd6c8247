import { Worker } from 'node:worker_threads';
import type { Document } from '#core/document.ts';
import { Refusal } from '#core/refusal.ts';
import type { IsolatedAnswer, IsolatedJob } from '#reading/isolation/isolated-job.ts';
import { refusals } from '#reading/refusals.ts';

/** Time for one file, memory of one thread, threads at a time, files after which a thread is replaced. */
export const LONGEST_MS = 120_000;
const MEMORY_MB = 768;
const MOST_THREADS = 2;
const MOST_JOBS = 200;
/** An idle thread holds some 60 MB; it is ended after this time. */
const IDLE_MS = 20_000;

type Thread = { readonly worker: Worker; jobs: number; ending: NodeJS.Timeout | null };

const idle: Thread[] = [];
const waiting: (() => void)[] = [];
let running = 0;

/**
 * Reads a file in a thread of its own, which is stopped when it takes too long or too much memory. Threads are kept for
 * a while for the next file; they never keep the process alive.
 */
export async function readIsolated(job: IsolatedJob, longest = LONGEST_MS): Promise<Document> {
  if (running >= MOST_THREADS) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await run(job, longest);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function run(job: IsolatedJob, longest: number): Promise<Document> {
  const thread = idle.pop() ?? start();
  if (thread.ending !== null) clearTimeout(thread.ending);
  const { worker } = thread;
  worker.ref();
  const answer = await new Promise<IsolatedAnswer>((resolve) => {
    const done = (result: IsolatedAnswer, alive: boolean): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      if (alive) rest(thread);
      else void worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => done({ refusal: refusals.tooSlow() }, false), longest);
    const onMessage = (message: IsolatedAnswer): void => done(message, true);
    const onError = (error: Error & { readonly code?: string }): void => {
      done({ refusal: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refusals.unpacksTooLarge() : refusals.cannotRead(error) }, false);
    };
    const onExit = (): void => done({ failure: 'the reading thread ended' }, false);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
  if ('document' in answer) return answer.document;
  if ('refusal' in answer) throw new Refusal(answer.refusal.code, answer.refusal.messages);
  throw refusals.cannotRead(answer.failure);
}

function start(): Thread {
  const worker = new Worker(new URL('./reading-thread.ts', import.meta.url), {
    execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const thread: Thread = { worker, jobs: 0, ending: null };
  worker.on('error', () => forget(thread)).on('exit', () => forget(thread));
  return thread;
}

function rest(thread: Thread): void {
  thread.jobs += 1;
  if (thread.jobs >= MOST_JOBS) {
    void thread.worker.terminate();
    return;
  }
  const { worker } = thread;
  worker.unref();
  thread.ending = setTimeout(() => {
    forget(thread);
    void worker.terminate();
  }, IDLE_MS);
  thread.ending.unref();
  idle.push(thread);
}

function forget(thread: Thread): void {
  const at = idle.indexOf(thread);
  if (at >= 0) idle.splice(at, 1);
}
