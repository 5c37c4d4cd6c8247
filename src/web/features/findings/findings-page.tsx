import { App, Button, Segmented, Select, Tag } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RuleEntry } from '#contract/checking.ts';
import type { FindingAnswer, LiveCheckAnswer } from '#contract/findings.ts';
import { FindingDrawer } from '#web/features/findings/finding-drawer.tsx';
import { useRuleTitles } from '#web/features/findings/rule-titles.ts';
import { api } from '#web/platform/client.ts';
import { findingsTexts } from '#web/platform/messages/findings.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer, useChange } from '#web/platform/queries.ts';
import { hrefTo, useSearch } from '#web/platform/router.ts';
import { useMay } from '#web/platform/session.tsx';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { DataTable, SavedFilters, type DataColumn } from '#web/ui/data-table.tsx';
import { Page } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '#web/ui/page-states.tsx';
import '#web/features/findings/findings.css';

type Findings = { readonly items: readonly FindingAnswer[]; readonly nextCursor: string | null };
type Projects = { readonly items: readonly { readonly id: string; readonly ordinal: number; readonly name: string }[] };

const states = ['open', 'settled', 'dismissed', 'gone'] as const;
const severities = ['error', 'warning', 'info'] as const;
const origins = ['ledger', 'paper', 'comparison'] as const;
const stateColours = { open: 'red', settled: 'green', dismissed: 'default', gone: 'default' } as const;
const filterKeys = ['severity', 'rule', 'project', 'origin'] as const;

/** What does not agree in the year of a department, and what became of it. */
export function FindingsPage() {
  const t = useTexts(findingsTexts);
  const say = useSay();
  const may = useMay();
  const { message } = App.useApp();
  const { year, yearPath, departmentPath } = usePlace();
  const [search, setSearch] = useSearch();
  const titles = useRuleTitles();
  const state = states.find((each) => each === search.get('state')) ?? 'open';
  const severity = severities.find((each) => each === search.get('severity')) ?? null;
  const origin = origins.find((each) => each === search.get('origin')) ?? null;
  const [rule, projectId] = [search.get('rule'), search.get('project')];
  const path = `${yearPath}/findings`;
  const query = { state, severity, origin, rule, projectId };
  const answer = useInfiniteQuery({
    queryKey: [path, query], initialPageParam: '', queryFn: ({ pageParam, signal }) => api.get<Findings>(path, { ...query, cursor: pageParam, limit: 100 }, signal), getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const projects = useAnswer<Projects>(`${yearPath}/projects`, { limit: 200, sort: 'ordinal' });
  const run = useChange<undefined, LiveCheckAnswer>({
    change: () => api.post<LiveCheckAnswer>(`${yearPath}/checks`, {}), refreshes: [departmentPath],
    onDone: ({ added, gone, open }) => void message.success(t('ran', { added, gone, ...open }), 6),
  });
  const rows = useMemo(() => answer.data?.pages.flatMap(({ items }) => items) ?? [], [answer.data]);
  const columns = useMemo<readonly DataColumn<FindingAnswer>[]>(() => [
    { key: 'severity', title: t('severity'), width: 80, isMain: true, render: (finding) => <span className={`count count-${finding.severity}`}>{t(`severity.${finding.severity}`)}</span> },
    {
      key: 'finding', title: t('finding'), isMain: true, render: (finding) => (
        <div className="finding-words">
          <Button type="link" className="finding-open" onClick={() => setSearch({ finding: finding.id })}>{say(finding.message)}</Button>
          <span className="panel-note">{titles(finding.rule)}</span>
        </div>
      ),
    },
    {
      key: 'project', title: t('project'), width: 190, render: (finding) => (finding.projectId === null ? <span className="amount-none">{t('noProject')}</span> : (
        <div className="finding-project"><a href={hrefTo(`/projects/${finding.projectId}`)}>{finding.projectName}</a>{finding.projectIds.length > 1 && <span className="panel-note"> {t('projectsMore', { count: finding.projectIds.length })}</span>}</div>
      )),
    },
    { key: 'stated', title: t('stated'), width: 100, align: 'right', render: ({ stated }) => stated ?? '—' },
    { key: 'expected', title: t('expected'), width: 110, align: 'right', render: ({ expected }) => expected ?? '—' },
    { key: 'origin', title: t('origin'), width: 130, isExtra: true, render: (finding) => t(`origin.${finding.origin}`) },
    {
      key: 'state', title: t('state'), width: 130, render: (finding) => <div className="finding-words"><Tag color={stateColours[finding.state]}>{t(`state.${finding.state}`)}</Tag>{finding.reason !== null && <span className="panel-note">{finding.reason}</span>}</div>,
    },
  ], [t, say, titles, setSearch]);
  const chosen = search.get('finding');
  const hasFilters = filterKeys.some((key) => search.has(key));
  const kept = new URLSearchParams([...search].filter(([key]) => key !== 'finding'));
  return (
    <Page title={t('title')} what={t('what', { year })} actions={may('check.run') && <Button type="primary" loading={run.isPending} onClick={() => run.mutate(undefined)}>{t('run')}</Button>}>
      {answer.isError ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : answer.isPending ? <PageSkeleton /> : (
        <DataTable name="findings" label={t('title')} rows={rows} keyOf={({ id }) => id} columns={columns} onMore={answer.hasNextPage ? () => void answer.fetchNextPage() : null} isLoading={answer.isFetching && !answer.isFetchingNextPage}
          empty={<EmptyState title={t(state === 'open' && !hasFilters ? 'noneOpen' : 'none')} what={t('noneWhat')} />}
          filters={(
            <>
              <Segmented aria-label={t('state')} value={state} onChange={(next) => setSearch({ state: next === 'open' ? null : next })} options={states.map((value) => ({ value, label: t(`state.${value}`) }))} />
              <Select className="findings-filter" aria-label={t('severity')} allowClear placeholder={t('everySeverity')} value={severity} onChange={(next) => setSearch({ severity: next })}
                options={severities.map((value) => ({ value, label: t(`severity.${value}`) }))} />
              <Select className="findings-filter-wide" aria-label={t('rule')} allowClear placeholder={t('everyRule')} value={rule} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
                onChange={(next: string | undefined) => setSearch({ rule: next })} options={titles.all.map(({ id, title }: Pick<RuleEntry, 'id' | 'title'>) => ({ value: id, label: title }))} />
              <Select className="findings-filter-wide" aria-label={t('project')} allowClear placeholder={t('everyProject')} value={projectId} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
                onChange={(next: string | undefined) => setSearch({ project: next })} options={(projects.data?.items ?? []).map(({ id, ordinal, name }) => ({ value: id, label: `${ordinal}. ${name}` }))} />
              <Select className="findings-filter" aria-label={t('origin')} allowClear placeholder={t('everyOrigin')} value={origin} onChange={(next) => setSearch({ origin: next })} popupMatchSelectWidth={false}
                options={origins.map((value) => ({ value, label: t(`origin.${value}`) }))} />
              <SavedFilters name="findings" query={kept} onChoose={(next) => setSearch({ ...Object.fromEntries([...filterKeys, 'state'].map((key) => [key, next.get(key)])), finding: null })} />
            </>
          )} />
      )}
      <FindingDrawer id={chosen} onClose={() => setSearch({ finding: null })} ruleTitle={titles} />
    </Page>
  );
}
