import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Division } from '#contract/organisation.ts';
import type { ProjectItem } from '#contract/projects.ts';
import { BulkBar } from '#web/features/projects/bulk-bar.tsx';
import { NewProjectDialog } from '#web/features/projects/new-project-dialog.tsx';
import { useProjectColumns } from '#web/features/projects/project-columns.tsx';
import { filterKeys, ProjectFilters } from '#web/features/projects/project-filters.tsx';
import { TakeAway } from '#web/features/projects/take-away.tsx';
import { api } from '#web/platform/client.ts';
import { projectsTexts } from '#web/platform/messages/projects.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer } from '#web/platform/queries.ts';
import { useSearch } from '#web/platform/router.ts';
import { useMay } from '#web/platform/session.tsx';
import { useTexts } from '#web/platform/texts.ts';
import { DataTable, SavedFilters } from '#web/ui/data-table.tsx';
import { Page } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '#web/ui/page-states.tsx';
import '#web/features/projects/projects.css';

type Answer = { readonly items: readonly ProjectItem[]; readonly nextCursor: string | null };
type Named = { readonly items: readonly { readonly accountId: string; readonly name: string }[] };
const sorts = ['ordinal', 'name', 'budget', 'spent', 'rate', 'score', 'errors', 'state'];

/** Every project of the year within one's reach. */
export function ProjectsPage() {
  const t = useTexts(projectsTexts);
  const { yearPath, departmentPath, department, year } = usePlace();
  const may = useMay();
  const [search, setSearch] = useSearch();
  const [isCreating, setCreating] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const asked = search.get('sort') ?? 'ordinal';
  const sort = sorts.includes(asked.replace(/^-/, '')) ? asked : 'ordinal';
  const filters = useMemo(() => Object.fromEntries(filterKeys.map((key) => [key, search.get(key)])), [search]);
  const query = { ...filters, sort, limit: 200 };
  const answer = useInfiniteQuery({
    queryKey: [`${yearPath}/projects`, query], initialPageParam: '', placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => api.get<Answer>(`${yearPath}/projects`, { ...query, cursor: pageParam }, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = answer;
  // The first page is shown at once; the others follow by themselves, since a year is read as a whole.
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const rows = useMemo(() => answer.data?.pages.flatMap(({ items }) => items) ?? [], [answer.data]);
  const divisions = useAnswer<{ readonly items: readonly Division[] }>(`${departmentPath}/divisions`).data?.items;
  const people = useAnswer<Named>(`${departmentPath}/people`).data?.items;
  const nameOf = useCallback((id: string | null) => (id === null ? '—' : divisions?.find((each) => each.id === id)?.name ?? people?.find(({ accountId }) => accountId === id)?.name ?? '—'), [divisions, people]);
  const columns = useProjectColumns(nameOf, rows.some(({ rate }) => rate?.norm?.verified === false));
  const isFiltered = filterKeys.some((key) => search.has(key));
  const clear = (): void => setSearch(Object.fromEntries(filterKeys.map((key) => [key, null])));
  const mayCreate = may('project.write');
  const create = mayCreate && <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>{t('create')}</Button>;
  return (
    <Page title={t('title', { year })} what={t('what', { department: department.name })} actions={<><TakeAway />{create}</>}>
      {answer.isError && answer.data === undefined ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : answer.isPending ? <PageSkeleton /> : (
        <>
          {chosen.length > 0 && <BulkBar projects={rows.filter(({ id }) => chosen.includes(id))} onClear={() => setChosen([])} />}
          <DataTable name="projects" label={t('title', { year })} rows={rows} keyOf={({ id }) => id} columns={columns} isVirtual sort={sort} onSort={(next) => setSearch({ sort: next })}
            isLoading={answer.isPlaceholderData} selected={chosen} onSelect={setChosen}
            filters={<ProjectFilters query={search} divisions={divisions ?? []} onChange={setSearch} />}
            actions={<SavedFilters name="projects" query={search} onChoose={(next) => setSearch(Object.fromEntries([...filterKeys, 'sort'].map((key) => [key, next.get(key)])))} />}
            empty={isFiltered ? <EmptyState title={t('noMatch')} action={<Button onClick={clear}>{t('clear')}</Button>} /> : <EmptyState title={t('none')} what={t('noneWhat')} action={create} />} />
        </>
      )}
      {isCreating && <NewProjectDialog divisions={divisions ?? []} people={people ?? []} onClose={() => setCreating(false)} />}
    </Page>
  );
}
