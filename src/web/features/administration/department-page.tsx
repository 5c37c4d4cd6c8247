import { Button, Descriptions, Space, Tag } from 'antd';
import { useMemo, useState } from 'react';
import type { Department, Division } from '#contract/organisation.ts';
import type { Role } from '#core/organisation/roles.ts';
import { useBureaus, useMayEverywhere, type List } from '#web/features/administration/departments.tsx';
import { DepartmentDialog, DivisionDialog } from '#web/features/administration/organisation-dialogs.tsx';
import { accountsTexts, administrationTitles, organisationTexts, recordTexts, roleTexts } from '#web/platform/messages/administration.ts';
import { useAnswer } from '#web/platform/queries.ts';
import { hrefTo, useParameters } from '#web/platform/router.ts';
import { useHolds } from '#web/platform/session.tsx';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Page, Panel } from '#web/ui/page.tsx';
import { Await, EmptyState } from '#web/ui/page-states.tsx';
import '#web/features/administration/administration.css';

type Person = { readonly accountId: string; readonly name: string; readonly roles: readonly Role[]; readonly divisionIds: readonly string[] };

/** A department: what it is called, its divisions, and who has a role in it. */
export function DepartmentPage() {
  const { departmentId } = useParameters('departmentId');
  const answer = useAnswer<Department>(`/departments/${departmentId}`);
  return <Await answer={answer}>{(department) => <DepartmentView department={department} />}</Await>;
}

function DepartmentView({ department }: { readonly department: Department }) {
  const t = useTexts(organisationTexts);
  const record = useTexts(recordTexts);
  const say = useSay();
  const mayManage = useMayEverywhere()('organisation.manage');
  const [isChanging, setChanging] = useState(false);
  const [open, setOpen] = useState<Division | 'new' | null>(null);
  const bureaus = useBureaus();
  const divisions = useAnswer<List<Division>>(`/departments/${department.id}/divisions`);
  const columns = useMemo<readonly DataColumn<Division>[]>(() => [
    { key: 'name', title: t('name'), isMain: true, width: 320, sort: (left, right) => left.name.localeCompare(right.name, 'zh-CN'), render: ({ name }) => name },
    ...(mayManage ? [{ key: 'actions', title: t('actions'), isMain: true, width: 120, render: (row: Division) => <Button size="small" onClick={() => setOpen(row)}>{record('edit')}</Button> }] : []),
  ], [t, record, mayManage]);
  return (
    <Page title={department.name} path={[{ title: say(administrationTitles.organisation), href: hrefTo('/organisation') }]}
      actions={(
        <>
          <Button href={hrefTo('/years', { department: department.id })}>{t('toYears')}</Button>
          {mayManage && <Button onClick={() => setChanging(true)}>{t('changeDepartment')}</Button>}
          {mayManage && <Button type="primary" onClick={() => setOpen('new')}>{t('newDivision')}</Button>}
        </>
      )}>
      <div className="administration">
        <section className="panel">
          <Descriptions size="small" column={{ xs: 1, md: 3 }} items={[
            { key: 'code', label: t('code'), children: department.code ?? record('none') },
            { key: 'bureau', label: t('bureau'), children: bureaus.data?.items.find(({ id }) => id === department.bureauId)?.name ?? record('none') },
            { key: 'place', label: t('place'), children: department.place === '' ? t('nation') : department.place },
          ]} />
        </section>
        <Panel title={t('divisions')}>
          <Await answer={divisions}>{({ items }) => (
            <DataTable name="administration.divisions" label={t('divisionsOf', { department: department.name })} rows={items} columns={columns} keyOf={({ id }) => id}
              empty={<EmptyState title={t('noDivisions')} what={t('noDivisionsWhat')} action={mayManage && <Button type="primary" onClick={() => setOpen('new')}>{t('newDivision')}</Button>} />} />
          )}</Await>
        </Panel>
        <PeoplePanel departmentId={department.id} divisions={divisions.data?.items ?? []} />
      </div>
      {isChanging && <DepartmentDialog row={department} bureaus={bureaus.data?.items ?? []} onClose={() => setChanging(false)} />}
      {open !== null && <DivisionDialog departmentId={department.id} row={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function PeoplePanel({ departmentId, divisions }: { readonly departmentId: string; readonly divisions: readonly Division[] }) {
  const t = useTexts(organisationTexts);
  const accounts = useTexts(accountsTexts);
  const record = useTexts(recordTexts);
  const say = useSay();
  const holds = useHolds();
  const people = useAnswer<List<Person>>(`/departments/${departmentId}/people`);
  const columns = useMemo<readonly DataColumn<Person>[]>(() => [
    { key: 'name', title: accounts('displayName'), isMain: true, width: 200, render: ({ accountId, name }) => (holds('account.read') ? <a href={hrefTo(`/accounts/${accountId}`)}>{name}</a> : name) },
    { key: 'roles', title: accounts('role'), width: 280, render: ({ roles }) => <Space size={4} wrap>{roles.map((role) => <Tag key={role}>{say(roleTexts[role].name)}</Tag>)}</Space> },
    { key: 'divisions', title: t('divisions'), width: 240, render: ({ divisionIds }) => divisions.filter(({ id }) => divisionIds.includes(id)).map(({ name }) => name).join(', ') || record('none') },
  ], [t, accounts, record, say, holds, divisions]);
  return (
    <Panel title={say(administrationTitles.accounts)}>
      <Await answer={people}>{({ items }) => (
        <DataTable name="administration.people" label={say(administrationTitles.accounts)} rows={items} columns={columns} keyOf={({ accountId }) => accountId} empty={<EmptyState title={accounts('nobody')} />} />
      )}</Await>
    </Panel>
  );
}
