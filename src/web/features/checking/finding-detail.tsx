import { Button, Typography } from 'antd';
import { AimOutlined, ArrowRightOutlined, ReadOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import type { CheckReport, QuotedSpan, ReportedFinding, ReportedHypothesis } from '#core/check-report.ts';
import { reportMessages } from '#core/report-messages.ts';
import { useLanguage } from '#web/platform/language.tsx';
import { claimBehind, recomputationOf } from '#web/features/checking/recomputation.ts';
import { RecomputationView } from '#web/features/checking/recomputation-view.tsx';

type Properties = {
  readonly finding: ReportedFinding;
  readonly report: CheckReport;
  readonly text: string;
  readonly onGoTo: (span: number) => void;
  readonly onRule: () => void;
};

/** All that is known about a finding: the recomputation, what would make it right, what it changes, where it stands. */
export function FindingDetail({ finding, report, text, onGoTo, onRule }: Properties) {
  const { t } = useLanguage();
  const recomputation = useMemo(() => {
    const claim = claimBehind(finding, report);
    return claim === null ? null : recomputationOf(claim);
  }, [finding, report]);
  return (
    <div className="finding-detail">
      {recomputation === null ? null : <RecomputationView recomputation={recomputation} />}
      {finding.hypotheses.length > 0 && (
        <section>
          <h3>{t('finding.possible')}</h3>
          <ol className="finding-hypotheses">
            {finding.hypotheses.map((hypothesis, index) => <li key={index}><Hypothesis hypothesis={hypothesis} text={text} /></li>)}
          </ol>
          <Typography.Text type="secondary">{t('finding.possibleWhat')}</Typography.Text>
        </section>
      )}
      {finding.consequence !== null && (
        <section>
          <h3>{t('finding.consequence')}</h3>
          <p>{finding.consequence}</p>
        </section>
      )}
      <section>
        <h3>{t('finding.places', { count: finding.spans.length })}</h3>
        <ul className="finding-places">
          {finding.spans.map((span, index) => <li key={index}><PlaceButton span={span} text={text} onClick={() => onGoTo(index)} /></li>)}
        </ul>
      </section>
      <div className="finding-foot">
        <Button size="small" icon={<ReadOutlined />} onClick={onRule}>{t('finding.rule')}</Button>
        <Typography.Text copyable={{ text: finding.message, tooltips: [t('finding.copy'), t('finding.copied')] }} />
      </div>
    </div>
  );
}

function Hypothesis({ hypothesis, text }: { readonly hypothesis: ReportedHypothesis; readonly text: string }) {
  const { replacement } = hypothesis;
  return (
    <>
      {replacement === null ? null : (
        <span className="finding-change"><del>{text.slice(replacement.start, replacement.end)}</del> <ArrowRightOutlined aria-hidden="true" /> <ins>{replacement.text}</ins></span>
      )}
      {hypothesis.text}
    </>
  );
}

/** How much of the surroundings of a place is shown. */
const around = 16;

function PlaceButton({ span, text, onClick }: { readonly span: QuotedSpan; readonly text: string; readonly onClick: () => void }) {
  const { t, language } = useLanguage();
  const before = text.slice(Math.max(0, span.start - around), span.start).split(/[\n\t]/).at(-1);
  const after = text.slice(span.end, span.end + around).split(/[\n\t]/)[0];
  const where = span.place === undefined ? '' : reportMessages(language).place(span.place);
  return (
    <button type="button" className="finding-place" onClick={onClick} title={t('finding.show')}>
      <AimOutlined aria-hidden="true" />
      <span className="finding-role">{reportMessages(language).role[span.role]}</span>
      <span className="finding-quote" lang="zh-CN">{before}<strong>{span.quote.length > 120 ? `${span.quote.slice(0, 120)}…` : span.quote}</strong>{after}</span>
      {where === '' ? null : <span className="finding-where">{where}</span>}
    </button>
  );
}
