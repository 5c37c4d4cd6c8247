import { Button, Input, Result, Select } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { AuditEntry } from '#contract/audit.ts';
import type { Department } from '#contract/organisation.ts';
import { AuditFilters } from '#web/features/administration/audit-filters.tsx';
import { changesOf, useAuditWords } from '#web/features/administration/audit-words.ts';
import { AuditDrawer } from '#web/features/administration/audit-drawer.tsx';
import { VerifyPanel } from '#web/features/administration/verify-panel.tsx';
import { useDepartments, useMayEverywhere } from '#web/features/administration/departments.tsx';
import { api } from '#web/platform/client.ts';
import { administrationTitles } from '#web/platform/messages/administration.ts';
import { auditTexts } from '#web/platform/messages/audit.ts';
import { useChange } from '#web/platform/queries.ts';
import { useSearch } from '#web/platform/router.ts';
import { useHolds } from '#web/platform/session.tsx';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Page } from '#web/ui/page.tsx';
import { Await, EmptyState, ErrorState, PageSkeleton } from '#web/ui/page-states.tsx';
import { Time } from '#web/ui/time.tsx';
import '#web/features/administration/administration.css';

type AuditPart = { readonly items: readonly AuditEntry[]; readonly nextCursor: string | null };

/** The trail of the system or of a department, and its verification. */
export function AuditPage() {
  const departments = useDepartments();
  return <Await answer={departments}>{({ items }) => <AuditView departments={items} />}</Await>;
}

function AuditView({ departments }: { readonly departments: readonly Department[] }) {
  const t = useTexts(auditTexts);
  const say = useSay();
  const holds = useHolds();
  const [search, setSearch] = useSearch();
  const reachesSystem = useMayEverywhere()('audit.read');
  const asked = search.get('of');
  const of = departments.find(({ id }) => id === asked)?.id ?? (reachesSystem ? null : departments[0]?.id ?? null);
  const chain = of === null ? '' : `/departments/${of}`;
  const begin = useChange<string, { readonly jobId: string }>({
    change: (path, key) => api.post(`${path}/audit/verify`, undefined, { key }), onDone: ({ jobId }) => setSearch({ job: jobId }),
  });
  const job = search.get('job');
  const title = say(administrationTitles.audit);
  if (of === null && !reachesSystem) return <Page title={title} what={t('what')}><Result status="info" title={t('notThis')} /></Page>;
  return (
    <Page title={title} what={t('what')} actions={holds('audit.verify') && <Button type="primary" title={t('verifyWhat')} loading={begin.isPending} onClick={() => begin.mutate(chain)}>{t(job === null ? 'verify' : 'verifyAgain')}</Button>}>
      <div className="administration">
        {job !== null && <VerifyPanel key={job} jobId={job} onClose={() => setSearch({ job: null })} />}
        <Entries key={chain} path={`${chain}/audit`} departmentId={of} chains={(
          <Select className="administration-wide" aria-label={t('chain')} value={of ?? ''} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
            onChange={(next) => setSearch({ of: next, act: null, person: null, type: null, subject: null })}
            options={[...(reachesSystem ? [{ value: '', label: t('system') }] : []), ...departments.map(({ id, name }) => ({ value: id, label: name }))]} />
        )} />
      </div>
    </Page>
  );
}

function Entries({ path, departmentId, chains }: { readonly path: string; readonly departmentId: string | null; readonly chains: ReactNode }) {
  const t = useTexts(auditTexts);
  const words = useAuditWords();
  const [search, setSearch] = useSearch();
  const [shown, setShown] = useState<AuditEntry | null>(null);
  const query = { act: search.get('act'), actorId: search.get('person'), subjectType: search.get('type'), subjectId: search.get('subject'), from: search.get('from'), to: search.get('to') };
  const answer = useInfiniteQuery({
    queryKey: [path, query], initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.get<AuditPart>(path, { ...query, cursor: pageParam, limit: 50 }, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const rows = useMemo(() => answer.data?.pages.flatMap(({ items }) => items) ?? [], [answer.data]);
  const columns = useMemo<readonly DataColumn<AuditEntry>[]>(() => [
    { key: 'sequence', title: t('sequence'), width: 64, align: 'right', render: ({ sequence }) => sequence },
    { key: 'time', title: t('time'), isMain: true, width: 140, render: ({ at }) => <Time at={at} /> },
    { key: 'person', title: t('person'), width: 124, render: ({ actor }) => (actor.name === '' ? <span className="amount-none">{t('nobody')}</span> : actor.name) },
    { key: 'act', title: t('act'), isMain: true, width: 124, render: ({ act }) => <span title={act}>{words.act(act)}</span> },
    { key: 'subject', title: t('subject'), width: 160, render: ({ subject }) => <span title={subject.id}>{words.subject(subject)}</span> },
    {
      key: 'changes', title: t('changes'), width: 230, render: (entry) => {
        const changed = changesOf(entry).filter(({ differs, name }) => differs && name !== 'version');
        return (
          <span className="audit-change">
            {changed.slice(0, 2).map(({ name, before, after }, index) => (
              <span key={name}>{index > 0 && '; '}{words.field(name)}: {before !== undefined && <><span className="audit-was">{short(words.value(before))}</span> → </>}{short(words.value(after))}</span>
            ))}
            {changed.length > 2 && ` +${changed.length - 2}`}
          </span>
        );
      },
    },
    { key: 'reason', title: t('reason'), width: 110, render: ({ reason }) => reason ?? '' },
    { key: 'detail', title: t('detail'), isMain: true, fixed: 'right', width: 78, render: (entry) => <Button size="small" onClick={() => setShown(entry)} aria-label={`${t('detail')} ${entry.sequence}`}>{t('detail')}</Button> },
  ], [t, words]);
  return (
    <>
      <div className="table-tools">
        {chains}
        <AuditFilters departmentId={departmentId} />
        <Input className="administration-subject" allowClear defaultValue={search.get('subject') ?? ''} placeholder={t('subjectId')} aria-label={t('subjectId')} maxLength={80}
          onPressEnter={({ currentTarget }) => setSearch({ subject: currentTarget.value.trim() })} onBlur={({ target }) => setSearch({ subject: target.value.trim() })} />
      </div>
      {answer.isError ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : answer.isPending ? <PageSkeleton /> : (
        <DataTable name="administration.audit" label={t('changes')} rows={rows} columns={columns} keyOf={({ sequence }) => sequence}
          onMore={answer.hasNextPage ? () => void answer.fetchNextPage() : null}
          empty={<EmptyState title={t('nothing')} what={t('nothingWhat')} action={<Button onClick={() => setSearch({ act: null, person: null, type: null, subject: null, from: null, to: null })}>{t('clear')}</Button>} />} />
      )}
      {shown !== null && <AuditDrawer entry={shown} words={words} onClose={() => setShown(null)} />}
    </>
  );
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
