import { Table } from 'antd';
import type { Sample } from '#contract/oversight.ts';
import { evaluationTitles } from '#web/platform/messages/evaluation-titles.ts';
import { overseeingTexts } from '#web/platform/messages/overseeing.ts';
import { useAnswer } from '#web/platform/queries.ts';
import { hrefTo, useParameters } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { Grade, StateTag } from '#web/ui/figures.tsx';
import { Page } from '#web/ui/page.tsx';
import { Await } from '#web/ui/page-states.tsx';

type Item = Sample['items'][number];
const number = { align: 'right' as const, className: 'cell-number' };

/** A sample that was drawn: each project opens its form, where the review is written. */
export function SamplePage() {
  const t = useTexts(overseeingTexts);
  const say = useSay();
  const { sampleId } = useParameters('sampleId');
  const answer = useAnswer<Sample>(`/oversight/samples/${sampleId}`);
  return (
    <Await answer={answer}>{(sample) => (
      <Page title={t('sampleTitle', { reviewed: sample.reviewed, size: sample.size })} path={[{ title: say(evaluationTitles.progress), href: hrefTo('/oversight/progress', { view: 'samples', year: sample.year }) }]}
        what={t('sampleWhat', { seed: sample.seed, population: sample.population, size: sample.size, hash: sample.populationHash.slice(0, 16) })}>
        <Table<Item> size="small" pagination={false} rowKey={({ projectId }) => projectId} dataSource={[...sample.items]} aria-label={say(evaluationTitles.sample)} scroll={{ x: 'max-content' }} columns={[
          { key: 'place', title: '#', ...number, render: (_value, item) => item.place },
          { key: 'department', title: t('department'), render: (_value, item) => item.departmentName },
          { key: 'project', title: t('project'), render: (_value, item) => <a href={hrefTo(`/projects/${item.projectId}/self-evaluation`, { sample: sampleId }, { departmentId: item.departmentId, year: sample.year })}>{item.ordinal}. {item.projectName}</a> },
          { key: 'state', title: t('rectState'), render: (_value, item) => <StateTag state={item.state} /> },
          { key: 'self', title: t('selfScore'), ...number, render: (_value, item) => item.selfScore ?? '—' },
          { key: 'grade', title: t('grade'), render: (_value, item) => <Grade grade={item.grade} /> },
          { key: 'score', title: t('reviewScore'), ...number, render: (_value, item) => item.review?.score ?? '—' },
          { key: 'opinion', title: t('opinion'), render: (_value, item) => item.review?.opinion ?? <span className="amount-none">{t('notReviewed')}</span> },
        ]} />
      </Page>
    )}</Await>
  );
}
