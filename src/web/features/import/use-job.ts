import { useEffect, useRef, useState } from 'react';
import type { Job } from '#contract/jobs.ts';
import { api, apiAddress, ConnectionLost } from '#web/platform/client.ts';
import { useLanguage } from '#web/platform/language.tsx';

/** How often a job is asked after where its events do not come. */
const lookEvery = 2_000;

export type FollowedJob = { readonly job: Job | null; readonly error: unknown };

/** A job by the events that the service sends; where the stream is refused (an ended session), by asking. `onEnd` is told once. */
export function useJob(jobId: string | null, onEnd: (job: Job) => void): FollowedJob {
  const { language } = useLanguage();
  const [state, setState] = useState<FollowedJob & { readonly jobId: string | null }>({ jobId: null, job: null, error: null });
  const told = useRef(onEnd);
  useEffect(() => {
    told.current = onEnd;
  });
  useEffect(() => {
    if (jobId === null) return undefined;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = (job: Job): void => {
      if (isOver) return;
      setState({ jobId, job, error: null });
      if (job.state !== 'done' && job.state !== 'failed') return;
      stop();
      told.current(job);
    };
    const ask = (): void => {
      if (isOver) return;
      api.get<Job>(`/jobs/${jobId}`).then((job) => {
        take(job);
        if (!isOver) timer = setTimeout(ask, lookEvery);
      }, (error: unknown) => {
        if (isOver) return;
        setState((before) => ({ ...before, jobId, error }));
        if (error instanceof ConnectionLost) timer = setTimeout(ask, lookEvery);
      });
    };
    const stream = new EventSource(apiAddress(`/jobs/${jobId}/events`, language));
    const read = (event: MessageEvent<string>): void => take(JSON.parse(event.data) as Job);
    const stop = (): void => {
      isOver = true;
      clearTimeout(timer);
      stream.close();
    };
    stream.addEventListener('progress', read);
    stream.addEventListener('end', read);
    stream.addEventListener('error', () => {
      // The browser comes back by itself unless it was refused.
      if (stream.readyState === EventSource.CLOSED) ask();
    });
    return stop;
  }, [jobId, language]);
  return state.jobId === jobId ? state : { job: null, error: null };
}
