import { App, Button, Segmented, Select, Tag } from 'antd';
import { useMemo } from 'react';
import type { ComparisonAnswer } from '#contract/comparison.ts';
import type { PaperAnswer } from '#contract/papers.ts';
import { api } from '#web/platform/client.ts';
import { papersTexts } from '#web/platform/messages/papers.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer, useChange } from '#web/platform/queries.ts';
import { go, hrefTo, useParameters, useSearch } from '#web/platform/router.ts';
import { useMay } from '#web/platform/session.tsx';
import { useTexts } from '#web/platform/texts.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Amount, Percent } from '#web/ui/figures.tsx';
import { Page } from '#web/ui/page.tsx';
import { Await, EmptyState } from '#web/ui/page-states.tsx';
import { useTime } from '#web/ui/time.tsx';
import '#web/features/papers/papers.css';

type Project = ComparisonAnswer['projects'][number];
type Figure = Project['figures'][number];
type Row = Figure & { readonly key: string; readonly project: Project; readonly isFirst: boolean };
type Recorded = { readonly found: number; readonly added: number; readonly gone: number };

const verdicts = ['equal', 'other-basis', 'differs', 'not-in-ledger', 'only-in-ledger', 'unreadable', 'undecided'] as const;
const verdictColours = { equal: 'green', 'other-basis': 'gold', differs: 'red', 'not-in-ledger': 'orange', 'only-in-ledger': 'purple', unreadable: 'red', undecided: 'default' } as const;

/** A paper beside the ledger, figure by figure. */
export function ComparisonPage() {
  const { paperId } = useParameters('paperId');
  const { departmentPath } = usePlace();
  const path = `${departmentPath}/papers/${paperId}`;
  const paper = useAnswer<PaperAnswer>(path);
  const comparison = useAnswer<ComparisonAnswer>(`${path}/comparison`);
  return <Await answer={paper}>{(found) => <Await answer={comparison}>{(compared) => <Comparison paper={found} comparison={compared} path={path} />}</Await>}</Await>;
}

