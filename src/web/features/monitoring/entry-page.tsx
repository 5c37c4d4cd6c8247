import { Alert, Tag } from 'antd';
import type { Entry, Round } from '#contract/monitoring.ts';
import type { IndicatorAnswer } from '#contract/indicators.ts';
import type { ProjectAnswer } from '#contract/projects.ts';
import { entryColours } from '#web/features/monitoring/entry-colours.ts';
import { EntryForm } from '#web/features/monitoring/entry-form.tsx';
import { monitoringTexts } from '#web/platform/messages/monitoring.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer } from '#web/platform/queries.ts';
import { hrefTo, useParameters } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { Amount, Bar, Light, Percent } from '#web/ui/figures.tsx';
import { NormNote } from '#web/ui/norm-note.tsx';
import { Page, Panel } from '#web/ui/page.tsx';
import { Await } from '#web/ui/page-states.tsx';
import { Term } from '#web/ui/term.tsx';
import { useDay } from '#web/ui/time.tsx';
import '#web/features/monitoring/monitoring.css';

type List<T> = { readonly items: readonly T[] };

/** What a project reports to a round: figures of the cut-off, the light and why, reason, measures and answer. */
export function EntryPage() {
  const t = useTexts(monitoringTexts);
  const day = useDay();
  const { roundId, projectId } = useParameters('roundId', 'projectId');
  const { departmentPath } = usePlace();
  const projectPath = `${departmentPath}/projects/${projectId}`;
  const round = useAnswer<Round>(`${departmentPath}/monitoring-rounds/${roundId}`);
  const entry = useAnswer<Entry>(`${projectPath}/monitoring/${roundId}`);
  const project = useAnswer<ProjectAnswer>(projectPath);
  const indicators = useAnswer<List<IndicatorAnswer>>(`${projectPath}/indicators`);
  const earlier = useAnswer<List<Entry>>(`${projectPath}/monitoring`);
  return (
    <Await answer={round}>{(of) => (
      <Await answer={project}>{(row) => (
        <Await answer={entry}>{(shown) => (
          <Page title={t('entryTitle', { name: shown.projectName, round: of.name })} path={[{ title: t('title', { year: of.year }), href: hrefTo('/monitoring') }, { title: of.name, href: hrefTo(`/monitoring/${roundId}`) }]}
            what={<><Tag color={entryColours[shown.state]}>{t(`entry.${shown.state}`)}</Tag>{t('roundWhat', { cutOff: day(shown.cutOff), due: of.dueOn === null ? t('noDue') : t('dueIs', { day: day(of.dueOn) }) })}</>}>
            {shown.state === 'returned' && <Alert className="draft-note" type="error" showIcon title={t('returnedReason', { reason: shown.returnedReason ?? '' })} />}
            <div className="entry">
              <div className="entry-column">
                <Figures entry={shown} />
                <Why entry={shown} />
                <Earlier entries={earlier.data?.items.filter((each) => each.roundId !== roundId) ?? []} />
              </div>
              <EntryForm key={`${roundId} ${projectId}`} entry={shown} project={row} indicators={indicators.data?.items ?? []} isClosed={of.state === 'closed'} path={`${projectPath}/monitoring/${roundId}`} />
            </div>
          </Page>
        )}</Await>
      )}</Await>
    )}</Await>
  );
}

function Figures({ entry }: { readonly entry: Entry }) {
  const t = useTexts(monitoringTexts);
  const amounts = [['budget', entry.budgetYuan], ['received', entry.receivedYuan], ['spent', entry.spentYuan], ['forecast', entry.forecastYuan]] as const;
  const shares = [['execution', entry.executionPercent], ['elapsed', entry.elapsedPercent], ['arrival', entry.arrivalPercent], ['completion', entry.completionPercent]] as const;
  return (
    <Panel title={t('figures')}>
      <dl className="entry-figures">{amounts.map(([key, yuan]) => <div key={key}><dt>{t(key)}</dt><dd><Amount yuan={yuan} unit /></dd></div>)}</dl>
      <dl className="entry-shares">{shares.map(([key, percent]) => <div key={key}><dt>{t(key)}</dt><dd><Percent percent={percent} /></dd><dd className="entry-bar"><Bar percent={percent} /></dd></div>)}</dl>
    </Panel>
  );
}

function Why({ entry }: { readonly entry: Entry }) {
  const t = useTexts(monitoringTexts);
  const say = useSay();
  const day = useDay();
  return (
    <Panel title={<Term of="light">{t('light')}</Term>} actions={<Light light={entry.light} />}>
      {entry.causes.length === 0 ? <p className="panel-note">{t('inOrder')}</p> : (
        <ul className="entry-causes">{entry.causes.map(({ code, messages, norm }) => <li key={code}>{say(messages)}{norm !== null && <NormNote norm={norm} className="entry-norm" />}</li>)}</ul>
      )}
      {entry.followUps.length > 0 && (
        <>
          <h3 className="entry-head">{t('followUps')}</h3>
          <ul className="entry-causes">{entry.followUps.map(({ kind, dueOn, messages, norm }) => <li key={kind}>{say(messages)} {dueOn !== null && <Tag color="gold">{t('by', { day: day(dueOn) })}</Tag>}{norm !== null && <NormNote norm={norm} className="entry-norm" />}</li>)}</ul>
        </>
      )}
    </Panel>
  );
}

/** The same project in other rounds, to compare with. */
function Earlier({ entries }: { readonly entries: readonly Entry[] }) {
  const t = useTexts(monitoringTexts);
  const day = useDay();
  if (entries.length === 0) return null;
  return (
    <Panel title={t('earlier')}>
      <ul className="entry-causes">
        {entries.map((each) => (
          <li key={each.id}><a href={hrefTo(`/monitoring/${each.roundId}/${each.projectId}`)}>{day(each.cutOff)}</a> <Light light={each.light} /> <span className="amount">{t('execution')} <Percent percent={each.executionPercent} /> · {t('completion')} <Percent percent={each.completionPercent} /></span></li>
        ))}
      </ul>
    </Panel>
  );
}
