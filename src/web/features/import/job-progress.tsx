import { Alert, Button, Progress } from 'antd';
import type { Job } from '#contract/jobs.ts';
import type { FollowedJob } from '#web/features/import/use-job.ts';
import { api } from '#web/platform/client.ts';
import { importTexts } from '#web/platform/messages/import.ts';
import { useChange } from '#web/platform/queries.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { useExplain } from '#web/platform/use-explain.ts';

type Properties = { readonly title: string; readonly jobId: string; readonly followed: FollowedJob; readonly onClose: () => void };

/** How far a job is and what it is at; why it failed, where it did. */
export function JobProgress({ title, jobId, followed: { job, error }, onClose }: Properties) {
  const t = useTexts(importTexts);
  const say = useSay();
  const explain = useExplain();
  const stop = useChange({ change: () => api.post<Job>(`/jobs/${jobId}/cancel`, {}) });
  const why = job?.problem === null || job === null ? (error === null ? null : explain(error)) : say(job.problem.messages);
  if (why !== null) return <Alert className="import-note" type="error" showIcon title={t('jobFailed')} description={why} action={<Button size="small" onClick={onClose}>{t('close')}</Button>} />;
  const percent = job === null || job.total === null || job.total === 0 ? 0 : Math.floor((job.progress * 100) / job.total);
  return (
    <div className="panel import-job" role="status">
      <div className="import-job-words">
        <strong>{title}</strong>
        <span className="panel-note">{job?.message === null || job === null ? '' : say(job.message)}</span>
        <Button size="small" loading={stop.isPending} onClick={() => stop.mutate(undefined)}>{t('jobCancel')}</Button>
      </div>
      <Progress percent={percent} status="active" aria-label={title} />
    </div>
  );
}
