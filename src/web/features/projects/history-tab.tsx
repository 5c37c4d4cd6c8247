import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Collapse, Segmented, Timeline } from 'antd';
import { useState } from 'react';
import type { Transition } from '#contract/evaluation.ts';
import { isState, stateNames } from '#core/life-cycle/states.ts';
import { findAct } from '#core/life-cycle/acts.ts';
import { differenceOf, isPlain } from '#web/features/projects/difference.ts';
import type { ProjectContext } from '#web/features/projects/project-context.ts';
import { useWordOf } from '#web/features/projects/words.ts';
import { api } from '#web/platform/client.ts';
import { fundsTexts } from '#web/platform/messages/funds.ts';
import { historyTexts } from '#web/platform/messages/history.ts';
import { projectTexts } from '#web/platform/messages/project.ts';
import { projectsTexts } from '#web/platform/messages/projects.ts';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { useAnswer } from '#web/platform/queries.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { StateTag } from '#web/ui/figures.tsx';
import { Panel } from '#web/ui/page.tsx';
import { Await, EmptyState, ErrorState, PageSkeleton } from '#web/ui/page-states.tsx';
import { Time } from '#web/ui/time.tsx';

type Change = { readonly sequence: string; readonly at: string; readonly actor: string; readonly act: string; readonly reason: string | null; readonly before: unknown; readonly after: unknown };
type Answer = { readonly items: readonly Change[]; readonly nextCursor: string | null };

/** Every change of the project and every step it took. */
export function HistoryTab({ context: { path } }: { readonly context: ProjectContext }) {
  const t = useTexts(projectTexts);
  const [view, setView] = useState<'all' | 'steps'>('all');
  return (
    <Panel title={t('tabHistory')} note={t('historyWhat')} actions={<Segmented size="small" value={view} onChange={setView} aria-label={t('tabHistory')} options={[{ value: 'all', label: t('historyAll') }, { value: 'steps', label: t('historySteps') }]} />}>
      {view === 'all' ? <Changes path={path} /> : <Steps path={path} />}
    </Panel>
  );
}

function Changes({ path }: { readonly path: string }) {
  const t = useTexts(projectTexts);
  const ui = useTexts(uiTexts);
  const nameOf = useActName();
  const answer = useInfiniteQuery({
    queryKey: [`${path}/history`, {}], initialPageParam: '', getNextPageParam: ({ nextCursor }: Answer) => nextCursor ?? undefined,
    queryFn: ({ pageParam, signal }) => api.get<Answer>(`${path}/history`, { limit: 50, cursor: pageParam }, signal),
  });
  if (answer.isError && answer.data === undefined) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.isPending) return <PageSkeleton />;
  const items = answer.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return <EmptyState title={t('noHistory')} />;
  return (
    <>
      <Timeline className="history" items={items.map((change) => ({
        key: change.sequence,
        content: (
          <>
            <p className="history-head"><Time at={change.at} /> <b>{nameOf(change.act)}</b> <span>{change.actor}</span></p>
            {change.reason !== null && <p className="panel-note">{t('reason')}：{change.reason}</p>}
            <Difference before={change.before} after={change.after} />
          </>
        ),
      }))} />
      {answer.hasNextPage && <Button onClick={() => void answer.fetchNextPage()}>{ui('more')}</Button>}
    </>
  );
}

function Steps({ path }: { readonly path: string }) {
  const t = useTexts(projectTexts);
  const say = useSay();
  const answer = useAnswer<{ readonly items: readonly Transition[] }>(`${path}/transitions`);
  return (
    <Await answer={answer}>{({ items }) => (items.length === 0 ? <EmptyState title={t('noHistory')} /> : (
      <Timeline className="history" items={items.map(({ id, at, name, actor, from, to, reason }) => ({
        key: id,
        content: (
          <>
            <p className="history-head"><Time at={at} /> <b>{say(name)}</b> <span>{actor}</span> <span><StateTag state={from} /> → <StateTag state={to} /></span></p>
            {reason !== null && <p className="panel-note">{t('reason')}：{reason}</p>}
          </>
        ),
      }))} />
    ))}</Await>
  );
}

/** What was and what is, field by field; long ones are folded. */
function Difference({ before, after }: { readonly before: unknown; readonly after: unknown }) {
  const t = useTexts(projectTexts);
  const field = useWordOf(historyTexts);
  const shown = useShown();
  const rows = differenceOf(before, after);
  if (rows.length === 0) return null;
  const hasBefore = rows.some((row) => row.before !== undefined);
  const table = (
    <table className="ledger-table history-table">
      <thead><tr><th scope="col">{t('field')}</th>{hasBefore && <th scope="col">{t('before')}</th>}<th scope="col">{t('after')}</th></tr></thead>
      <tbody>{rows.map((row) => <tr key={row.field}><th scope="row">{field(`field.${row.field}`, row.field)}</th>{hasBefore && <td><del>{shown(row.field, row.before)}</del></td>}<td>{shown(row.field, row.after)}</td></tr>)}</tbody>
    </table>
  );
  return rows.length <= 3 ? table : <Collapse ghost size="small" items={[{ key: 'all', label: t('showDifference'), children: table }]} />;
}

function useActName(): (act: string) => string {
  const word = useWordOf(historyTexts);
  const t = useTexts(historyTexts);
  const funds = useWordOf(fundsTexts);
  const say = useSay();
  return (act) => {
    const booked = /^funds\.(.+)\.(book|void)$/.exec(act);
    if (booked !== null) return t(booked[2] === 'book' ? 'book' : 'void', { kind: funds(`kind.${booked[1] ?? ''}`, booked[1]) });
    const step = act.startsWith('evaluation.') ? findAct(act.slice('evaluation.'.length)) : null;
    return step !== null ? say(step.name) : word(`act.${act}`, act);
  };
}

/** A value as people read it; words of the data where a catalogue knows them. */
function useShown(): (field: string, value: unknown) => string {
  const t = useTexts(historyTexts);
  const say = useSay();
  const project = useWordOf(projectsTexts);
  const funds = useWordOf(fundsTexts);
  const known = useWordOf(historyTexts);
  return (field, value) => {
    if (value === null || value === undefined || value === '') return '—';
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (Array.isArray(value)) return value.map((each: unknown) => (isPlain(each) ? String(each) : JSON.stringify(each))).join('、');
    if (!isPlain(value)) return JSON.stringify(value);
    const text = String(value);
    if (field === 'state' && isState(text)) return say(stateNames[text]);
    return project(`${field}.${text}`, funds(`${field === 'payeeKind' ? 'payee' : field}.${text}`, ['kind', 'occasion', 'datePrecision', 'section'].includes(field) ? known(`value.${text}`, text) : text));
  };
}
