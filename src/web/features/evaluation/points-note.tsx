import { Popover, Tag } from 'antd';
import { useState } from 'react';
import type { NormReference } from '#contract/funds.ts';
import type { ResultAnswer } from '#contract/indicators.ts';
import { evaluationTexts } from '#web/platform/messages/evaluation.ts';
import { useAnswer } from '#web/platform/queries.ts';
import { useTexts } from '#web/platform/texts.ts';
import { NormNote } from '#web/ui/norm-note.tsx';
import { Time } from '#web/ui/time.tsx';

type Properties = {
  readonly points: string | null;
  readonly rule: string;
  readonly calculation: string | null;
  readonly norms: readonly NormReference[];
  /** Where what was given before is read. */
  readonly resultsPath?: string;
};

/** Points with how they came about a click away: the rule in words, the calculation in figures, the norms, what was given before. */
export function PointsNote({ points, rule, calculation, norms, resultsPath }: Properties) {
  const t = useTexts(evaluationTexts);
  const [isOpen, setOpen] = useState(false);
  const ruleKey = Object.keys(evaluationTexts).find((key): key is keyof typeof evaluationTexts => key === `rule.${rule}`) ?? 'rule.undecided';
  return (
    <Popover trigger="click" open={isOpen} onOpenChange={setOpen} title={t('explain')} placement="left" content={(
      <div className="points-note">
        <p>{t(ruleKey)}</p>
        {calculation !== null && <p>{t('calculation')}：<span className="amount points-calculation">{calculation}</span></p>}
        {isOpen && norms.map((norm) => <p key={norm.id}><NormNote norm={norm} className="panel-note" /></p>)}
        {isOpen && resultsPath !== undefined && <Earlier path={resultsPath} />}
      </div>
    )}>
      <button type="button" className="term amount" aria-label={t('why', { points: points ?? t('undecided') })} aria-expanded={isOpen}>{points ?? t('undecided')}</button>
    </Popover>
  );
}

function Earlier({ path }: { readonly path: string }) {
  const t = useTexts(evaluationTexts);
  const answer = useAnswer<{ readonly items: readonly ResultAnswer[] }>(path);
  const items = answer.data?.items.filter(({ occasion }) => occasion === 'self-evaluation') ?? [];
  return (
    <>
      <h3 className="points-earlier">{t('earlier')}</h3>
      {items.length === 0 ? <p className="panel-note">{t('noEarlier')}</p> : (
        <ul className="points-results">
          {items.slice(0, 5).map((item) => (
            <li key={item.id}><Time at={item.createdAt} /> <strong>{item.value ?? item.valueText ?? item.band}{item.bandPercent === null ? '' : ` ${item.bandPercent}%`}</strong> {item.current && <Tag>{t('current')}</Tag>}{item.reason !== null && <div className="panel-note">{item.reason}</div>}</li>
          ))}
        </ul>
      )}
    </>
  );
}
