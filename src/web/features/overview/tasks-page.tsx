import { Button, Segmented, Tag } from 'antd';
import { useMemo } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Task } from '#contract/tasks.ts';
import { taskHref } from '#web/features/tasks/index.ts';
import { api } from '#web/platform/client.ts';
import { overviewTexts } from '#web/platform/messages/overview.ts';
import { hrefTo, useSearch } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Page } from '#web/ui/page.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '#web/ui/page-states.tsx';
import { Time, useDay } from '#web/ui/time.tsx';

type TaskPage = { readonly items: readonly Task[]; readonly nextCursor: string | null };
const states = ['open', 'done', 'dropped'] as const;

/** 待办: what waits for the person, in all departments. */
export function TasksPage() {
  const t = useTexts(overviewTexts);
  const say = useSay();
  const day = useDay();
  const [search, setSearch] = useSearch();
  const state = states.find((each) => each === search.get('state')) ?? 'open';
  const answer = useInfiniteQuery({
    queryKey: ['/tasks', { state }], initialPageParam: '',
    queryFn: ({ pageParam, signal }) => api.get<TaskPage>('/tasks', { state, cursor: pageParam, limit: 100 }, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const rows = useMemo(() => answer.data?.pages.flatMap(({ items }) => items) ?? [], [answer.data]);
  const columns = useMemo<readonly DataColumn<Task>[]>(() => [
    { key: 'text', title: t('task'), isMain: true, render: (task) => <a href={taskHref(task)}>{say(task.text)}</a> },
    { key: 'project', title: t('project'), render: (task) => (task.projectId === null ? '—' : (
      <a href={hrefTo(`/projects/${task.projectId}`, {}, { departmentId: task.departmentId, year: task.year })}>{task.ordinal === null ? '' : `${task.ordinal}. `}{task.projectName}</a>
    )) },
    { key: 'department', title: t('departments'), render: (task) => `${task.departmentName} ${task.year}` },
    { key: 'due', title: t('due'), render: (task) => <>{task.dueOn === null ? '—' : day(task.dueOn)} {task.overdue && <Tag color="red">{t('overdue')}</Tag>}</> },
    { key: 'created', title: t(state === 'open' ? 'created' : 'done'), render: (task) => <Time at={task.doneAt ?? task.createdAt} /> },
  ], [t, say, day, state]);
  return (
    <Page title={t('tasksTitle')} what={t('tasksWhat')}>
      {answer.isError ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : answer.isPending ? <PageSkeleton /> : (
        <DataTable name="tasks" label={t('tasksTitle')} rows={rows} keyOf={({ id }) => id} columns={columns} empty={<EmptyState title={t('noTasks')} action={<Button href="#/">{t('toProjects')}</Button>} />}
          onMore={answer.hasNextPage ? () => void answer.fetchNextPage() : null}
          filters={<Segmented value={state} onChange={(next) => setSearch({ state: next === 'open' ? null : next })} options={states.map((value) => ({ value, label: t(`tasks.${value}`) }))} />} />
      )}
    </Page>
  );
}
