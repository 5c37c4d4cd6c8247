import { Alert, Button, Tabs, Tag } from 'antd';
import { useEffect } from 'react';
import type { AvailableActs } from '#contract/evaluation.ts';
import type { ProjectAnswer } from '#contract/projects.ts';
import { BasisTab } from '#web/features/projects/basis-tab.tsx';
import { FindingsTab } from '#web/features/projects/findings-tab.tsx';
import { FundsTab } from '#web/features/projects/funds-tab.tsx';
import { HistoryTab } from '#web/features/projects/history-tab.tsx';
import { IndicatorsTab } from '#web/features/projects/indicators-tab.tsx';
import { NarrativeTab } from '#web/features/projects/narrative-tab.tsx';
import { StepButtons } from '#web/features/projects/step-buttons.tsx';
import type { ProjectContext } from '#web/features/projects/project-context.ts';
import { useProjectWord } from '#web/features/projects/words.ts';
import { evaluationTitles } from '#web/platform/messages/evaluation-titles.ts';
import { pageTitles } from '#web/platform/messages/navigation.ts';
import { projectTexts } from '#web/platform/messages/project.ts';
import { projectsTexts } from '#web/platform/messages/projects.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer } from '#web/platform/queries.ts';
import { go, hrefTo, useParameters, useSearch } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { FindingCounts, Grade, Light, Percent, StateTag, Unverified } from '#web/ui/figures.tsx';
import { Page } from '#web/ui/page.tsx';
import { Await } from '#web/ui/page-states.tsx';
import { Term } from '#web/ui/term.tsx';
import '#web/features/projects/projects.css';
import '#web/features/projects/project.css';

/** One project with its whole ledger. */
export function ProjectPage() {
  const { departmentPath } = usePlace();
  const { projectId } = useParameters('projectId');
  const answer = useAnswer<ProjectAnswer>(projectId === '' ? null : `${departmentPath}/projects/${projectId}`);
  return <Await answer={answer}>{(project) => <Opened key={project.id} project={project} />}</Await>;
}

function Opened({ project }: { readonly project: ProjectAnswer }) {
  const t = useTexts(projectTexts);
  const say = useSay();
  const { departmentPath, yearPath, departmentId, year } = usePlace();
  const [search, setSearch] = useSearch();
  const path = `${departmentPath}/projects/${project.id}`;
  const acts = useAnswer<AvailableActs>(`${path}/acts`).data ?? null;
  const context: ProjectContext = { project, acts, path, refreshes: [path, yearPath] };
  // A link may name the project under another year.
  useEffect(() => {
    if (project.year !== year) go(`/projects/${project.id}`, { tab: search.get('tab') }, { replace: true, place: { departmentId, year: project.year } });
  }, [project.year, project.id, year, departmentId, search]);
  const tabs = [
    { key: 'funds', label: t('tabFunds'), children: <FundsTab context={context} /> },
    { key: 'basis', label: t('tabBasis'), children: <BasisTab context={context} /> },
    { key: 'indicators', label: t('tabIndicators'), children: <IndicatorsTab context={context} /> },
    { key: 'narrative', label: t('tabNarrative'), children: <NarrativeTab context={context} /> },
    { key: 'findings', label: t('tabFindings'), children: <FindingsTab context={context} /> },
    { key: 'history', label: t('tabHistory'), children: <HistoryTab context={context} /> },
  ];
  const tab = tabs.find(({ key }) => key === search.get('tab'))?.key ?? 'funds';
  return (
    <Page title={`${project.ordinal}. ${project.name}`} path={[{ title: say(pageTitles.projects), href: hrefTo('/projects') }]} what={<Standing project={project} />} actions={(
      <>
        <Button href={hrefTo(`/projects/${project.id}/self-evaluation`)}>{say(evaluationTitles.selfEvaluation)}</Button>
        {acts !== null && <StepButtons context={context} acts={acts} />}
      </>
    )}>
      <Effects acts={acts} />
      <Tabs activeKey={tab} destroyOnHidden items={tabs} onChange={(key) => setSearch({ tab: key === 'funds' ? null : key, asOf: null })} />
    </Page>
  );
}

/** Where the project stands, on one line. */
function Standing({ project: { state, kind, rate, light, score, grade, findings, isExample } }: { readonly project: ProjectAnswer }) {
  const t = useTexts(projectsTexts);
  const word = useProjectWord();
  return (
    <span className="standing">
      <StateTag state={state} />
      {isExample && <Tag color="gold">{t('example')}</Tag>}
      <span>{word(`kind.${kind}`)}</span>
      <span className="standing-item"><Term of="executionRate" /> <b data-figure="rate"><Percent percent={rate?.percent ?? null} /></b>{rate !== null && <small>{word(`basis.${rate.basis}`)}</small>}{rate?.norm?.verified === false && <Unverified />}</span>
      <span className="standing-item"><Term of="light" /> <b data-figure="light"><Light light={light} /></b></span>
      <span className="standing-item"><Term of="score" /> <b data-figure="score" className="amount">{score ?? '—'}</b> <Grade grade={grade} /></span>
      <span className="standing-item"><Term of="findings" /> <FindingCounts findings={findings} /></span>
    </span>
  );
}

/** What a change would do to the project as it stands. */
function Effects({ acts }: { readonly acts: AvailableActs | null }) {
  const t = useTexts(projectTexts);
  const say = useSay();
  if (acts === null) return null;
  const { changes, stateName, reopenedBy } = acts;
  const kinds = [changes.funds, changes.targets, changes.results];
  if (kinds.every((effect) => effect === 'locked')) return <Alert className="effects" type="info" showIcon title={t('locked', { state: say(stateName), roles: reopenedBy.join('、') })} />;
  if (kinds.includes('voids')) return <Alert className="effects" type="warning" showIcon title={t('voids', { state: say(stateName) })} />;
  return null;
}
