import { Button, Checkbox, Input, Select, Tabs, Tag } from 'antd';
import { useMemo } from 'react';
import type { Norm, NormCard } from '#contract/norms.ts';
import type { List } from '#web/features/administration/departments.tsx';
import { NormDrawer } from '#web/features/administration/norm-drawer.tsx';
import { administrationTitles, forceTexts, normsTexts } from '#web/platform/messages/administration.ts';
import { useOptionalPlace } from '#web/platform/place.tsx';
import { useAnswer } from '#web/platform/queries.ts';
import { useSearch } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Unverified } from '#web/ui/figures.tsx';
import { Page } from '#web/ui/page.tsx';
import { Await, EmptyState } from '#web/ui/page-states.tsx';
import { useDay } from '#web/ui/time.tsx';
import '#web/features/administration/administration.css';

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
/** Stands for the nation in the address, where an empty place is the usual one. */
const nation = 'nation';

/** What the regulations say on a day at a place, and the documents that say it. */
export function NormsPage() {
  const t = useTexts(normsTexts);
  const say = useSay();
  const [search, setSearch] = useSearch();
  const documents = useAnswer<List<NormCard>>('/norms/documents');
  const chosen = documents.data?.items.find(({ id }) => id === search.get('document')) ?? null;
  const view = search.get('view') === 'documents' ? 'documents' : 'values';
  const choose = (id: string | null): void => setSearch({ document: id });
  return (
    <Page title={say(administrationTitles.norms)} what={t('what')}>
      <div className="administration">
        <Tabs activeKey={view} onChange={(next) => setSearch({ view: next === 'documents' ? next : null })} items={[
          { key: 'values', label: t('values'), children: <Values onDocument={choose} /> },
          { key: 'documents', label: t('documents'), children: <Await answer={documents}>{({ items }) => <Documents documents={items} onDocument={choose} />}</Await> },
        ]} />
      </div>
      {chosen !== null && <NormDrawer card={chosen} onClose={() => choose(null)} />}
    </Page>
  );
}

