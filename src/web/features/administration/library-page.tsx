import { Button, Input, Segmented, Select, Tag } from 'antd';
import { useMemo } from 'react';
import type { LibraryIndicator } from '#core/indicators/library/entry.ts';
import { indicatorLibrary, searchLibrary } from '#core/indicators/library/search.ts';
import { administrationTitles, libraryTexts } from '#web/platform/messages/administration.ts';
import { useSearch } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Page } from '#web/ui/page.tsx';
import { EmptyState } from '#web/ui/page-states.tsx';
import '#web/features/administration/administration.css';

const classes = [...new Set(indicatorLibrary.map(({ level1 }) => level1))];

/** Usual indicators, by class and word. */
export function LibraryPage() {
  const t = useTexts(libraryTexts);
  const say = useSay();
  const [search, setSearch] = useSearch();
  const words = search.get('q') ?? '';
  const level1 = classes.find((each) => each === search.get('class')) ?? '';
  const subclasses = useMemo(() => [...new Set(indicatorLibrary.filter((entry) => level1 === '' || entry.level1 === level1).map(({ level2 }) => level2))], [level1]);
  const level2 = subclasses.find((each) => each === search.get('subclass')) ?? '';
  const rows = useMemo(() => searchLibrary({ text: words, ...(level1 === '' ? {} : { level1 }), ...(level2 === '' ? {} : { level2 }) }, indicatorLibrary.length), [words, level1, level2]);
  const columns = useMemo<readonly DataColumn<LibraryIndicator>[]>(() => [
    { key: 'level1', title: t('level1'), width: 90, render: (row) => <span lang="zh-CN">{row.level1}</span> },
    { key: 'level2', title: t('level2'), width: 120, render: (row) => <span lang="zh-CN">{row.level2}</span> },
    { key: 'name', title: t('name'), isMain: true, width: 210, sort: (left, right) => say(left.name).localeCompare(say(right.name), 'zh-CN'), render: ({ name }) => say(name) },
    { key: 'unit', title: t('unit'), width: 90, render: ({ unit }) => (unit === null ? t('inWords') : <span lang="zh-CN">{unit}</span>) },
    { key: 'comparator', title: t('comparator'), width: 66, align: 'center', render: ({ comparator }) => <span lang="zh-CN">{comparator}</span> },
    { key: 'direction', title: t('direction'), width: 96, render: ({ reverse, unit }) => (unit === null ? '—' : <Tag color={reverse ? 'gold' : 'blue'}>{t(reverse ? 'lessIsBetter' : 'moreIsBetter')}</Tag>) },
    { key: 'source', title: t('source'), width: 104, render: ({ source }) => <span lang="zh-CN">{source}</span> },
    { key: 'method', title: t('method'), width: 240, render: ({ method }) => <span lang="zh-CN">{method}</span> },
  ], [t, say]);
  return (
    <Page title={say(administrationTitles.library)} what={t('what')}>
      <div className="administration">
        <DataTable name="administration.library" label={say(administrationTitles.library)} rows={rows} columns={columns} keyOf={({ id }) => id}
          filters={(
            <>
              <Segmented value={level1} aria-label={t('level1')} onChange={(next) => setSearch({ class: next, subclass: null })} options={[{ value: '', label: t('allClasses') }, ...classes.map((each) => ({ value: each, label: <span lang="zh-CN">{each}</span> }))]} />
              <Select className="administration-wide" value={level2} aria-label={t('level2')} onChange={(next) => setSearch({ subclass: next })} options={[{ value: '', label: t('allSubclasses') }, ...subclasses.map((each) => ({ value: each, label: each }))]} />
              <Input.Search allowClear className="administration-search" defaultValue={words} placeholder={t('search')} aria-label={t('search')} onChange={({ target }) => setSearch({ q: target.value.trim() })} />
            </>
          )}
          empty={<EmptyState title={t('nothing')} what={t('nothingWhat')} action={<Button onClick={() => setSearch({ q: null, class: null, subclass: null })}>{t('clear')}</Button>} />} />
      </div>
    </Page>
  );
}
