import { Button, Checkbox, Collapse, Empty, Input, Select, Typography, type CollapseProps } from 'antd';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { CheckReport, ReportedFinding } from '#core/check-report.ts';
import { reportMessages } from '#core/report-messages.ts';
import { useLanguage } from '#web/platform/language.tsx';
import { countBySeverity, showsEverything, type FindingFilter, type FindingGroups } from '#web/features/checking/finding-filter.ts';
import { FindingDetail } from '#web/features/checking/finding-detail.tsx';
import { ruleTitle, useRules } from '#web/features/checking/use-rules.ts';
import { headerId } from '#web/features/checking/use-finding-keys.ts';
import { severities, SeverityTag } from '#web/features/checking/severity.tsx';

type Properties = {
  readonly report: CheckReport;
  readonly text: string;
  readonly groups: FindingGroups;
  readonly filter: FindingFilter;
  readonly onFilter: (filter: FindingFilter) => void;
  readonly chosen: string | null;
  readonly onChoose: (finding: string | null) => void;
  readonly onGoTo: (finding: string, span: number) => void;
  readonly onRule: (rule: string) => void;
};

/** The findings: filters above, those about figures and content first, those about wording together at the end. */
export function FindingsPane(properties: Properties) {
  const { report, groups, filter, onFilter } = properties;
  const { t } = useLanguage();
  const { chosen } = properties;
  useEffect(() => {
    if (chosen !== null) document.getElementById(headerId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const isFiltered = groups.content.length + groups.wording.length < report.findings.length;
  return (
    <section className="findings" aria-label={t('findings.title')}>
      <Filters report={report} filter={filter} onFilter={onFilter} />
      <div className="findings-list" tabIndex={-1}>
        <p className="findings-count" role="status">
          {isFiltered
            ? t('findings.shown', { shown: groups.content.length + groups.wording.length, all: report.findings.length })
            : t('findings.all', { all: report.findings.length })}
          <span className="findings-keys">{t('findings.keys')}</span>
        </p>
        {report.findings.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<><p>{t('findings.none')}</p><p>{t('findings.noneWhat', { ...report.coverage })}</p></>} />}
        {report.findings.length > 0 && groups.content.length + groups.wording.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('findings.noneHere')}>
            <a href="#main" onClick={(event) => { event.preventDefault(); onFilter(showsEverything); }}>{t('findings.showAll')}</a>
          </Empty>
        )}
        <Group {...properties} findings={groups.content} />
        {groups.wording.length > 0 && <Typography.Title level={2} className="findings-wording">{t('findings.wording', { count: groups.wording.length })}</Typography.Title>}
        <Group {...properties} findings={groups.wording} />
      </div>
    </section>
  );
}

function Filters({ report, filter, onFilter }: Pick<Properties, 'report' | 'filter' | 'onFilter'>) {
  const { t, language } = useLanguage();
  const words = reportMessages(language);
  const rules = useRules();
  const counts = useMemo(() => countBySeverity(report.findings), [report]);
  const projects = useMemo(() => {
    const concerned = new Set(report.findings.flatMap((finding) => finding.projects));
    const named = report.projects.filter(({ ordinal }) => concerned.has(ordinal)).map(({ ordinal, heading }) => ({ value: ordinal, label: words.project(ordinal, heading) }));
    return concerned.has(0) ? [{ value: 0, label: words.wholeReport }, ...named] : named;
  }, [report, words]);
  const ruleOptions = useMemo(() => {
    const counted = new Map<string, number>();
    for (const { rule } of report.findings) counted.set(rule, (counted.get(rule) ?? 0) + 1);
    return [...counted].map(([value, count]) => ({ value, label: `${ruleTitle(rules, value)} (${count})` }));
  }, [report, rules]);
  return (
    <div className="findings-filters" role="search">
      <Checkbox.Group className="findings-severities" aria-label={t('findings.bySeverity')} value={[...filter.severities]}
        onChange={(values) => onFilter({ ...filter, severities: severities.filter((severity) => values.includes(severity)) })}
        options={severities.map((severity) => ({ value: severity, label: <span className={`severity-${severity}`}>{t(`severity.${severity}`)} {counts[severity]}</span> }))} />
      <div className="findings-selects">
        <Select aria-label={t('findings.byProject')} placeholder={t('findings.byProject')} allowClear showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={360}
          value={filter.project} onChange={(project: number | undefined) => onFilter({ ...filter, project: project ?? null })} options={projects} />
        <Select aria-label={t('findings.byRule')} placeholder={t('findings.byRule')} allowClear showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={360}
          value={filter.rule} onChange={(rule: string | undefined) => onFilter({ ...filter, rule: rule ?? null })} options={ruleOptions} />
        <Input.Search aria-label={t('findings.byText')} placeholder={t('findings.byText')} allowClear value={filter.text} onChange={(event) => onFilter({ ...filter, text: event.target.value })} />
      </div>
    </div>
  );
}

/** How many findings are listed before one asks for more. */
const listedAtOnce = 150;

function Group({ findings, chosen, onChoose, report, text, onGoTo, onRule }: Properties & { readonly findings: readonly ReportedFinding[] }) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState(listedAtOnce);
  if (findings.length === 0) return null;
  // Whoever walks on by keyboard, or comes from a mark in the text, finds the finding in the list.
  const listed = Math.max(asked, Math.ceil((findings.findIndex(({ id }) => id === chosen) + 1) / listedAtOnce) * listedAtOnce);
  const items: CollapseProps['items'] = findings.slice(0, listed).map((finding) => ({
    key: finding.id,
    label: <Header finding={finding} report={report} isOpen={finding.id === chosen} />,
    children: <FindingDetail finding={finding} report={report} text={text} onGoTo={(span) => onGoTo(finding.id, span)} onRule={() => onRule(finding.rule)} />,
  }));
  return (
    <>
      <Collapse className="findings-group" items={items} activeKey={chosen === null ? [] : [chosen]} expandIconPlacement="end"
        onChange={(keys) => onChoose([keys].flat().find((key) => key !== chosen) ?? null)} />
      {listed < findings.length && <Button block className="findings-more" onClick={() => setAsked(listed + listedAtOnce)}>{t('findings.more', { count: findings.length - listed })}</Button>}
    </>
  );
}

function Header({ finding, report, isOpen }: { readonly finding: ReportedFinding; readonly report: CheckReport; readonly isOpen: boolean }) {
  return (
    <div className="finding-header" id={headerId(finding.id)}>
      <span className="finding-tags"><SeverityTag severity={finding.severity} /><ProjectNames finding={finding} report={report} /></span>
      <span className={isOpen ? 'finding-message' : 'finding-message finding-message-short'}>{finding.message}</span>
    </div>
  );
}

function ProjectNames({ finding, report }: { readonly finding: ReportedFinding; readonly report: CheckReport }): ReactNode {
  const { t, language } = useLanguage();
  const words = reportMessages(language);
  const [only, ...others] = finding.projects.filter((ordinal) => ordinal > 0);
  const name = only === undefined ? words.wholeReport
    : others.length > 0 ? t('findings.projects', { list: [only, ...others].join(', ') })
      : words.project(only, report.projects.find((project) => project.ordinal === only)?.heading ?? '');
  return <span className="finding-project" title={name}>{name}</span>;
}
