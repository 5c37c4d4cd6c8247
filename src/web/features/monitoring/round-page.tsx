import { App, Button, Form, Input, Modal, Segmented, Tag } from 'antd';
import { useMemo, useState } from 'react';
import type { Entry, Round } from '#contract/monitoring.ts';
import { api } from '#web/platform/client.ts';
import { entryColours } from '#web/features/monitoring/entry-colours.ts';
import { monitoringTexts } from '#web/platform/messages/monitoring.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer, useChange } from '#web/platform/queries.ts';
import { hrefTo, useParameters, useSearch } from '#web/platform/router.ts';
import { useMay } from '#web/platform/session.tsx';
import { useTexts } from '#web/platform/texts.ts';
import { forDrawing } from '#web/ui/amount-text.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Amount, Light, Percent } from '#web/ui/figures.tsx';
import { Page } from '#web/ui/page.tsx';
import { Await, EmptyState } from '#web/ui/page-states.tsx';
import { Term } from '#web/ui/term.tsx';
import { useDay } from '#web/ui/time.tsx';
import '#web/features/monitoring/monitoring.css';

const lights = ['green', 'yellow', 'red'] as const;
const order = { red: 0, yellow: 1, green: 2 } as const;

/** A round of monitoring: each project with its figures at the cut-off, its light, and how far its report is. */
export function RoundPage() {
  const t = useTexts(monitoringTexts);
  const day = useDay();
  const { roundId } = useParameters('roundId');
  const { departmentPath } = usePlace();
  const round = useAnswer<Round>(`${departmentPath}/monitoring-rounds/${roundId}`);
  const entries = useAnswer<{ readonly items: readonly Entry[] }>(`${departmentPath}/monitoring-rounds/${roundId}/entries`);
  return (
    <Await answer={round}>{(shown) => (
      <Page title={shown.name} path={[{ title: t('title', { year: shown.year }), href: hrefTo('/monitoring') }]} actions={<RoundActs round={shown} />}
        what={<><Tag color={shown.state === 'open' ? 'blue' : 'default'}>{t(`round.${shown.state}`)}</Tag>{t('roundWhat', { cutOff: day(shown.cutOff), due: shown.dueOn === null ? t('noDue') : t('dueIs', { day: day(shown.dueOn) }) })}</>}>
        <Await answer={entries}>{({ items }) => <EntryTable roundId={roundId} entries={items} />}</Await>
      </Page>
    )}</Await>
  );
}

function RoundActs({ round }: { readonly round: Round }) {
  const t = useTexts(monitoringTexts);
  const { modal } = App.useApp();
  const { departmentPath, yearPath } = usePlace();
  const may = useMay();
  const [isReopening, setReopening] = useState(false);
  const [fields] = Form.useForm<{ reason: string }>();
  const path = `${departmentPath}/monitoring-rounds/${round.id}`;
  const refreshes = [path, yearPath, '/tasks'];
  const refresh = useChange<null>({ change: (_input, key) => api.post(`${path}/refresh`, undefined, { key }), refreshes, done: t('refreshed') });
  const change = useChange<{ readonly state: 'open' | 'closed'; readonly reason?: string }>({ change: (body) => api.patch(path, body, round.version), refreshes, done: t('saved'), onDone: () => setReopening(false) });
  if (!may('monitoring.manage')) return null;
  if (round.state === 'closed') {
    return (
      <>
        <Button onClick={() => setReopening(true)}>{t('reopen')}</Button>
        <Modal open={isReopening} title={t('reopen')} okText={t('reopen')} cancelText={t('cancel')} confirmLoading={change.isPending} onCancel={() => setReopening(false)} forceRender
          onOk={() => void fields.validateFields().then(({ reason }) => change.mutate({ state: 'open', reason: reason.trim() })).catch(() => undefined)}>
          <Form form={fields} layout="vertical" requiredMark={false}>
            <Form.Item name="reason" label={t('reason')} rules={[{ required: true, whitespace: true, message: t('required') }]}><Input.TextArea rows={3} maxLength={500} showCount /></Form.Item>
          </Form>
        </Modal>
      </>
    );
  }
  return (
    <>
      <Button loading={refresh.isPending} onClick={() => refresh.mutate(null)}>{t('refresh')}</Button>
      <Button danger loading={change.isPending} onClick={() => void modal.confirm({ title: t('close'), content: t('closeWhat'), okText: t('close'), cancelText: t('cancel'), onOk: () => change.mutate({ state: 'closed' }) })}>{t('close')}</Button>
    </>
  );
}

