import { Alert, Button, Drawer, Skeleton, Space, Typography } from 'antd';
import type { RulePage } from '#contract/checking.ts';
import { apiAddress, request } from '#web/platform/client.ts';
import { useLanguage } from '#web/platform/language.tsx';
import { useExplain } from '#web/platform/use-explain.ts';
import { useLoaded } from '#web/platform/use-loaded.ts';
import { Markdown } from '#web/features/checking/markdown.tsx';
import { SeverityTag } from '#web/features/checking/severity.tsx';

/** The page of a rule: what it looks for, why, on what ground, with examples. */
export function RuleDrawer({ rule, onClose }: { readonly rule: string | null; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const explain = useExplain();
  const page = useLoaded(rule === null ? null : `${rule} ${language}`, (signal) => request<RulePage>(apiAddress(`/rules/${rule}`, language), { signal }));
  const shown = page.value?.id === rule ? page.value : null;
  return (
    <Drawer open={rule !== null} onClose={onClose} size={520} mask={false} title={shown?.title ?? t('finding.rule')} closable={{ 'aria-label': t('frame.close') }}>
      {page.error === null ? null : <Alert type="error" showIcon title={explain(page.error)} action={<Button size="small" onClick={page.retry}>{t('frame.retry')}</Button>} />}
      {shown === null
        ? page.error === null && <Skeleton active paragraph={{ rows: 8 }} />
        : (
          <>
            <Space className="rule-head">{shown.severities.map((severity) => <SeverityTag key={severity} severity={severity} />)}<Typography.Text code>{shown.id}</Typography.Text></Space>
            {shown.page === '' ? <Typography.Paragraph type="secondary">{t('finding.noPage')}</Typography.Paragraph> : <Markdown text={shown.page} />}
          </>
        )}
    </Drawer>
  );
}
