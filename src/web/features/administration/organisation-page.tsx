import { Button, Input, Space, Tag } from 'antd';
import { useMemo, useState } from 'react';
import type { Bureau, Department } from '#contract/organisation.ts';
import { useBureaus, useDepartments, useMayEverywhere } from '#web/features/administration/departments.tsx';
import { BureauDialog, DepartmentDialog } from '#web/features/administration/organisation-dialogs.tsx';
import { administrationTitles, organisationTexts, recordTexts } from '#web/platform/messages/administration.ts';
import { hrefTo } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Page, Panel } from '#web/ui/page.tsx';
import { Await, EmptyState } from '#web/ui/page-states.tsx';
import '#web/features/administration/administration.css';

type Open = { readonly what: 'bureau'; readonly row: Bureau | null } | { readonly what: 'department'; readonly row: Department | null };

/** Bureaus and departments; a department opens its divisions. */
export function OrganisationPage() {
  const t = useTexts(organisationTexts);
  const record = useTexts(recordTexts);
  const say = useSay();
  const mayManage = useMayEverywhere()('organisation.manage');
  const [open, setOpen] = useState<Open | null>(null);
  const [words, setWords] = useState('');
  const departments = useDepartments();
  const bureaus = useBureaus();
  const named = useMemo(() => new Map((bureaus.data?.items ?? []).map(({ id, name }) => [id, name])), [bureaus.data]);
  const columns = useMemo<readonly DataColumn<Department>[]>(() => [
    {
      key: 'name', title: t('name'), isMain: true, width: 260, sort: (left, right) => left.name.localeCompare(right.name, 'zh-CN'),
      render: ({ id, name, isExample }) => <><a href={hrefTo(`/organisation/${id}`)}>{name}</a> {isExample && <Tag color="gold">{record('example')}</Tag>}</>,
    },
    { key: 'code', title: t('code'), width: 120, sort: (left, right) => (left.code ?? '').localeCompare(right.code ?? ''), render: ({ code }) => code ?? record('none') },
    { key: 'bureau', title: t('bureau'), width: 200, render: ({ bureauId }) => (bureauId === null ? record('none') : named.get(bureauId) ?? record('none')) },
    { key: 'place', title: t('place'), width: 200, render: ({ place }) => (place === '' ? t('nation') : place) },
    {
      key: 'actions', title: t('actions'), isMain: true, width: 220, render: (row) => (
        <Space>
          {mayManage && <Button size="small" onClick={() => setOpen({ what: 'department', row })}>{record('edit')}</Button>}
          <Button size="small" href={hrefTo(`/organisation/${row.id}`)}>{t('open')}</Button>
        </Space>
      ),
    },
  ], [t, record, named, mayManage]);
  const bureauColumns = useMemo<readonly DataColumn<Bureau>[]>(() => [
    { key: 'name', title: t('name'), isMain: true, width: 260, render: ({ name }) => name },
    { key: 'place', title: t('place'), width: 260, render: ({ place }) => (place === '' ? t('nation') : place) },
    ...(mayManage ? [{ key: 'actions', title: t('actions'), isMain: true, width: 120, render: (row: Bureau) => <Button size="small" onClick={() => setOpen({ what: 'bureau', row })}>{record('edit')}</Button> }] : []),
  ], [t, record, mayManage]);
  return (
    <Page title={say(administrationTitles.organisation)} what={t('what')}
      actions={mayManage && (
        <>
          <Button onClick={() => setOpen({ what: 'bureau', row: null })}>{t('newBureau')}</Button>
          <Button type="primary" onClick={() => setOpen({ what: 'department', row: null })}>{t('newDepartment')}</Button>
        </>
      )}>
      <div className="administration">
        <Panel title={t('departments')}>
          <Await answer={departments}>{({ items }) => (
            <DataTable name="administration.departments" label={t('departments')} columns={columns} keyOf={({ id }) => id}
              rows={items.filter(({ name, code }) => words === '' || name.includes(words) || (code ?? '').includes(words))}
              filters={<Input.Search allowClear className="administration-search" placeholder={t('search')} aria-label={t('search')} onChange={({ target }) => setWords(target.value.trim())} />}
              empty={<EmptyState title={record('noDepartment')} action={mayManage && <Button type="primary" onClick={() => setOpen({ what: 'department', row: null })}>{t('newDepartment')}</Button>} />} />
          )}</Await>
        </Panel>
        <Panel title={t('bureaus')}>
          <Await answer={bureaus}>{({ items }) => (
            <DataTable name="administration.bureaus" label={t('bureaus')} columns={bureauColumns} rows={items} keyOf={({ id }) => id}
              empty={<EmptyState title={t('noBureaus')} action={mayManage && <Button type="primary" onClick={() => setOpen({ what: 'bureau', row: null })}>{t('newBureau')}</Button>} />} />
          )}</Await>
        </Panel>
      </div>
      {open?.what === 'bureau' && <BureauDialog row={open.row} onClose={() => setOpen(null)} />}
      {open?.what === 'department' && <DepartmentDialog row={open.row} bureaus={bureaus.data?.items ?? []} onClose={() => setOpen(null)} />}
    </Page>
  );
}
