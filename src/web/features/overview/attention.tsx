import { CalendarOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import type { DepartmentOverview } from '#contract/overview.ts';
import { overviewTexts } from '#web/platform/messages/overview.ts';
import { hrefTo } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { Amount } from '#web/ui/figures.tsx';
import { Panel } from '#web/ui/page.tsx';
import { useDay } from '#web/ui/time.tsx';

const causeColours = { 'no-record': 'default', 'not-arrived': 'gold', 'arrived-not-spent': 'volcano' } as const;

/** The projects with the most money left, and what it waits for. */
export function UnspentTable({ unspent }: { readonly unspent: DepartmentOverview['unspent'] }) {
  const t = useTexts(overviewTexts);
  return (
    <Panel title={t('unspent')} note={t('unspentWhat')}>
      {unspent.length === 0 ? <p className="panel-note">{t('noUnspent')}</p> : (
        <table className="plain-table">
          <thead><tr><th scope="col">{t('project')}</th><th scope="col">{t('cause')}</th><th scope="col" className="cell-number">{t('unspentYuan')}</th></tr></thead>
          <tbody>
            {unspent.map(({ projectId, ordinal, name, unspentYuan, cause }) => (
              <tr key={projectId}>
                <td><a href={hrefTo(`/projects/${projectId}`)}>{ordinal}. {name}</a></td>
                <td><Tag color={causeColours[cause]}>{t(`cause.${cause}`)}</Tag></td>
                <td className="cell-number"><Amount yuan={unspentYuan} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

export function DeadlineList({ deadlines }: { readonly deadlines: DepartmentOverview['deadlines'] }) {
  const t = useTexts(overviewTexts);
  const say = useSay();
  const day = useDay();
  return (
    <Panel title={t('deadlines')}>
      {deadlines.length === 0 ? <p className="panel-note">{t('noDeadlines')}</p> : (
        <ul className="deadlines">
          {deadlines.map((deadline) => (
            <li key={`${deadline.kind} ${deadline.projectId ?? ''}`}><CalendarOutlined aria-hidden="true" /> <time dateTime={deadline.day}>{day(deadline.day)}</time> {say(deadline.title)}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
