import { Button, Form, Input, InputNumber, Modal, Select, Table, Tabs, Tag } from 'antd';
import { useState } from 'react';
import type { Application, DepartmentProgress, NewSample, Rectification, Sample, SampleHead } from '#contract/oversight.ts';
import { RectificationTable } from '#web/features/oversight/rectification-table.tsx';
import { api } from '#web/platform/client.ts';
import { overseeingTexts } from '#web/platform/messages/overseeing.ts';
import { useOptionalPlace } from '#web/platform/place.tsx';
import { useAnswer, useChange } from '#web/platform/queries.ts';
import { go, hrefTo, useSearch } from '#web/platform/router.ts';
import { useMay } from '#web/platform/session.tsx';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { Grade } from '#web/ui/figures.tsx';
import { NormNote } from '#web/ui/norm-note.tsx';
import { Page } from '#web/ui/page.tsx';
import { Await, EmptyState } from '#web/ui/page-states.tsx';
import { Time, useDay } from '#web/ui/time.tsx';

type List<T> = { readonly items: readonly T[] };
const views = ['progress', 'samples', 'rectifications', 'applications'] as const;
const number = { align: 'right' as const, className: 'cell-number' };
/** For whoever sees no department of their own. */
const lastYear = new Date().getFullYear() - 1;

/** Departments of a year as the finance bureau follows them. */
export function ProgressPage() {
  const t = useTexts(overseeingTexts);
  const place = useOptionalPlace();
  const [search, setSearch] = useSearch();
  const view = views.find((each) => each === search.get('view')) ?? 'progress';
  const year = Number(search.get('year') ?? place?.year ?? lastYear);
  const years = [...new Set([...(place?.years ?? []).map((each) => each.year), year, lastYear])].toSorted((left, right) => right - left);
  const parts = { progress: <Departments year={year} />, samples: <Samples year={year} />, rectifications: <Rectifications year={year} />, applications: <Applications year={year} /> };
  return (
    <Page title={t('title', { year })} what={t('what')} actions={<Select value={year} aria-label={t('year')} onChange={(next: number) => setSearch({ year: next })} options={years.map((value) => ({ value, label: value }))} />}>
      <Tabs activeKey={view} destroyOnHidden onChange={(next) => setSearch({ view: next === 'progress' ? null : next })} items={views.map((key) => ({ key, label: t(`view.${key}`), children: parts[key] }))} />
    </Page>
  );
}

function Departments({ year }: { readonly year: number }) {
  const t = useTexts(overseeingTexts);
  const say = useSay();
  const day = useDay();
  const answer = useAnswer<List<DepartmentProgress>>(`/oversight/years/${year}/departments`);
  return (
    <Await answer={answer}>{({ items }) => (
      <Table<DepartmentProgress> size="small" pagination={false} rowKey={({ departmentId }) => departmentId} dataSource={[...items]} aria-label={t('view.progress')} locale={{ emptyText: <EmptyState title={t('noDepartments')} /> }} scroll={{ x: 'max-content' }} columns={[
        { key: 'name', title: t('department'), render: (_value, row) => <a href={hrefTo('/collection', {}, { departmentId: row.departmentId, year })}>{row.name}</a> },
        { key: 'state', title: t('state'), render: (_value, row) => say(row.stateName) },
        { key: 'due', title: t('due'), render: (_value, row) => <>{row.reportDue === null ? '—' : day(row.reportDue)} {row.overdue && <Tag color="red">{t('overdue')}</Tag>}</> },
        { key: 'projects', title: t('projects'), ...number, render: (_value, row) => row.projects },
        { key: 'submitted', title: t('submitted'), ...number, render: (_value, row) => row.submitted },
        { key: 'fixed', title: t('fixed'), ...number, render: (_value, row) => row.fixed },
        { key: 'reported', title: t('reported'), ...number, render: (_value, row) => row.reported },
        { key: 'errors', title: t('errors'), ...number, render: (_value, row) => row.openErrors },
        { key: 'open', title: t('open'), ...number, render: (_value, row) => <a href={hrefTo('/rectifications', {}, { departmentId: row.departmentId, year })}>{row.openRectifications}</a> },
      ]} />
    )}</Await>
  );
}

