import { Alert, Button, Grid, Result, Segmented, Skeleton, Splitter } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { CheckReport } from '#core/check-report.ts';
import type { Check, DocumentText } from '#contract/checking.ts';
import { apiAddress, request, ServerProblem } from '#web/platform/client.ts';
import { useLanguage } from '#web/platform/language.tsx';
import { goTo } from '#web/features/checking/route.ts';
import { useExplain } from '#web/platform/use-explain.ts';
import { useLoaded } from '#web/platform/use-loaded.ts';
import { DocumentPane } from '#web/features/checking/document-pane.tsx';
import { filterFindings, showsEverything, type FindingFilter } from '#web/features/checking/finding-filter.ts';
import { FindingsPane } from '#web/features/checking/findings-pane.tsx';
import { ReportHead } from '#web/features/checking/report-head.tsx';
import { RuleDrawer } from '#web/features/checking/rule-drawer.tsx';
import { useFindingKeys } from '#web/features/checking/use-finding-keys.ts';

/** One checked file: its text with marks, and what was found in it. */
export function ReportView({ id }: { readonly id: string }) {
  const { language } = useLanguage();
  const check = useLoaded(`${id} ${language}`, (signal) => request<Check>(apiAddress(`/checks/${id}`, language), { signal }));
  const document = useLoaded(id, (signal) => request<DocumentText>(apiAddress(`/checks/${id}/document`, language), { signal }));
  const error = check.error ?? document.error;
  if (error !== null) return <Failed error={error} onRetry={() => { check.retry(); document.retry(); }} />;
  const report = check.value?.report;
  if (report === undefined || check.value === null || document.value === null) return <Loading />;
  return <Reading check={check.value} report={report} document={document.value} />;
}

function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useLanguage();
  const explain = useExplain();
  const isGone = error instanceof ServerProblem;
  return (
    <Result status="warning" title={t('report.failed')} subTitle={explain(error)} extra={[
      ...(isGone ? [] : [<Button key="retry" type="primary" onClick={onRetry}>{t('frame.retry')}</Button>]),
      <Button key="back" type={isGone ? 'primary' : 'default'} onClick={() => goTo({ kind: 'start' })}>{t('report.back')}</Button>,
    ]} />
  );
}

function Loading() {
  const { t } = useLanguage();
  return (
    <div className="report-loading" role="status" aria-label={t('report.loading')}>
      <Skeleton active paragraph={{ rows: 1 }} />
      <div className="report-loading-panes"><Skeleton active paragraph={{ rows: 14 }} /><Skeleton active paragraph={{ rows: 10 }} /></div>
    </div>
  );
}

type ReadingProperties = { readonly check: Check; readonly report: CheckReport; readonly document: DocumentText };

/** Which span of which finding is looked at; `turn` tells one visit to it from the next. */
export type Chosen = { readonly finding: string; readonly span: number; readonly turn: number };

function Reading({ check, report, document }: ReadingProperties) {
  const { t } = useLanguage();
  const [filter, setFilter] = useState<FindingFilter>(showsEverything);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [rule, setRule] = useState<string | null>(null);
  const [side, setSide] = useState<'text' | 'findings'>('findings');
  const isWide = Grid.useBreakpoint().lg ?? true;

  const groups = useMemo(() => filterFindings(report.findings, filter), [report, filter]);
  const shown = useMemo(() => [...groups.content, ...groups.wording], [groups]);
  const choose = useCallback((finding: string | null, span = 0) =>
    setChosen((before) => (finding === null ? null : { finding, span, turn: (before?.turn ?? 0) + 1 })), []);
  const ids = useMemo(() => shown.map((finding) => finding.id), [shown]);
  useFindingKeys(ids, chosen?.finding ?? null, choose);

  const text = (
    <DocumentPane document={document} title={report.report.title} projects={report.projects} findings={shown} chosen={chosen}
      onChoose={(finding) => { choose(finding); setSide('findings'); }} />
  );
  const findings = (
    <FindingsPane report={report} text={document.text} groups={groups} filter={filter} onFilter={setFilter} chosen={chosen?.finding ?? null}
      onChoose={choose} onGoTo={(finding, span) => { choose(finding, span); setSide('text'); }} onRule={setRule} />
  );
  return (
    <div className="report">
      <ReportHead check={check} report={report} text={document.text} />
      {report.defects.length > 0 && <Alert type="warning" showIcon banner title={t('report.defects', { rules: report.defects.map((defect) => defect.rule).join(', ') })} />}
      {isWide
        ? (
          <Splitter className="report-panes">
            <Splitter.Panel defaultSize="56%" min="30%">{text}</Splitter.Panel>
            <Splitter.Panel min="28%">{findings}</Splitter.Panel>
          </Splitter>
        )
        : (
          <>
            <Segmented block className="report-sides" value={side} onChange={setSide}
              options={[{ value: 'findings', label: t('report.findings', { count: shown.length }) }, { value: 'text', label: t('report.text') }]} />
            <div className="report-panes">
              <div className="report-side" hidden={side !== 'text'}>{text}</div>
              <div className="report-side" hidden={side !== 'findings'}>{findings}</div>
            </div>
          </>
        )}
      <RuleDrawer rule={rule} onClose={() => setRule(null)} />
    </div>
  );
}
