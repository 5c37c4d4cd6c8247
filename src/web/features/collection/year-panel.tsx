import { Collapse, Tag } from 'antd';
import { useState } from 'react';
import type { AvailableAct, Transition } from '#contract/evaluation.ts';
import type { Bilingual } from '#core/finding.ts';
import { api } from '#web/platform/client.ts';
import { collectionTexts } from '#web/platform/messages/collection.ts';
import { evaluationTexts } from '#web/platform/messages/evaluation.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer, useChange } from '#web/platform/queries.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { HistoryList } from '#web/ui/history-list.tsx';
import { Panel } from '#web/ui/page.tsx';
import { Await } from '#web/ui/page-states.tsx';
import { permittedActs, StepButtons } from '#web/ui/steps.tsx';

type Year = { readonly stateName: Bilingual; readonly acts: readonly AvailableAct[]; readonly projects: number; readonly fixed: number };

/** The report of the year: where it stands, what may be done with it, its history. */
export function YearPanel() {
  const t = useTexts(collectionTexts);
  const steps = useTexts(evaluationTexts);
  const say = useSay();
  const { yearPath, departmentPath, year } = usePlace();
  const answer = useAnswer<Year>(`${yearPath}/evaluation`);
  const [isOpen, setOpen] = useState(false);
  const history = useAnswer<{ readonly items: readonly Transition[] }>(isOpen ? `${yearPath}/evaluation/transitions` : null);
  const step = useChange<{ readonly act: AvailableAct; readonly reason: string | null }>({
    change: ({ act, reason }) => api.post(`${yearPath}/evaluation/transitions`, { act: act.id, reason }), refreshes: [yearPath, departmentPath, '/tasks'],
  });
  return (
    <div className="collection-year">
      <Await answer={answer} loading={null}>{(report) => (
        <Panel title={<>{t('report')} <Tag color="blue">{say(report.stateName)}</Tag></>} note={t('reportWhat', { fixed: report.fixed, projects: report.projects })}
          actions={<StepButtons acts={report.acts} what={steps('stepWhat', { name: `${year} ${t('report')}`, state: say(report.stateName) })} isBusy={step.isPending} onStep={(act, reason) => step.mutate({ act, reason })} />}>
          {permittedActs(report.acts).flatMap(({ id, obstacles }) => obstacles.map(({ guard, messages }) => <p key={`${id} ${guard}`} className="panel-note">{say(messages)}</p>))}
          <Collapse ghost size="small" onChange={(keys) => setOpen(keys.length > 0)} items={[{ key: 'history', label: t('yearHistory'), children: history.data === undefined ? null : <HistoryList items={history.data.items} /> }]} />
        </Panel>
      )}</Await>
    </div>
  );
}