function Comparison({ paper, comparison, path }: { readonly paper: PaperAnswer; readonly comparison: ComparisonAnswer; readonly path: string }) {
  const t = useTexts(papersTexts);
  const time = useTime();
  const may = useMay();
  const { message } = App.useApp();
  const { yearPath } = usePlace();
  const [search, setSearch] = useSearch();
  const record = useChange<undefined, Recorded>({
    change: () => api.post<Recorded>(`${path}/comparison`, {}), refreshes: [path, `${yearPath}/findings`],
    onDone: ({ found, added, gone }) => void message.success(t('recorded', { found, added, gone }), 6),
  });
  const toImport = useChange<undefined, { readonly importId: string | null; readonly jobId: string | null }>({
    change: (_input, key) => api.post(`${yearPath}/imports`, { checkId: paper.id }, { key }), refreshes: [`${yearPath}/imports`],
    onDone: ({ importId, jobId }) => (importId === null ? go('/import', { job: jobId }) : go(`/import/${importId}`)),
  });
  const verdict = verdicts.find((each) => each === search.get('verdict'));
  const chosen = search.get('project');
  const projects = useMemo(() => comparison.projects.map((project, index) => ({ project, key: String(index) })), [comparison]);
  const rows = useMemo<readonly Row[]>(() => projects.filter(({ key }) => chosen === null || key === chosen).flatMap(({ project, key }) =>
    project.figures.filter((figure) => verdict === undefined || figure.verdict === verdict).map((figure, index) => ({ ...figure, key: `${key} ${index}`, project, isFirst: index === 0 }))), [projects, chosen, verdict]);
  const nameOf = ({ ordinal, heading }: Project): string => (ordinal === null ? heading : `${ordinal}. ${heading}`);
  const columns = useMemo<readonly DataColumn<Row>[]>(() => [
    {
      key: 'project', title: t('project'), isMain: true, width: 240, render: ({ project, isFirst }) => (
        <span className={isFirst ? 'compared-project' : 'compared-project compared-again'}>
          {project.projectId === null ? <>{nameOf(project)} <Tag>{t('notInLedger')}</Tag></> : <a href={hrefTo(`/projects/${project.projectId}`)} {...(isFirst ? {} : { tabIndex: -1 })}>{nameOf(project)}</a>}
          {project.ordinal === null && <> <Tag>{t('onlyLedger')}</Tag></>}
        </span>
      ),
    },
    { key: 'figure', title: t('figure'), width: 160, render: ({ kind, name }) => <>{t(`kind.${kind}`)}{name !== '' && <span className="panel-note"> {name}</span>}</> },
    { key: 'printed', title: t('printed'), width: 120, align: 'right', render: ({ printed }) => (printed === null ? '—' : <span lang="zh-CN">{printed}</span>) },
    { key: 'paper', title: t('paper'), width: 110, align: 'right', render: (figure) => <Value figure={figure} value={figure.paper} /> },
    { key: 'ledger', title: t('ledger'), width: 110, align: 'right', render: (figure) => <Value figure={figure} value={figure.ledger} /> },
    { key: 'difference', title: t('difference'), width: 130, align: 'right', render: (figure) => (figure.verdict === 'equal' ? <span className="amount-none">—</span> : figure.kind === 'rate' && figure.difference !== null ? <span className="amount">{t('points', { points: figure.difference })}</span> : <Value figure={figure} value={figure.difference} />) },
    {
      key: 'verdict', title: t('verdict'), width: 150,
      render: ({ verdict: own, basis, kind }) => <div className="compared-verdict"><Tag color={verdictColours[own]}>{t(`verdict.${own}`)}</Tag>{kind === 'rate' && basis !== null && <span className="panel-note">{t('onBasis', { basis: t(`basis.${basis}`) })}</span>}</div>,
    },
  ], [t]);
  const all = verdicts.reduce((sum, each) => sum + comparison.counts[each], 0);
  return (
    <Page title={paper.name} path={[{ title: t('title'), href: hrefTo('/papers') }]} what={t('comparedAt', { time: time(comparison.comparedAt) })} actions={(
      <>
        {may('import.write') && <Button loading={toImport.isPending} onClick={() => toImport.mutate(undefined)}>{t('toImport')}</Button>}
        {may('check.run') && <Button type="primary" loading={record.isPending} onClick={() => record.mutate(undefined)}>{t('record')}</Button>}
      </>
    )}>
      <DataTable name="comparison" label={t('title')} rows={rows} keyOf={({ key }) => key} columns={columns}
        empty={<EmptyState title={t('noFigures')} action={<Button onClick={() => setSearch({ verdict: null, project: null })}>{t('clear')}</Button>} />}
        filters={(
          <>
            <Segmented className="compared-verdicts" aria-label={t('verdicts')} value={verdict ?? 'all'} onChange={(next) => setSearch({ verdict: next === 'all' ? null : next })}
              options={[{ value: 'all', label: `${t('all')} ${all}` }, ...verdicts.filter((each) => comparison.counts[each] > 0 || each === verdict).map((value) => ({ value, label: `${t(`verdict.${value}`)} ${comparison.counts[value]}` }))]} />
            <Select className="compared-filter" aria-label={t('project')} allowClear placeholder={t('everyProject')} value={chosen} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false}
              onChange={(next: string | undefined) => setSearch({ project: next })} options={projects.map(({ project, key }) => ({ value: key, label: nameOf(project) }))} />
          </>
        )} />
    </Page>
  );
}

/** Money in 万元, rates in percent, results in their unit. */
function Value({ figure: { kind, unit }, value }: { readonly figure: Figure; readonly value: string | null }) {
  if (kind === 'rate') return <Percent percent={value} />;
  if (kind === 'indicator') return value === null ? <Percent percent={null} /> : <span className="amount">{value}{unit ?? ''}</span>;
  return <Amount yuan={value} />;
}
