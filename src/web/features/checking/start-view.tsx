import { Button, Typography, Upload } from 'antd';
import { FileAddOutlined, LockOutlined } from '@ant-design/icons';
import type { Check } from '#contract/checking.ts';
import { useLanguage } from '#web/platform/language.tsx';
import { FileTable } from '#web/features/checking/file-table.tsx';
import type { CheckQueue } from '#web/features/checking/use-check-queue.ts';

type Properties = { readonly queue: CheckQueue; readonly onOpen: (check: Check) => void };

/** Where files are dropped, and the list of those that were. */
export function StartView({ queue, onOpen }: Properties) {
  const { t } = useLanguage();
  const hasFiles = queue.files.length > 0;
  return (
    <div className="start">
      {!hasFiles && (
        <div className="start-words">
          <Typography.Title level={1}>{t('start.title')}</Typography.Title>
          <Typography.Paragraph type="secondary">{t('start.what')}</Typography.Paragraph>
        </div>
      )}
      <Upload.Dragger multiple showUploadList={false} className={hasFiles ? 'start-drop start-drop-small' : 'start-drop'}
        accept=".docx,.pdf,.xlsx,.html,.htm,.txt,.doc,.wps" aria-label={t('start.drop')}
        beforeUpload={(file, list) => {
          // Called once for each file of a drop; the list is handed in with the first.
          if (file === list[0]) queue.add(list);
          return Upload.LIST_IGNORE;
        }}>
        <p className="start-icon" aria-hidden="true"><FileAddOutlined /></p>
        <p className="start-drop-title">{t('start.drop')}</p>
        <p className="start-drop-formats">{t('start.formats')}</p>
      </Upload.Dragger>
      <div className="start-below">
        <Button onClick={queue.addSample}>{t('start.sample')}</Button>
        <Typography.Text type="secondary"><LockOutlined aria-hidden="true" /> {t('start.private')}</Typography.Text>
      </div>
      {hasFiles ? <FileTable queue={queue} onOpen={onOpen} /> : <Steps />}
    </div>
  );
}

function Steps() {
  const { t } = useLanguage();
  return (
    <ol className="start-steps">
      {(['one', 'two', 'three'] as const).map((step) => (
        <li key={step}>
          <Typography.Text strong>{t(`start.step.${step}`)}</Typography.Text>
          <Typography.Paragraph type="secondary">{t(`start.step.${step}.what`)}</Typography.Paragraph>
        </li>
      ))}
    </ol>
  );
}
