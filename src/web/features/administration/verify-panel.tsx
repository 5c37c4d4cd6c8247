import { Alert, Button, Progress } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { AuditFault, AuditVerification } from '#contract/audit.ts';
import type { Job } from '#contract/jobs.ts';
import { api } from '#web/platform/client.ts';
import { recordTexts } from '#web/platform/messages/administration.ts';
import { auditTexts } from '#web/platform/messages/audit.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Panel } from '#web/ui/page.tsx';
import { Await } from '#web/ui/page-states.tsx';
import { timeText } from '#web/ui/time.tsx';

const isOver = (job: Job | undefined): boolean => job?.state === 'done' || job?.state === 'failed';

/** A verification of the trail: how far it is, and what came of it. */
export function VerifyPanel({ jobId, onClose }: { readonly jobId: string; readonly onClose: () => void }) {
  const t = useTexts(auditTexts);
  const record = useTexts(recordTexts);
  const answer = useQuery({
    queryKey: [`/jobs/${jobId}`, {}], queryFn: ({ signal }) => api.get<Job>(`/jobs/${jobId}`, {}, signal),
    refetchInterval: ({ state }) => (state.error !== null || isOver(state.data) ? false : 700),
  });
  return (
    <Panel title={t('verify')} note={t('verifyWhat')} actions={<Button size="small" onClick={onClose}>{record('close')}</Button>}>
      <div role="status"><Await answer={answer}>{(job) => <Outcome job={job} />}</Await></div>
    </Panel>
  );
}

function Outcome({ job }: { readonly job: Job }) {
  const t = useTexts(auditTexts);
  const say = useSay();
  if (job.state === 'failed') return <Alert type="warning" showIcon title={t('verifyFailed')} {...(job.problem === null ? {} : { description: say(job.problem.messages) })} />;
  if (job.state !== 'done') {
    return (
      <>
        <p className="panel-note">{job.state === 'waiting' ? t('waiting') : t('verifying')}{job.total !== null && ` · ${t('verifyCount', { done: job.progress, total: job.total })}`}</p>
        <Progress percent={job.total === null || job.total === 0 ? 0 : Math.floor((job.progress * 100) / job.total)} status="active" aria-label={t('verifying')} />
      </>
    );
  }
  if (!isVerification(job.result)) return <Alert type="info" showIcon title={t('verifyFailed')} />;
  const { isSound, chains, entries, seals, faults } = job.result;
  if (isSound) return <Alert type="success" showIcon title={t('sound')} description={t('soundWhat', { chains, entries, seals, time: timeText(job.updatedAt) })} />;
  return (
    <>
      <Alert className="record-note" type="error" showIcon title={t('faulty', { count: faults.length })} description={t('faultyWhat')} />
      <Faults faults={faults} />
    </>
  );
}

function Faults({ faults }: { readonly faults: readonly AuditFault[] }) {
  const t = useTexts(auditTexts);
  const say = useSay();
  const columns: readonly DataColumn<AuditFault>[] = [
    { key: 'kind', title: t('fault'), isMain: true, width: 140, render: ({ kind }) => t(`fault.${kind}`) },
    { key: 'sequence', title: t('sequence'), width: 100, align: 'right', render: ({ sequence }) => sequence ?? '—' },
    { key: 'explanation', title: t('explanation'), isMain: true, width: 560, render: ({ messages }) => say(messages) },
  ];
  return <DataTable name="administration.faults" label={t('fault')} rows={faults} columns={columns} keyOf={({ kind, sequence, departmentId, messages }) => `${kind} ${departmentId ?? ''} ${sequence ?? ''} ${messages.en}`} />;
}

function isVerification(result: unknown): result is AuditVerification {
  return typeof result === 'object' && result !== null && 'isSound' in result && 'faults' in result && Array.isArray(result.faults);
}
