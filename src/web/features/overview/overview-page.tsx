import { Button } from 'antd';
import type { DepartmentOverview } from '#contract/overview.ts';
import { DeadlineList, UnspentTable } from '#web/features/overview/attention.tsx';
import { Breakdowns } from '#web/features/overview/breakdowns.tsx';
import { FlowChart } from '#web/features/overview/flow-chart.tsx';
import { MonthsChart } from '#web/features/overview/months-chart.tsx';
import { MoneyCards } from '#web/features/overview/money-cards.tsx';
import { RateList } from '#web/features/overview/rate-list.tsx';
import { overviewTexts } from '#web/platform/messages/overview.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useAnswer } from '#web/platform/queries.ts';
import { hrefTo } from '#web/platform/router.ts';
import { useTexts } from '#web/platform/texts.ts';
import { Page } from '#web/ui/page.tsx';
import { Await, EmptyState } from '#web/ui/page-states.tsx';
import '#web/features/overview/overview.css';

/** The year of a department at a glance; every number leads to what it is made of. */
export function OverviewPage() {
  const t = useTexts(overviewTexts);
  const { yearPath, department, year } = usePlace();
  const answer = useAnswer<DepartmentOverview>(`${yearPath}/overview`);
  return (
    <Await answer={answer}>{(overview) => (
      <Page title={t('title', { year })} what={t('what', { department: department.name, projects: overview.sums.projects })}
        actions={<Button type="primary" href={hrefTo('/projects')}>{t('toProjects')}</Button>}>
        {overview.sums.projects === 0
          ? <EmptyState title={t('noProjects')} what={t('noProjectsWhat')} action={<Button type="primary" href={hrefTo('/projects')}>{t('toProjects')}</Button>} />
          : (
            <div className="overview">
              <MoneyCards sums={overview.sums} />
              <div className="overview-two">
                <RateList overview={overview} />
                <DeadlineList deadlines={overview.deadlines} />
              </div>
              <Breakdowns overview={overview} />
              <div className="overview-two">
                <MonthsChart months={overview.months} />
                <UnspentTable unspent={overview.unspent} />
              </div>
              <FlowChart flows={overview.flows} />
            </div>
          )}
      </Page>
    )}</Await>
  );
}
