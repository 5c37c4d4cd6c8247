import { Button, Input, Segmented, Select, Tag } from 'antd';
import { BellOutlined } from '@ant-design/icons';
import { useDeferredValue, useMemo, useState } from 'react';
import type { CollectionItem } from '#contract/evaluation.ts';
import { fixedStates, isState, stateNames } from '#core/life-cycle/states.ts';
import { RemindDialog } from '#web/features/collection/remind-dialog.tsx';
import { YearPanel } from '#web/features/collection/year-panel.tsx';
import { collectionTexts } from '#web/platform/messages/collection.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer } from '#web/platform/queries.ts';
import { hrefTo, useSearch } from '#web/platform/router.ts';
import { useMay } from '#web/platform/session.tsx';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { forDrawing } from '#web/ui/amount-text.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Grade, StateTag } from '#web/ui/figures.tsx';
import { Page } from '#web/ui/page.tsx';
import { Await, EmptyState } from '#web/ui/page-states.tsx';
import { Time, useDay } from '#web/ui/time.tsx';
import '#web/features/collection/collection.css';

type Board = { readonly counts: Readonly<Record<string, number>>; readonly items: readonly CollectionItem[] };
const views = ['all', 'mine', 'late', 'returned', 'fixed'] as const;
const fixed: readonly string[] = fixedStates;
const isReturned = (item: CollectionItem): boolean => item.lastReason !== null && (item.state === 'evaluating' || item.state === 'draft');

/** 自评汇总: at which step each project is, whose move it is, since when; reminders to whoever is late. */
export function CollectionPage() {
  const t = useTexts(collectionTexts);
  const { yearPath, year } = usePlace();
  const answer = useAnswer<Board>(`${yearPath}/collection`);
  return (
    <Await answer={answer}>{(board) => (
      <Page title={t('title', { year })} what={t('what', { count: board.items.length, fixed: board.items.filter(({ state }) => fixed.includes(state)).length })}>
        {board.items.length === 0
          ? <EmptyState title={t('none')} what={t('noneWhat')} action={<Button type="primary" href={hrefTo('/projects')}>{t('toProjects')}</Button>} />
          : <><YearPanel /><BoardTable items={board.items} /></>}
      </Page>
    )}</Await>
  );
}

function BoardTable({ items }: { readonly items: readonly CollectionItem[] }) {
  const t = useTexts(collectionTexts);
  const say = useSay();
  const day = useDay();
  const may = useMay();
  const [search, setSearch] = useSearch();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [reminding, setReminding] = useState<readonly string[] | null>(null);
  const view = views.find((each) => each === search.get('view')) ?? 'all';
  const state = search.get('state');
  const words = useDeferredValue((search.get('search') ?? '').trim().toLowerCase());
  const inView = useMemo(() => ({
    all: items, mine: items.filter((item) => item.move !== null && may(item.move.permission, item)), late: items.filter(({ overdue }) => overdue), returned: items.filter(isReturned),
    fixed: items.filter((item) => fixed.includes(item.state)),
  }), [items, may]);
  const rows = useMemo(() => inView[view].filter((item) => (state === null || item.state === state) && (words === '' || item.name.toLowerCase().includes(words) || (item.ownerName ?? '').toLowerCase().includes(words))), [inView, view, state, words]);
  const columns = useMemo<readonly DataColumn<CollectionItem>[]>(() => [
    {
      key: 'project', title: t('project'), isMain: true, width: 200, sort: (left, right) => left.ordinal - right.ordinal,
      render: (item) => <><a href={hrefTo(`/projects/${item.projectId}/self-evaluation`)}>{item.ordinal}. {item.name}</a>{item.ownerName !== null && <div className="panel-note">{item.ownerName}</div>}</>,
    },
    { key: 'state', title: t('state'), width: 110, sort: (left, right) => left.state.localeCompare(right.state), render: (item) => <StateTag state={item.state} /> },
    {
      key: 'move', title: t('move'), width: 150,
      render: (item) => (item.move === null ? <span className="amount-none">{t('noMove')}</span> : <>{say(item.move.name)}<div className="panel-note" lang="zh-CN">{item.move.roles.join(' / ')}</div></>),
    },
    { key: 'since', title: t('since'), width: 130, sort: (left, right) => (left.since ?? '').localeCompare(right.since ?? ''), render: (item) => (item.since === null ? '—' : <Time at={item.since} />) },
    {
      key: 'due', title: t('due'), width: 110, sort: (left, right) => (left.move?.dueOn ?? '9').localeCompare(right.move?.dueOn ?? '9'),
      render: (item) => <>{item.move === null || item.move.dueOn === null ? '—' : day(item.move.dueOn)} {item.overdue && <Tag color="red">{t('overdue')}</Tag>}</>,
    },
    { key: 'results', title: t('results'), align: 'right', width: 66, render: (item) => `${item.indicatorsWithResult} / ${item.indicators}` },
    { key: 'score', title: t('score'), align: 'right', width: 74, sort: (left, right) => forDrawing(left.score) - forDrawing(right.score), render: (item) => item.score ?? '—' },
    { key: 'grade', title: t('grade'), width: 60, render: (item) => <Grade grade={item.grade} /> },
    { key: 'errors', title: t('errors'), align: 'right', width: 64, sort: (left, right) => left.openErrors - right.openErrors, render: (item) => (item.openErrors === 0 ? '0' : <span className="count count-error">{item.openErrors}</span>) },
    { key: 'last', title: t('last'), width: 200, isExtra: true, render: (item) => <>{item.lastActor ?? '—'}{item.lastReason !== null && <div className="panel-note">{item.lastReason}</div>}</> },
  ], [t, say, day]);
  const mayRemind = may('monitoring.manage');
  return (
    <>
      <DataTable name="collection" label={t('project')} rows={rows} keyOf={({ projectId }) => projectId} columns={columns}
        empty={<EmptyState title={t('empty')} action={<Button onClick={() => setSearch({ view: null, state: null, search: null })}>{t('clear')}</Button>} />}
        {...(mayRemind ? { selected, onSelect: setSelected } : {})}
        filters={(
          <>
            <Segmented value={view} onChange={(next) => setSearch({ view: next === 'all' ? null : next })} options={views.map((value) => ({ value, label: t(value, { count: inView[value].length }) }))} />
            <Select allowClear value={state} placeholder={t('stateFilter')} aria-label={t('stateFilter')} className="collection-state" onChange={(next: string | undefined) => setSearch({ state: next ?? null })}
              options={[...new Set(items.map((item) => item.state))].map((value) => ({ value, label: isState(value) ? say(stateNames[value]) : value }))} />
            <Input.Search allowClear value={search.get('search') ?? ''} placeholder={t('search')} aria-label={t('search')} className="collection-search" onChange={({ target }) => setSearch({ search: target.value })} />
          </>
        )}
        actions={mayRemind && (
          <>
            {selected.length === 0 && inView.late.length > 0 && <Button icon={<BellOutlined />} onClick={() => setReminding([])}>{t('remindLate')}</Button>}
            <Button type="primary" icon={<BellOutlined />} disabled={selected.length === 0} onClick={() => setReminding(selected)}>{t('remind')}</Button>
          </>
        )} />
      <RemindDialog projectIds={reminding} onClose={() => setReminding(null)} onDone={() => setSelected([])} />
    </>
  );
}
