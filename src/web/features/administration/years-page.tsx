import { Alert, App, Button, Space, Tag } from 'antd';
import { useMemo, useState } from 'react';
import type { BudgetYear, Department } from '#contract/organisation.ts';
import { DepartmentSelect, useChosenDepartment, useDepartments, useMayIn, type List } from '#web/features/administration/departments.tsx';
import { DeadlinesDialog, NewYearDialog, ReopenDialog } from '#web/features/administration/year-dialogs.tsx';
import { api } from '#web/platform/client.ts';
import { administrationTitles, recordTexts, yearsTexts } from '#web/platform/messages/administration.ts';
import { useAnswer, useChange } from '#web/platform/queries.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Page } from '#web/ui/page.tsx';
import { Await, EmptyState } from '#web/ui/page-states.tsx';
import { useDay } from '#web/ui/time.tsx';
import '#web/features/administration/administration.css';

type Open = { readonly what: 'new' } | { readonly what: 'deadlines' | 'reopen'; readonly row: BudgetYear };

const colours = { open: 'green', closing: 'gold', closed: 'default' } as const;

/** Budget years of a department: opened with their deadlines, closed when all is fixed, reopened with a reason. */
export function YearsPage() {
  const t = useTexts(yearsTexts);
  const record = useTexts(recordTexts);
  const say = useSay();
  const departments = useDepartments();
  const chosen = useChosenDepartment(departments.data?.items);
  const title = say(administrationTitles.years);
  return (
    <Await answer={departments}>{({ items }) => (chosen === null
      ? <Page title={title} what={t('what')}><EmptyState title={record('noDepartment')} what={record('noDepartmentWhat')} /></Page>
      : <YearsView key={chosen.id} department={chosen} departments={items} />
    )}</Await>
  );
}

function YearsView({ department, departments }: { readonly department: Department; readonly departments: readonly Department[] }) {
  const t = useTexts(yearsTexts);
  const say = useSay();
  const day = useDay();
  const { modal } = App.useApp();
  const mayManage = useMayIn()('year.manage', department);
  const path = `/departments/${department.id}/years`;
  const answer = useAnswer<List<BudgetYear>>(path);
  const [open, setOpen] = useState<Open | null>(null);
  const { mutateAsync } = useChange<{ readonly row: BudgetYear; readonly state: 'open' | 'closing' | 'closed' }, BudgetYear>({
    change: ({ row, state }) => api.patch(`${path}/${row.year}`, { state }, row.version), refreshes: [path, '/departments'],
  });
  const columns = useMemo<readonly DataColumn<BudgetYear>[]>(() => {
    const ask = (row: BudgetYear, state: 'closing' | 'closed'): void => {
      void modal.confirm({
        title: t(state === 'closed' ? 'closeAsk' : 'closingAsk', { year: row.year }), content: t(state === 'closed' ? 'closeWhat' : 'closingWhat'),
        okText: t(state === 'closed' ? 'close' : 'toClosing'),
        // What goes wrong has been said by then; the question closes either way.
        onOk: () => mutateAsync({ row, state }).then(() => undefined, () => undefined),
      });
    };
    const due = (value: string | null) => (value === null ? <span className="amount-none">{t('notSet')}</span> : day(value));
    return [
      { key: 'year', title: t('year'), isMain: true, width: 100, sort: (left, right) => left.year - right.year, render: ({ year }) => year },
      { key: 'state', title: t('state'), width: 110, render: ({ state }) => <Tag color={colours[state]}>{t(`state.${state}`)}</Tag> },
      { key: 'targetsDue', title: t('targetsDue'), width: 150, render: ({ targetsDue }) => due(targetsDue) },
      { key: 'selfEvaluationDue', title: t('selfEvaluationDue'), width: 150, render: ({ selfEvaluationDue }) => due(selfEvaluationDue) },
      { key: 'reportDue', title: t('reportDue'), width: 150, render: ({ reportDue }) => due(reportDue) },
      ...(mayManage ? [{
        key: 'actions', title: t('actions'), isMain: true, width: 320, render: (row: BudgetYear) => (
          <Space wrap>
            {row.state !== 'closed' && <Button size="small" onClick={() => setOpen({ what: 'deadlines', row })}>{t('deadlines')}</Button>}
            {row.state === 'open' && <Button size="small" onClick={() => ask(row, 'closing')}>{t('toClosing')}</Button>}
            {row.state !== 'closed' && <Button size="small" danger onClick={() => ask(row, 'closed')}>{t('close')}</Button>}
            {row.state !== 'open' && <Button size="small" onClick={() => setOpen({ what: 'reopen', row })}>{t('reopen')}</Button>}
          </Space>
        ),
      }] : []),
    ];
  }, [t, day, modal, mayManage, mutateAsync]);
  return (
    <Page title={say(administrationTitles.years)} what={t('what')} actions={mayManage && <Button type="primary" onClick={() => setOpen({ what: 'new' })}>{t('open')}</Button>}>
      {!mayManage && <Alert className="record-note" type="info" showIcon title={t('readOnly')} />}
      <Await answer={answer}>{({ items }) => (
        <DataTable name="administration.years" label={say(administrationTitles.years)} rows={items.toSorted((left, right) => right.year - left.year)} keyOf={({ year }) => String(year)} columns={columns}
          filters={<DepartmentSelect departments={departments} value={department.id} />}
          empty={<EmptyState title={t('none')} what={t(mayManage ? 'noneWhat' : 'noneReader')} action={mayManage && <Button type="primary" onClick={() => setOpen({ what: 'new' })}>{t('open')}</Button>} />} />
      )}</Await>
      {open?.what === 'new' && <NewYearDialog path={path} onClose={() => setOpen(null)} />}
      {open?.what === 'deadlines' && <DeadlinesDialog path={path} row={open.row} onClose={() => setOpen(null)} />}
      {open?.what === 'reopen' && <ReopenDialog path={path} row={open.row} onClose={() => setOpen(null)} />}
    </Page>
  );
}
