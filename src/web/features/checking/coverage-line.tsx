import { Button, Drawer, Typography } from 'antd';
import { useMemo, useState } from 'react';
import type { CheckReport, ReportedClaim } from '#core/check-report.ts';
import { reportMessages } from '#core/report-messages.ts';
import { useLanguage } from '#web/platform/language.tsx';

/** How much of the paper the findings speak for: figures found, bound, judged, and what could not be judged and why. */
export function CoverageLine({ report, text }: { readonly report: CheckReport; readonly text: string }) {
  const { t, language } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <p className="coverage">
      {reportMessages(language).coverage(report.coverage)}
      {' '}
      <Button type="link" size="small" onClick={() => setIsOpen(true)}>{t('coverage.why')}</Button>
      <Drawer open={isOpen} onClose={() => setIsOpen(false)} size={520} mask={false} title={t('coverage.title')} closable={{ 'aria-label': t('frame.close') }}>
        <CoverageDetail report={report} text={text} />
      </Drawer>
    </p>
  );
}

function CoverageDetail({ report, text }: { readonly report: CheckReport; readonly text: string }) {
  const { t, language } = useLanguage();
  const words = reportMessages(language);
  const reasons: Readonly<Record<string, string>> = words.reason;
  const byReason = useMemo(() => {
    const groups = new Map<string, ReportedClaim[]>();
    for (const claim of report.claims) {
      if (claim.verdict !== 'undecidable') continue;
      const reason = claim.reason ?? 'other';
      groups.set(reason, [...groups.get(reason) ?? [], claim]);
    }
    return [...groups];
  }, [report]);
  const unbound = useMemo(() => {
    const inClaims = new Set(report.claims.flatMap((claim) => claim.spans.map(({ start }) => start)));
    const counted = new Map<CheckReport['figures'][number]['kind'], number>();
    for (const { kind, start } of report.figures) if (!inClaims.has(start)) counted.set(kind, (counted.get(kind) ?? 0) + 1);
    return [...counted];
  }, [report]);
  return (
    <div className="coverage-detail">
      <Typography.Paragraph>{t('coverage.scope')}</Typography.Paragraph>
      <h3>{t('coverage.undecidable', { count: report.coverage.undecidable })}</h3>
      {byReason.length === 0 && <p>{t('coverage.noUndecidable')}</p>}
      {byReason.map(([reason, claims]) => (
        <section key={reason}>
          <h4>{reasons[reason] ?? t('coverage.reason.other')} ({claims.length})</h4>
          <ul>{claims.map((claim, index) => <li key={index} lang="zh-CN">{surroundings(claim, text)}</li>)}</ul>
        </section>
      ))}
      <h3>{t('coverage.unbound', { count: unbound.reduce((sum, [, count]) => sum + count, 0) })}</h3>
      <p>{t('coverage.unboundWhat')}</p>
      <ul>{unbound.map(([kind, count]) => <li key={kind}>{words.figure[kind]} {count}</li>)}</ul>
    </div>
  );
}

/** The stated figure of a claim with a little of the text around it. */
function surroundings(claim: ReportedClaim, text: string): string {
  const [span] = claim.spans;
  if (span === undefined) return '';
  const before = text.slice(Math.max(0, span.start - 20), span.start).split('\n').at(-1) ?? '';
  const after = text.slice(span.end, span.end + 12).split('\n')[0] ?? '';
  return `${before}${span.quote}${after}`;
}
