import { DownloadOutlined, FileAddOutlined } from '@ant-design/icons';
import { Alert, Button, Progress, Tag, Upload } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ImportProposalAnswer } from '#contract/import.ts';
import type { Job } from '#contract/jobs.ts';
import { JobProgress } from '#web/features/import/job-progress.tsx';
import { useJob } from '#web/features/import/use-job.ts';
import { api, apiAddress, downloadAddress, sendFile } from '#web/platform/client.ts';
import { useLanguage } from '#web/platform/language.tsx';
import { importTexts } from '#web/platform/messages/import.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useRefresh } from '#web/platform/queries.ts';
import { go, hrefTo, useSearch } from '#web/platform/router.ts';
import { useTexts } from '#web/platform/texts.ts';
import { useExplain } from '#web/platform/use-explain.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Page, Panel } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '#web/ui/page-states.tsx';
import { Time } from '#web/ui/time.tsx';
import '#web/features/import/import.css';

type Begun = { readonly importId: string | null; readonly jobId: string | null };
type Proposals = { readonly items: readonly ImportProposalAnswer[]; readonly nextCursor: string | null };
type Sending = { readonly name: string; readonly part: number };

const templates = ['projects', 'funds', 'indicators', 'results'] as const;
const stateColours = { open: 'blue', applied: 'green', abandoned: 'default' } as const;

/** Where papers and filled templates come in, and what has come in. */
export function ImportPage() {
  const t = useTexts(importTexts);
  const { year } = usePlace();
  return (
    <Page title={t('title')} what={t('what', { year })}>
      <div className="import-start">
        <Drop />
        <Templates />
      </div>
      <Imports />
    </Page>
  );
}

function Drop() {
  const t = useTexts(importTexts);
  const { language } = useLanguage();
  const { yearPath } = usePlace();
  const explain = useExplain();
  const refresh = useRefresh();
  const [search, setSearch] = useSearch();
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);
  const jobId = search.get('job');
  const open = (importId: string): void => {
    // Whoever comes back here does not want to be led on again.
    setSearch({ job: null });
    go(`/import/${importId}`);
  };
  const followed = useJob(jobId, (job: Job) => {
    if (job.state !== 'done') return;
    void refresh(`${yearPath}/imports`);
    const { importId } = job.result as { readonly importId: string };
    open(importId);
  });
  const send = async (file: File): Promise<void> => {
    setError(null);
    setSending({ name: file.name, part: 0 });
    try {
      const begun = await sendFile<Begun>(apiAddress(`${yearPath}/imports`, language), file, (part) => setSending({ name: file.name, part }), new AbortController().signal);
      if (begun.importId !== null) return open(begun.importId);
      setSearch({ job: begun.jobId });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setSending(null);
    }
  };
  return (
    <div>
      <Upload.Dragger showUploadList={false} className="import-drop" disabled={sending !== null || (jobId !== null && followed.job?.state !== 'failed')} accept=".docx,.pdf,.xlsx,.html,.htm,.txt,.doc,.wps" aria-label={t('drop')}
        beforeUpload={(file) => {
          void send(file);
          return Upload.LIST_IGNORE;
        }}>
        <p className="import-drop-icon" aria-hidden="true"><FileAddOutlined /></p>
        <p className="import-drop-title">{t('drop')}</p>
        <p className="panel-note">{t('formats')}</p>
      </Upload.Dragger>
      {sending !== null && (
        <div className="panel import-job" role="status">
          <strong>{t('sending', { name: sending.name })}</strong>
          <Progress percent={Math.floor(sending.part * 100)} status="active" aria-label={t('sending', { name: sending.name })} />
        </div>
      )}
      {jobId !== null && <JobProgress title={t('readingNow')} jobId={jobId} followed={followed} onClose={() => setSearch({ job: null })} />}
      {error !== null && <Alert className="import-note" type="error" showIcon title={t('jobFailed')} description={explain(error)} closable={{ onClose: () => setError(null), 'aria-label': t('close') }} />}
    </div>
  );
}

function Templates() {
  const t = useTexts(importTexts);
  const { yearPath } = usePlace();
  const address = (kind: string, filled: boolean): string => downloadAddress(`${yearPath}/templates/${kind}`, { filled });
  return (
    <Panel title={t('templates')} note={t('templatesWhat')}>
      <ul className="import-templates">
        {templates.map((kind) => (
          <li key={kind}>
            <span>{t(`template.${kind}`)}</span>
            <Button size="small" icon={<DownloadOutlined />} href={address(kind, false)} download aria-label={`${t(`template.${kind}`)} ${t('empty')}`}>{t('empty')}</Button>
            <Button size="small" icon={<DownloadOutlined />} href={address(kind, true)} download aria-label={`${t(`template.${kind}`)} ${t('filled')}`}>{t('filled')}</Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Imports() {
  const t = useTexts(importTexts);
  const { yearPath } = usePlace();
  const path = `${yearPath}/imports`;
  const answer = useInfiniteQuery({
    queryKey: [path, {}], initialPageParam: '', queryFn: ({ pageParam, signal }) => api.get<Proposals>(path, { cursor: pageParam, limit: 50 }, signal), getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const rows = useMemo(() => answer.data?.pages.flatMap(({ items }) => items) ?? [], [answer.data]);
  const columns = useMemo<readonly DataColumn<ImportProposalAnswer>[]>(() => [
    { key: 'name', title: t('name'), isMain: true, render: ({ id, name }) => <a href={hrefTo(`/import/${id}`)}>{name}</a> },
    { key: 'state', title: t('state'), width: 110, render: ({ state }) => <Tag color={stateColours[state]}>{t(`state.${state}`)}</Tag> },
    { key: 'total', title: t('total'), width: 90, align: 'right', render: ({ counts }) => counts.total },
    { key: 'certain', title: t('certain'), width: 90, align: 'right', render: ({ counts }) => counts.certain },
    { key: 'waiting', title: t('waiting'), width: 90, align: 'right', render: ({ counts }) => counts.waiting },
    { key: 'refused', title: t('refused'), width: 90, align: 'right', isExtra: true, render: ({ counts }) => counts.refused },
    { key: 'applied', title: t('applied'), width: 90, align: 'right', render: ({ counts }) => counts.applied },
    { key: 'bad', title: t('bad'), width: 100, align: 'right', render: ({ counts }) => counts.bad },
    { key: 'createdAt', title: t('createdAt'), width: 160, render: ({ createdAt }) => <Time at={createdAt} /> },
  ], [t]);
  return (
    <Panel title={t('list')}>
      {answer.isError ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : answer.isPending ? <PageSkeleton /> : (
        <DataTable name="imports" label={t('list')} rows={rows} keyOf={({ id }) => id} columns={columns} onMore={answer.hasNextPage ? () => void answer.fetchNextPage() : null}
          empty={<EmptyState title={t('none')} what={t('noneWhat')} />} />
      )}
    </Panel>
  );
}
