import { FileAddOutlined } from '@ant-design/icons';
import { Alert, App, Progress, Upload } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { PaperAnswer } from '#contract/papers.ts';
import { api, apiAddress, sendFile } from '#web/platform/client.ts';
import { useLanguage } from '#web/platform/language.tsx';
import { papersTexts } from '#web/platform/messages/papers.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useRefresh } from '#web/platform/queries.ts';
import { go, hrefTo } from '#web/platform/router.ts';
import { useMay } from '#web/platform/session.tsx';
import { useTexts } from '#web/platform/texts.ts';
import { useExplain } from '#web/platform/use-explain.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { FindingCounts } from '#web/ui/figures.tsx';
import { Page, Panel } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '#web/ui/page-states.tsx';
import { Time } from '#web/ui/time.tsx';
import '#web/features/papers/papers.css';

type Papers = { readonly items: readonly PaperAnswer[]; readonly nextCursor: string | null };

/** Papers that were checked and are kept, each a click from the ledger. */
export function PapersPage() {
  const t = useTexts(papersTexts);
  const { year, yearPath } = usePlace();
  const may = useMay();
  const path = `${yearPath}/papers`;
  const answer = useInfiniteQuery({
    queryKey: [path, {}], initialPageParam: '', queryFn: ({ pageParam, signal }) => api.get<Papers>(path, { cursor: pageParam, limit: 50 }, signal), getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const rows = useMemo(() => answer.data?.pages.flatMap(({ items }) => items) ?? [], [answer.data]);
  const columns = useMemo<readonly DataColumn<PaperAnswer>[]>(() => [
    { key: 'name', title: t('name'), isMain: true, render: ({ id, name }) => <a href={hrefTo(`/papers/${id}`)} aria-label={t('compareOf', { name })}>{name}</a> },
    { key: 'title', title: t('paperTitle'), render: ({ summary }) => <span lang="zh-CN">{summary.title ?? '—'}</span> },
    { key: 'projects', title: t('projects'), width: 90, align: 'right', render: ({ summary }) => summary.projects },
    { key: 'findings', title: t('findings'), width: 130, render: ({ summary }) => <FindingCounts findings={summary} /> },
    { key: 'createdBy', title: t('createdBy'), width: 120, render: ({ createdBy }) => createdBy ?? '—' },
    { key: 'createdAt', title: t('createdAt'), width: 160, render: ({ createdAt }) => <Time at={createdAt} /> },
  ], [t]);
  return (
    <Page title={t('title')} what={t('what', { year })}>
      {may('check.run') && <Drop path={path} />}
      <Panel title={t('list')}>
        {answer.isError ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : answer.isPending ? <PageSkeleton /> : (
          <DataTable name="papers" label={t('list')} rows={rows} keyOf={({ id }) => id} columns={columns} onMore={answer.hasNextPage ? () => void answer.fetchNextPage() : null}
            empty={<EmptyState title={t('none')} what={t('noneWhat')} />} />
        )}
      </Panel>
    </Page>
  );
}

function Drop({ path }: { readonly path: string }) {
  const t = useTexts(papersTexts);
  const { language } = useLanguage();
  const { message } = App.useApp();
  const explain = useExplain();
  const refresh = useRefresh();
  const [sending, setSending] = useState<{ readonly name: string; readonly part: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = async (file: File): Promise<void> => {
    setError(null);
    setSending({ name: file.name, part: 0 });
    try {
      const kept = await sendFile<PaperAnswer>(apiAddress(path, language), file, (part) => setSending({ name: file.name, part }), new AbortController().signal);
      void message.success(t('kept'));
      await refresh(path);
      go(`/papers/${kept.id}`);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setSending(null);
    }
  };
  return (
    <div className="papers-drop">
      <Upload.Dragger showUploadList={false} disabled={sending !== null} accept=".docx,.pdf,.xlsx,.html,.htm,.txt,.doc,.wps" aria-label={t('drop')}
        beforeUpload={(file) => {
          void send(file);
          return Upload.LIST_IGNORE;
        }}>
        <p className="papers-drop-icon" aria-hidden="true"><FileAddOutlined /></p>
        <p className="papers-drop-title">{t('drop')}</p>
        <p className="panel-note">{t('formats')}</p>
      </Upload.Dragger>
      {sending !== null && (
        <div className="panel papers-sending" role="status">
          <strong>{t('sending', { name: sending.name })}</strong>
          <Progress percent={Math.min(99, Math.floor(sending.part * 100))} status="active" aria-label={t('sending', { name: sending.name })} />
        </div>
      )}
      {error !== null && <Alert className="papers-error" type="error" showIcon title={t('failed')} description={explain(error)} />}
    </div>
  );
}
