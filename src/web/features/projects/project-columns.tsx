import { Tag } from 'antd';
import { useMemo } from 'react';
import type { ProjectItem } from '#contract/projects.ts';
import { useWordOf } from '#web/features/projects/words.ts';
import { projectsTexts } from '#web/platform/messages/projects.ts';
import { termTexts } from '#web/platform/messages/terms.ts';
import { hrefTo } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { wanForDrawing } from '#web/ui/amount-text.ts';
import type { DataColumn } from '#web/ui/data-table.tsx';
import { Amount, Bar, FindingCounts, Grade, Light, Percent, StateTag, Unverified } from '#web/ui/figures.tsx';
import { Term } from '#web/ui/term.tsx';

/** How long a bar is drawn against the adjusted budget; for drawing alone. */
function shareForDrawing(part: string | null, whole: string | null): string | null {
  if (part === null || whole === null) return null;
  const of = wanForDrawing(whole);
  return of === 0 ? null : String(Math.floor((100 * wanForDrawing(part)) / of));
}

/** The columns of the list. `nameOf` gives names of divisions and persons. */
export function useProjectColumns(nameOf: (id: string | null) => string, hasUnverifiedRate: boolean): readonly DataColumn<ProjectItem>[] {
  const t = useTexts(projectsTexts);
  const word = useWordOf(projectsTexts);
  const say = useSay();
  return useMemo<readonly DataColumn<ProjectItem>[]>(() => {
    const term = (of: keyof typeof termTexts): { readonly title: string; readonly header: React.ReactNode } => ({ title: say(termTexts[of].name), header: <Term of={of} /> });
    return [
      { key: 'ordinal', title: t('ordinal'), width: 52, align: 'right', render: ({ ordinal }) => ordinal },
      {
        key: 'name', title: t('name'), isMain: true, fixed: 'left', width: 200, sort: 'name',
        render: ({ id, name, isExample }) => <><a className="project-name" href={hrefTo(`/projects/${id}`)}>{name}</a>{isExample && <Tag color="gold" className="example-tag">{t('example')}</Tag>}</>,
      },
      { key: 'code', title: t('code'), isExtra: true, width: 120, render: ({ code }) => code ?? '—' },
      { key: 'division', title: t('division'), isExtra: true, width: 110, render: ({ divisionId }) => nameOf(divisionId) },
      { key: 'owner', title: t('owner'), isExtra: true, width: 110, render: ({ ownerId }) => nameOf(ownerId) },
      { key: 'kind', title: t('kind'), isExtra: true, width: 104, render: ({ kind }) => word(`kind.${kind}`, kind) },
      { key: 'mechanism', title: t('mechanism'), isExtra: true, width: 110, render: ({ mechanism }) => (mechanism === null ? '—' : word(`mechanism.${mechanism}`, mechanism)) },
      { key: 'state', ...term('state'), width: 106, sort: 'state', render: ({ state }) => <StateTag state={state} /> },
      { key: 'initial', ...term('initialBudget'), isExtra: true, width: 116, align: 'right', render: ({ funds }) => <Amount yuan={funds.initial} /> },
      { key: 'adjusted', ...term('adjustedBudget'), width: 110, align: 'right', sort: 'budget', render: ({ funds }) => <Amount yuan={funds.adjusted} /> },
      { key: 'issued', ...term('issued'), isExtra: true, width: 110, align: 'right', render: ({ funds }) => <><Amount yuan={funds.issued} /><Bar percent={shareForDrawing(funds.issued, funds.adjusted)} /></> },
      { key: 'received', ...term('received'), width: 94, align: 'right', render: ({ funds }) => <><Amount yuan={funds.received} /><Bar percent={shareForDrawing(funds.received, funds.adjusted)} /></> },
      { key: 'spent', ...term('spent'), width: 110, align: 'right', sort: 'spent', render: ({ funds }) => <><Amount yuan={funds.spent} /><Bar percent={shareForDrawing(funds.spent, funds.adjusted)} /></> },
      {
        key: 'rate', title: say(termTexts.executionRate.name), header: <><Term of="executionRate" />{hasUnverifiedRate && <div><Unverified /></div>}</>, width: 116, align: 'right', sort: 'rate',
        render: ({ rate }) => (rate === null ? <Percent percent={null} /> : <><Percent percent={rate.percent} /><span className="rate-basis" title={rate.norm === null ? '' : t('rateOf', { basis: word(`basis.${rate.basis}`), norm: say(rate.norm.title) })}>{word(`basis.${rate.basis}`)}</span></>),
      },
      { key: 'light', ...term('light'), width: 72, render: ({ light }) => <Light light={light} /> },
      { key: 'score', ...term('score'), width: 96, align: 'right', sort: 'score', render: ({ score, grade }) => <><span className={score === null ? 'amount amount-none' : 'amount'}>{score ?? '—'}</span>{grade !== null && <div className="score-grade"><Grade grade={grade} /></div>}</> },
      { key: 'indicators', title: t('indicators'), isExtra: true, width: 96, align: 'right', render: ({ indicators, indicatorsWithResult }) => <span className="amount" title={t('indicatorsOf', { indicators, results: indicatorsWithResult })}>{indicatorsWithResult}/{indicators}</span> },
      { key: 'findings', title: say(termTexts.findings.name), header: <Term of="findings">{t('findingsShort')}</Term>, width: 76, sort: 'errors', render: ({ id, findings }) => <a className="plain-link" href={hrefTo(`/projects/${id}`, { tab: 'findings' })}><FindingCounts findings={findings} /></a> },
    ];
    // `word` is made anew each time; it says nothing that `t` does not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [t, say, nameOf, hasUnverifiedRate]);
}
