import { Tag } from 'antd';
import type { DepartmentOverview } from '#contract/overview.ts';
import { overviewTexts } from '#web/platform/messages/overview.ts';
import { hrefTo } from '#web/platform/router.ts';
import { useTexts } from '#web/platform/texts.ts';
import { Bar, Percent } from '#web/ui/figures.tsx';
import { NormNote } from '#web/ui/norm-note.tsx';
import { Panel } from '#web/ui/page.tsx';
import { Term } from '#web/ui/term.tsx';

/** Rates on every basis, the legal one named with what it rests on. */
export function RateList({ overview: { rates, ratedProjects } }: { readonly overview: DepartmentOverview }) {
  const t = useTexts(overviewTexts);
  const name = (key: string): string => {
    const known = Object.keys(overviewTexts).find((each): each is keyof typeof overviewTexts => each === key);
    return known === undefined ? key : t(known);
  };
  return (
    <Panel title={<Term of="executionRate">{t('rates')}</Term>} note={t('ratesWhat', { count: ratedProjects })}>
      {rates.length === 0 ? <p className="panel-note">{t('noRates')}</p> : (
        <ul className="rates">
          {rates.map(({ kind, basis, percent, legal, norm }) => (
            <li key={`${kind} ${basis}`} className={legal ? 'rate rate-legal' : 'rate'}>
              <span className="rate-name">{name(`${kind}.${basis}`)}{legal && <Tag color="blue">{t('legal')}</Tag>}</span>
              <a className="rate-figure" href={hrefTo('/projects', { sort: 'rate' })}><Percent percent={percent} /></a>
              <Bar percent={percent} />
              {norm !== null && <NormNote norm={norm} className="rate-norm" />}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
