import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import type { ImportedProject, ImportProposalAnswer, ImportRowAnswer } from '#contract/import.ts';
import { EffectTable } from '#web/features/import/effect-table.tsx';
import { JobProgress } from '#web/features/import/job-progress.tsx';
import { groupsOf } from '#web/features/import/rows.ts';
import { RowTable } from '#web/features/import/row-table.tsx';
import { useRows } from '#web/features/import/rows.ts';
import { useJob } from '#web/features/import/use-job.ts';
import { api, downloadAddress } from '#web/platform/client.ts';
import { importTexts } from '#web/platform/messages/import.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer, useChange, useRefresh } from '#web/platform/queries.ts';
import { hrefTo, useParameters, useSearch } from '#web/platform/router.ts';
import { useTexts } from '#web/platform/texts.ts';
import { Page } from '#web/ui/page.tsx';
import { Await, EmptyState } from '#web/ui/page-states.tsx';
import '#web/features/import/import.css';

const tabs = ['rows', 'preview', 'result'] as const;

/** A proposal: decide its rows, see what they will do, put them into the ledger, see what has been done. */
export function ProposalPage() {
  const { importId } = useParameters('importId');
  const { departmentPath } = usePlace();
  const path = `${departmentPath}/imports/${importId}`;
  const proposal = useAnswer<ImportProposalAnswer>(path);
  const rows = useRows(`${path}/rows`);
  return <Await answer={proposal}>{(found) => <Await answer={rows}>{(all) => <Proposal proposal={found} rows={all} path={path} />}</Await>}</Await>;
}

function Proposal({ proposal, rows, path }: { readonly proposal: ImportProposalAnswer; readonly rows: readonly ImportRowAnswer[]; readonly path: string }) {
  const t = useTexts(importTexts);
  const { modal, message } = App.useApp();
  const { departmentPath } = usePlace();
  const refresh = useRefresh();
  const [search, setSearch] = useSearch();
  const [done, setDone] = useState<readonly ImportedProject[] | null>(null);
  const { counts } = proposal;
  const tab = tabs.find((each) => each === search.get('tab')) ?? 'rows';
  const jobId = search.get('job');
  const followed = useJob(jobId, (job) => {
    if (job.state !== 'done') return;
    setDone((job.result as { readonly projects: readonly ImportedProject[] }).projects);
    // What entered the ledger shows on every page.
    void refresh(departmentPath);
    setSearch({ job: null, tab: 'result' });
  });
  const accept = useChange<undefined, { readonly accepted: number }>({
    change: () => api.post(`${path}/accept`, { certainty: 'certain' }), refreshes: [path],
    onDone: ({ accepted }) => void (accepted === 0 ? message.info(t('acceptNone')) : message.success(`${t('accepted')} ${t('rowsOf', { count: accepted })}`)),
  });
  const apply = useChange<undefined, { readonly jobId: string }>({ change: (_input, key) => api.post(`${path}/apply`, {}, { key }), onDone: (begun) => setSearch({ job: begun.jobId }) });
  const certain = useMemo(() => rows.filter(({ certainty, decision, target, appliedId }) => certainty === 'certain' && decision === 'pending' && target !== 'bad-row' && appliedId === null).length, [rows]);
  const ready = useMemo(() => rows.filter(({ decision, appliedId }) => (decision === 'accepted' || decision === 'changed') && appliedId === null).length, [rows]);
  const isBusy = jobId !== null && followed.job?.state !== 'failed';
  const askToApply = (): void => {
    void modal.confirm({ title: t('applyAsk', { count: ready }), content: t('applyAskWhat'), okText: t('apply'), cancelText: t('cancel'), onOk: () => apply.mutate(undefined) });
  };
  return (
    <Page title={proposal.name} path={[{ title: t('title'), href: hrefTo('/import') }]} what={t('countsWhat', counts)} actions={(
      <>
        {counts.bad > 0 && <Button icon={<DownloadOutlined />} href={downloadAddress(`${path}/bad-rows`)} download>{t('badRows', { count: counts.bad })}</Button>}
        <Button loading={accept.isPending} disabled={certain === 0 || isBusy} onClick={() => accept.mutate(undefined)}>{t('acceptCertain')}{certain > 0 && ` ${certain}`}</Button>
        <Button type="primary" loading={apply.isPending} disabled={ready === 0 || isBusy} onClick={askToApply}>{t('apply')}{ready > 0 && ` ${ready}`}</Button>
      </>
    )}>
      {jobId !== null && <JobProgress title={t('applying')} jobId={jobId} followed={followed} onClose={() => setSearch({ job: null })} />}
      <Tabs className="import-tabs" activeKey={tab} onChange={(next) => setSearch({ tab: next === 'rows' ? null : next })} items={[
        { key: 'rows', label: t('tab.rows'), children: <RowTable rows={rows} importId={proposal.id} /> },
        { key: 'preview', label: t('tab.preview'), destroyOnHidden: true, children: tab === 'preview' && <Preview path={path} /> },
        { key: 'result', label: t('tab.result'), children: <Result proposal={proposal} rows={rows} done={done} /> },
      ]} />
    </Page>
  );
}

function Preview({ path }: { readonly path: string }) {
  const answer = useAnswer<{ readonly projects: readonly ImportedProject[] }>(`${path}/preview`);
  return <Await answer={answer}>{({ projects }) => <EffectTable projects={projects} isDone={false} />}</Await>;
}

function Result({ proposal, rows, done }: { readonly proposal: ImportProposalAnswer; readonly rows: readonly ImportRowAnswer[]; readonly done: readonly ImportedProject[] | null }) {
  const t = useTexts(importTexts);
  const { applied, waiting } = proposal.counts;
  if (applied === 0 && done === null) return <EmptyState title={t('noResult')} what={t('noPreviewWhat')} />;
  const inLedger = groupsOf(rows).filter(({ rows: own }) => own.some(({ appliedId }) => appliedId !== null));
  return (
    <>
      <div className="import-result">
        <span>{t('resultWhat', { applied, projects: inLedger.filter(({ ordinal }) => ordinal > 0).length, waiting })}</span>
        <a href={hrefTo(`/import/${proposal.id}`, { show: 'applied' })}>{t('rowsInLedger')}</a>
        {waiting > 0 && <a href={hrefTo(`/import/${proposal.id}`)}>{t('stillWaiting')}</a>}
        <a href={hrefTo('/projects')}>{t('toProjects')}</a>
        <a href={hrefTo('/findings')}>{t('toFindings')}</a>
      </div>
      {done !== null && <EffectTable projects={done} isDone />}
      {done === null && (
        <ul className="import-list">
          {inLedger.map(({ ordinal, name, projectId, rows: own }) => (
            <li key={ordinal}>
              {projectId === null ? <span>{ordinal === 0 ? t('wholePaper') : t('projectOf', { ordinal, name: name ?? '' })}</span> : <a href={hrefTo(`/projects/${projectId}`)}>{t('projectOf', { ordinal, name: name ?? '' })}</a>}
              <span className="panel-note">{t('rowsOf', { count: own.filter(({ appliedId }) => appliedId !== null).length })}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