function Samples({ year }: { readonly year: number }) {
  const t = useTexts(overseeingTexts);
  const may = useMay();
  const answer = useAnswer<List<SampleHead>>(`/oversight/years/${year}/samples`);
  const [isOpen, setOpen] = useState(false);
  const [fields] = Form.useForm<{ size: number; seed?: string; note?: string }>();
  const draw = useChange<NewSample, Sample>({
    change: (given, key) => api.post(`/oversight/years/${year}/samples`, given, { key }), refreshes: ['/oversight', '/tasks'], done: t('drawn'), onDone: ({ id }) => go(`/oversight/samples/${id}`),
  });
  const orNull = (text: string | undefined): string | null => (text === undefined || text.trim() === '' ? null : text.trim());
  const button = may('oversight.review') && <Button type="primary" onClick={() => setOpen(true)}>{t('draw')}</Button>;
  return (
    <Await answer={answer}>{({ items }) => (
      <>
        {items.length > 0 && <div className="table-tools"><span className="table-tools-spring" />{button}</div>}
        <Table<SampleHead> size="small" pagination={false} rowKey={({ id }) => id} dataSource={[...items]} aria-label={t('view.samples')} locale={{ emptyText: <EmptyState title={t('noSamples')} what={t('drawWhat')} action={button} /> }} scroll={{ x: 'max-content' }} columns={[
          { key: 'at', title: t('createdAt'), render: (_value, row) => <a href={hrefTo(`/oversight/samples/${row.id}`)}><Time at={row.createdAt} /></a> },
          { key: 'note', title: t('note'), render: (_value, row) => row.note ?? '—' },
          { key: 'seed', title: t('seed'), render: (_value, row) => row.seed },
          { key: 'size', title: t('size'), ...number, render: (_value, row) => row.size },
          { key: 'population', title: t('population'), ...number, render: (_value, row) => row.population },
          { key: 'reviewed', title: t('reviewed'), ...number, render: (_value, row) => row.reviewed },
        ]} />
        <Modal open={isOpen} title={t('draw')} okText={t('draw')} cancelText={t('cancel')} confirmLoading={draw.isPending} onCancel={() => setOpen(false)} forceRender
          onOk={() => void fields.validateFields().then(({ size, seed, note }) => draw.mutate({ size, seed: orNull(seed), note: orNull(note), bureauId: null })).catch(() => undefined)}>
          <p className="panel-note">{t('drawWhat')}</p>
          <Form form={fields} layout="vertical" requiredMark={false} initialValues={{ size: 5 }}>
            <Form.Item name="size" label={t('size')} rules={[{ required: true, message: t('required') }]}><InputNumber min={1} max={500} precision={0} /></Form.Item>
            <Form.Item name="seed" label={t('seed')}><Input maxLength={100} /></Form.Item>
            <Form.Item name="note" label={t('note')}><Input maxLength={300} /></Form.Item>
          </Form>
        </Modal>
      </>
    )}</Await>
  );
}

function Rectifications({ year }: { readonly year: number }) {
  const answer = useAnswer<List<Rectification>>(`/oversight/years/${year}/rectifications`);
  return <Await answer={answer}>{({ items }) => <RectificationTable items={items} withDepartment />}</Await>;
}

function Applications({ year }: { readonly year: number }) {
  const t = useTexts(overseeingTexts);
  const answer = useAnswer<List<Application>>(`/oversight/years/${year}/applications`);
  return (
    <Await answer={answer}>{({ items }) => (
      <Table<Application> size="small" pagination={false} rowKey={({ projectId }) => projectId} dataSource={[...items]} aria-label={t('view.applications')} locale={{ emptyText: <EmptyState title={t('noApplications')} /> }} scroll={{ x: 'max-content' }} columns={[
        { key: 'department', title: t('department'), render: (_value, row) => row.departmentName },
        { key: 'project', title: t('project'), render: (_value, row) => <a href={hrefTo(`/projects/${row.projectId}/self-evaluation`, {}, { departmentId: row.departmentId, year })}>{row.ordinal}. {row.projectName}</a> },
        { key: 'score', title: t('selfScore'), ...number, render: (_value, row) => row.score },
        { key: 'grade', title: t('grade'), render: (_value, row) => <Grade grade={row.grade} /> },
        { key: 'suggestion', title: t('suggestion'), render: (_value, row) => row.suggestion ?? <span className="amount-none">{t('noSuggestion')}</span> },
        { key: 'norm', title: t('basis'), render: (_value, row) => (row.norm === null ? '—' : <NormNote norm={row.norm} />) },
      ]} />
    )}</Await>
  );
}