function Values({ onDocument }: { readonly onDocument: (id: string) => void }) {
  const t = useTexts(normsTexts);
  const say = useSay();
  const day = useDay();
  const [search, setSearch] = useSearch();
  const usual = useOptionalPlace()?.department.place ?? '';
  const asked = search.get('place');
  const place = asked === nation ? '' : asked ?? usual;
  const date = search.get('date') ?? today;
  const words = search.get('q') ?? '';
  const onlyUnverified = search.get('unverified') === '1';
  const whole = useAnswer<List<Norm>>('/norms');
  const answer = useAnswer<List<Norm>>('/norms', { date, place: place === '' ? null : place });
  const places = useMemo(() => [...new Set([...(whole.data?.items ?? []).map((norm) => norm.place), usual, place])].filter((each) => each !== '').toSorted((left, right) => left.localeCompare(right, 'zh-CN')), [whole.data, usual, place]);
  const columns = useMemo<readonly DataColumn<Norm>[]>(() => [
    {
      key: 'norm', title: t('norm'), isMain: true, width: 240, sort: (left, right) => say(left.title).localeCompare(say(right.title), 'zh-CN'),
      render: ({ title, note }) => <>{say(title)}{note !== null && <p className="norm-note" lang="zh-CN">{note}</p>}</>,
    },
    { key: 'value', title: t('value'), width: 110, align: 'left', render: ({ value, unit, codes }) => <span className="norm-value" lang="zh-CN">{value === null ? (codes ?? []).join('、') : `${value}${unit === null ? '' : ` ${unit}`}`}</span> },
    { key: 'force', title: t('force'), width: 84, render: ({ force }) => <Tag color={forceTexts[force].colour} title={say(forceTexts[force].what)}>{say(forceTexts[force].name)}</Tag> },
    {
      key: 'document', title: t('document'), width: 240,
      render: ({ document, article }) => <><Button type="link" className="norm-link" onClick={() => onDocument(document.id)}><span lang="zh-CN">{document.number === null ? document.title : `${document.title}（${document.number}）`}</span></Button>{article !== null && <p className="norm-note" lang="zh-CN">{article}</p>}</>,
    },
    { key: 'verified', title: t('verification'), width: 100, render: ({ verified }) => (verified ? <Tag color="green">{t('verified')}</Tag> : <Unverified />) },
    { key: 'place', title: t('place'), width: 100, render: (norm) => (norm.place === '' ? t('nation') : norm.place) },
    { key: 'validity', title: t('validity'), width: 140, sort: (left, right) => left.from.localeCompare(right.from), render: ({ from, until }) => (until === null ? t('validSince', { from: day(from) }) : t('validBetween', { from: day(from), until: day(until) })) },
    { key: 'id', title: t('code'), isExtra: true, width: 220, render: ({ id }) => <span className="audit-id">{id}</span> },
  ], [t, say, day, onDocument]);
  return (
    <Await answer={answer}>{({ items }) => {
      // Without a place the service answers what is in force anywhere.
      const rows = items.filter((norm) => (place !== '' || norm.place === '') && (!onlyUnverified || !norm.verified) && (words === '' || `${norm.title.zh} ${norm.title.en} ${norm.id} ${norm.document.title} ${norm.document.number ?? ''}`.toLowerCase().includes(words.toLowerCase())));
      return (
        <>
          <p className="norm-count">{t('count', { count: rows.length, unverified: rows.filter(({ verified }) => !verified).length })}</p>
          <DataTable name="administration.norms" label={t('values')} rows={rows} columns={columns} keyOf={({ id, place: at, from, value, codes }) => `${id} ${at} ${from} ${value ?? codes?.join() ?? ''}`}
            filters={(
              <>
                <label className="administration-label" htmlFor="norms-date">{t('date')}</label>
                <Input id="norms-date" className="administration-day" type="date" value={date} onChange={({ target }) => setSearch({ date: target.value })} />
                <label className="administration-label" htmlFor="norms-place">{t('place')}</label>
                <Select id="norms-place" className="administration-wide" value={place} showSearch={{ optionFilterProp: 'label' }} onChange={(next) => setSearch({ place: next === '' ? nation : next })}
                  options={[{ value: '', label: t('nation') }, ...places.map((each) => ({ value: each, label: each }))]} />
                <Input.Search allowClear className="administration-search" defaultValue={words} placeholder={t('search')} aria-label={t('search')} onChange={({ target }) => setSearch({ q: target.value.trim() })} />
                <Checkbox checked={onlyUnverified} onChange={({ target }) => setSearch({ unverified: target.checked ? 1 : null })}>{t('unverifiedOnly')}</Checkbox>
              </>
            )}
            empty={<EmptyState title={t('nothing')} what={t('nothingWhat')} />} />
        </>
      );
    }}</Await>
  );
}

function Documents({ documents, onDocument }: { readonly documents: readonly NormCard[]; readonly onDocument: (id: string) => void }) {
  const t = useTexts(normsTexts);
  const day = useDay();
  const columns = useMemo<readonly DataColumn<NormCard>[]>(() => [
    { key: 'title', title: t('title'), isMain: true, width: 360, sort: (left, right) => left.title.localeCompare(right.title, 'zh-CN'), render: ({ id, title }) => <Button type="link" className="norm-link" onClick={() => onDocument(id)}><span lang="zh-CN">{title}</span></Button> },
    { key: 'number', title: t('number'), width: 180, render: ({ number }) => <span lang="zh-CN">{number ?? '—'}</span> },
    { key: 'issuer', title: t('issuer'), width: 180, render: ({ issuer }) => <span lang="zh-CN">{issuer}</span> },
    { key: 'issued', title: t('issued'), width: 130, sort: (left, right) => (left.issued ?? '').localeCompare(right.issued ?? ''), render: ({ issued }) => (issued === null ? '—' : day(issued)) },
    { key: 'repealed', title: t('repealed'), width: 130, render: ({ repealed }) => (repealed === null ? t('stillInForce') : day(repealed)) },
    { key: 'verified', title: t('verification'), width: 110, render: ({ verified }) => (verified ? <Tag color="green">{t('verified')}</Tag> : <Unverified />) },
  ], [t, day, onDocument]);
  return <DataTable name="administration.documents" label={t('documents')} rows={documents} columns={columns} keyOf={({ id }) => id} empty={<EmptyState title={t('nothing')} />} />;
}