function EntryTable({ roundId, entries }: { readonly roundId: string; readonly entries: readonly Entry[] }) {
  const t = useTexts(monitoringTexts);
  const [search, setSearch] = useSearch();
  const light = lights.find((each) => each === search.get('light')) ?? 'all';
  const state = (['draft', 'submitted', 'returned', 'accepted'] as const).find((each) => each === search.get('state')) ?? 'all';
  const rows = useMemo(() => entries.filter((entry) => (light === 'all' || entry.light === light) && (state === 'all' || entry.state === state)), [entries, light, state]);
  const columns = useMemo<readonly DataColumn<Entry>[]>(() => [
    { key: 'project', title: t('project'), isMain: true, width: 190, sort: (left, right) => left.ordinal - right.ordinal, render: (entry) => <a href={hrefTo(`/monitoring/${roundId}/${entry.projectId}`)}>{entry.ordinal}. {entry.projectName}</a> },
    { key: 'light', title: t('lights'), header: <Term of="light">{t('lights')}</Term>, width: 84, sort: (left, right) => order[left.light ?? 'green'] - order[right.light ?? 'green'], render: (entry) => <Light light={entry.light} /> },
    { key: 'budget', title: t('budget'), align: 'right', width: 86, render: (entry) => <Amount yuan={entry.budgetYuan} /> },
    { key: 'received', title: t('received'), align: 'right', width: 86, render: (entry) => <Amount yuan={entry.receivedYuan} /> },
    { key: 'spent', title: t('spent'), align: 'right', width: 86, render: (entry) => <Amount yuan={entry.spentYuan} /> },
    { key: 'execution', title: t('execution'), align: 'right', width: 90, sort: (left, right) => forDrawing(left.executionPercent) - forDrawing(right.executionPercent), render: (entry) => <Percent percent={entry.executionPercent} /> },
    { key: 'elapsed', title: t('elapsed'), align: 'right', width: 84, render: (entry) => <Percent percent={entry.elapsedPercent} /> },
    { key: 'completion', title: t('completion'), align: 'right', width: 100, render: (entry) => <Percent percent={entry.completionPercent} /> },
    { key: 'forecast', title: t('forecast'), align: 'right', width: 86, render: (entry) => <Amount yuan={entry.forecastYuan} /> },
    { key: 'state', title: t('state'), width: 90, render: (entry) => <Tag color={entryColours[entry.state]}>{t(`entry.${entry.state}`)}</Tag> },
    { key: 'reason', title: t('whyDeviates'), isExtra: true, width: 220, render: (entry) => entry.reason ?? '—' },
  ], [t, roundId]);
  return (
    <DataTable name="monitoring" label={t('project')} rows={rows} keyOf={({ id }) => id} columns={columns}
      empty={<EmptyState title={t('noEntries')} action={<Button onClick={() => setSearch({ light: null, state: null })}>{t('all')}</Button>} />}
      filters={(
        <>
          <Segmented value={light} aria-label={t('lights')} onChange={(next) => setSearch({ light: next === 'all' ? null : next })}
            options={[{ value: 'all', label: t('all') }, ...lights.map((value) => ({ value, label: <><Light light={value} withWord={false} /> {entries.filter((entry) => entry.light === value).length}</> }))]} />
          <Segmented value={state} aria-label={t('state')} onChange={(next) => setSearch({ state: next === 'all' ? null : next })}
            options={[{ value: 'all', label: t('all') }, ...(['draft', 'submitted', 'returned', 'accepted'] as const).map((value) => ({ value, label: t(`entry.${value}`) }))]} />
        </>
      )} />
  );
}
