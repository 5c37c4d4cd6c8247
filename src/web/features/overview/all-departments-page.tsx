import { Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { AllDepartments } from '#contract/overview.ts';
import { compareDecimals, decimal } from '#core/decimal.ts';
import { overviewTexts } from '#web/platform/messages/overview.ts';
import { termTexts } from '#web/platform/messages/terms.ts';
import { useOptionalPlace } from '#web/platform/place.tsx';
import { useAnswer } from '#web/platform/queries.ts';
import { hrefTo, useSearch } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Amount, Bar, FindingCounts, Percent } from '#web/ui/figures.tsx';
import { Page } from '#web/ui/page.tsx';
import { Await, EmptyState } from '#web/ui/page-states.tsx';
import { Term } from '#web/ui/term.tsx';
import '#web/features/overview/overview.css';

/** For whoever sees no department of their own. */
const lastYear = new Date().getFullYear() - 1;

type Row = AllDepartments['departments'][number];
const money = [['adjusted', 'adjustedBudget'], ['issued', 'issued'], ['received', 'received'], ['spent', 'spent']] as const;

/** Every department of a year within one's reach, for whoever watches over them. */
export function AllDepartmentsPage() {
  const t = useTexts(overviewTexts);
  const say = useSay();
  const place = useOptionalPlace();
  const [search, setSearch] = useSearch();
  const [words, setWords] = useState('');
  const year = Number(search.get('year') ?? place?.year ?? lastYear);
  const answer = useAnswer<AllDepartments>('/overview', { year });
  const years = useMemo(() => [...new Set([...(place?.years ?? []).map((each) => each.year), year])].toSorted((left, right) => right - left), [place, year]);
  const all = answer.data;
  const hasTotal = all !== undefined && all.departments.length > 1 && words === '';
  const columns = useMemo<readonly DataColumn<Row>[]>(() => [
    { key: 'name', title: t('departments'), isMain: true, ...(hasTotal ? { total: t('total') } : {}), fixed: 'left', width: 220, sort: (left, right) => left.name.localeCompare(right.name, 'zh-CN'), render: ({ name, departmentId }) => <a href={hrefTo('/overview', {}, { departmentId, year })}>{name}</a> },
    { key: 'code', title: t('code'), isExtra: true, width: 100, render: ({ code }) => code ?? '—' },
    { key: 'projects', title: t('projectCount'), width: 90, align: 'right', ...(hasTotal ? { total: all.total.projects } : {}), sort: (left, right) => left.sums.projects - right.sums.projects, render: ({ sums }) => sums.projects },
    ...money.map(([key, term]): DataColumn<Row> => ({
      key, title: say(termTexts[term].name), header: <Term of={term} />, width: 130, align: 'right', ...(hasTotal ? { total: <Amount yuan={all.total[key]} /> } : {}), sort: (left, right) => compareDecimals(decimal(left.sums[key] ?? '-1'), decimal(right.sums[key] ?? '-1')), render: ({ sums }) => <Amount yuan={sums[key]} />,
    })),
    { key: 'rate', title: say(termTexts.executionRate.name), header: <Term of="executionRate" />, width: 130, align: 'right', ...(hasTotal ? { total: <Percent percent={all.ratePercent} /> } : {}), sort: (left, right) => compareRates(left.ratePercent, right.ratePercent), render: ({ ratePercent }) => <><Percent percent={ratePercent} /><Bar percent={ratePercent} /></> },
    { key: 'findings', title: t('findings'), width: 120, ...(hasTotal ? { total: <FindingCounts findings={all.findings} /> } : {}), sort: (left, right) => left.findings.errors - right.findings.errors || left.findings.warnings - right.findings.warnings, render: ({ findings }) => <FindingCounts findings={findings} /> },
  ], [t, say, year, all, hasTotal]);
  return (
    <Await answer={answer}>{({ departments, total }) => {
      const shown = departments.filter(({ name, code }) => words === '' || name.includes(words) || (code ?? '').includes(words));
      return (
        <Page title={t('allTitle', { year })} what={t('allWhat', { count: departments.length, projects: total.projects })}>
          <DataTable name="departments" label={t('allTitle', { year })} rows={shown} keyOf={({ departmentId }) => departmentId} columns={columns}
            empty={<EmptyState title={t('noDepartments')} what={t('noDepartmentsWhat')} />}
            filters={(
              <>
                <Select value={year} aria-label={t('year')} options={years.map((each) => ({ value: each, label: String(each) }))} onChange={(next) => setSearch({ year: next })} />
                <Input.Search allowClear className="departments-search" placeholder={t('search')} aria-label={t('search')} onChange={({ target }) => setWords(target.value.trim())} />
              </>
            )} />
        </Page>
      );
    }}</Await>
  );
}

function compareRates(left: string | null, right: string | null): number {
  if (left === null || right === null) return (left === null ? 0 : 1) - (right === null ? 0 : 1);
  return compareDecimals(decimal(left), decimal(right));
}
