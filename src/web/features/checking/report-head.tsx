import { Button, Dropdown, Space, Typography } from 'antd';
import { ArrowLeftOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import type { CheckReport } from '#core/check-report.ts';
import type { Check, DownloadFormat } from '#contract/checking.ts';
import { apiAddress } from '#web/platform/client.ts';
import { useLanguage } from '#web/platform/language.tsx';
import { goTo } from '#web/features/checking/route.ts';
import { CoverageLine } from '#web/features/checking/coverage-line.tsx';

const formats: readonly DownloadFormat[] = ['docx', 'html', 'xlsx', 'json'];

/** What paper this is, how much of it was looked at, and what can be taken away. */
export function ReportHead({ check, report, text }: { readonly check: Check; readonly report: CheckReport; readonly text: string }) {
  const { t, language } = useLanguage();
  const { title, department, year, date } = report.report;
  const facts = [
    title === null ? null : check.name,
    department,
    year === null ? null : t('report.year', { year }),
    date === null ? null : t('report.signed', { date }),
    t('report.characters', { count: report.source.characters }),
    report.projects.length === 0 ? null : t('report.projects', { count: report.projects.length }),
  ].filter((fact) => fact !== null);
  return (
    <header className="report-head">
      <Button type="text" className="report-back" icon={<ArrowLeftOutlined />} onClick={() => goTo({ kind: 'start' })}>{t('report.back')}</Button>
      <div className="report-title">
        <Typography.Title level={1} ellipsis={{ tooltip: true }}>{title ?? check.name}</Typography.Title>
        <p className="report-facts">{facts.map((fact) => <span key={fact}>{fact}</span>)}</p>
        <CoverageLine report={report} text={text} />
      </div>
      <Space className="report-actions">
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t('report.print')}</Button>
        <Dropdown trigger={['click']} menu={{
          items: formats.map((format) => ({
            key: format,
            label: <a href={apiAddress(`/checks/${check.id}/download`, language, { format })} download>{t(`report.download.${format}`)}</a>,
          })),
        }}>
          <Button type="primary" icon={<DownloadOutlined />}>{t('report.download')}</Button>
        </Dropdown>
      </Space>
    </header>
  );
}
