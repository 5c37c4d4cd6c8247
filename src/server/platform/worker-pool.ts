import { Worker } from 'node:worker_threads';

/** A job that ran over its time or its memory; the thread is gone, the pool goes on. */
export class WorkerStopped extends Error {
  readonly why: 'too-slow' | 'too-much-memory';

  constructor(why: 'too-slow' | 'too-much-memory') {
    super(`worker stopped: ${why}`);
    this.name = 'WorkerStopped';
    this.why = why;
  }
}

export type WorkerPool = {
  /** Runs one job in a thread of its own; jobs beyond the size of the pool wait their turn. */
  readonly run: (job: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

type Waiting = { readonly job: unknown; readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void };

/**
 * Threads that answer one message to each message they are sent. A thread is started when it is first needed and kept
 * warm; one that throws, exceeds `memoryMegabytes` or takes longer than `seconds` is replaced.
 */
export function createWorkerPool(entry: URL, limits: { readonly size: number; readonly seconds: number; readonly memoryMegabytes: number }): WorkerPool {
  const idle: Worker[] = [];
  const alive = new Set<Worker>();
  const queue: Waiting[] = [];
  let closed = false;

  const start = (): Worker => {
    const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes, maxYoungGenerationSizeMb: 8 } });
    worker.unref();
    alive.add(worker);
    worker.once('exit', () => {
      alive.delete(worker);
      const at = idle.indexOf(worker);
      if (at >= 0) idle.splice(at, 1);
    });
    return worker;
  };

  const work = (worker: Worker, { job, resolve, reject }: Waiting): void => {
    const timer = setTimeout(() => end(new WorkerStopped('too-slow')), limits.seconds * 1000);
    const onMessage = (answer: unknown): void => {
      release();
      resolve(answer);
      idle.push(worker);
      next();
    };
    const onError = (error: Error & { code?: string }): void => end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkerStopped('too-much-memory') : error);
    const onExit = (): void => end(new Error('the worker ended before it answered'));
    const release = (): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
    };
    const end = (error: Error): void => {
      release();
      // A thread that is being stopped may still throw; there is nobody left to tell.
      worker.on('error', () => {});
      alive.delete(worker);
      void worker.terminate();
      reject(error);
      next();
    };
    worker.ref();
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  };

  const next = (): void => {
    if (closed || (idle.length === 0 && alive.size >= limits.size)) return;
    const waiting = queue.shift();
    if (waiting !== undefined) work(idle.pop() ?? start(), waiting);
  };

  return {
    run: (job) => new Promise((resolve, reject) => {
      if (closed) return reject(new Error('the pool is closed'));
      queue.push({ job, resolve, reject });
      next();
    }),
    close: async () => {
      closed = true;
      for (const waiting of queue.splice(0)) waiting.reject(new Error('the pool is closed'));
      await Promise.all([...alive].map((worker) => worker.terminate()));
    },
  };
}
