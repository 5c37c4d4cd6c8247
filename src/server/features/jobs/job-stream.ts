import { Readable } from 'node:stream';
import type { Job } from '#contract/jobs.ts';

const lookEvery = 400;
const heartbeatEvery = 15_000;
/** The session is looked at again when the reader comes back. */
const longest = 10 * 60_000;
const mostOfOne = 20;

export type JobStreams = {
  /**
   * Server-sent events of a job: how it stands now (unless the reader says it has seen that), then every change, until it ends.
   * Null where the person has too many open.
   */
  readonly open: (accountId: string, first: Job, lastSeen: string | null, look: () => Promise<Job>) => Readable | null;
  readonly endAll: () => void;
};

export function createJobStreams(): JobStreams {
  const open = new Set<{ readonly accountId: string; readonly end: () => void }>();
  return {
    open: (accountId, first, lastSeen, look) => {
      if ([...open].filter((each) => each.accountId === accountId).length >= mostOfOne) return null;
      const stream = new Readable({ read: () => undefined });
      const entry = { accountId, end: () => write(null) };
      open.add(entry);
      let shown = lastSeen;
      const write = (text: string | null): void => {
        if (!open.has(entry)) return;
        if (!stream.destroyed) stream.push(text);
        if (text === null) release();
      };
      const push = (job: Job): void => {
        const id = eventId(job);
        if (id !== shown) write(`id: ${id}\nevent: ${isOver(job) ? 'end' : 'progress'}\ndata: ${JSON.stringify(job)}\n\n`);
        shown = id;
        if (isOver(job)) write(null);
      };
      let looking = false;
      const timer = setInterval(() => {
        if (looking) return;
        looking = true;
        look().then(push, () => write(null)).finally(() => { looking = false; });
      }, lookEvery);
      const beating = setInterval(() => write(': \n\n'), heartbeatEvery);
      const ending = setTimeout(() => write(null), longest);
      const release = (): void => {
        clearInterval(timer);
        clearInterval(beating);
        clearTimeout(ending);
        open.delete(entry);
      };
      stream.once('close', release);
      write('retry: 2000\n\n');
      push(first);
      return stream;
    },
    endAll: () => {
      for (const { end } of open) end();
    },
  };
}

function isOver({ state }: Job): boolean {
  return state === 'done' || state === 'failed';
}

/** Names a state of a job: the same state has the same name in every process. */
function eventId({ state, progress, updatedAt }: Job): string {
  return `${updatedAt}/${state}/${progress}`;
}
