import { Tag } from 'antd';
import { CloseCircleFilled, ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import type { Severity } from '#core/finding.ts';
import { useLanguage } from '#web/platform/language.tsx';

export const severities: readonly Severity[] = ['error', 'warning', 'info'];

const icons: Readonly<Record<Severity, React.ReactNode>> = {
  error: <CloseCircleFilled aria-hidden="true" />, warning: <ExclamationCircleFilled aria-hidden="true" />, info: <InfoCircleFilled aria-hidden="true" />,
};

/** Severity in word, sign and colour, so that none of the three is needed. */
export function SeverityTag({ severity }: { readonly severity: Severity }) {
  const { t } = useLanguage();
  return <Tag className={`severity severity-${severity}`} icon={icons[severity]} variant="filled">{t(`severity.${severity}`)}</Tag>;
}

/** A number of findings; nothing stands out where there are none. */
export function SeverityCount({ severity, count }: { readonly severity: Severity; readonly count: number }) {
  return count === 0
    ? <span className="severity-none">0</span>
    : <span className={`severity-count severity-${severity}`}>{icons[severity]} {count}</span>;
}
