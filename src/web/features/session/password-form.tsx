import { Alert, Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import type { Session } from '#contract/session.ts';
import { askPlainly } from '#web/platform/client.ts';
import { sessionTexts } from '#web/platform/messages/session.ts';
import { useTexts } from '#web/platform/texts.ts';
import { useExplain } from '#web/platform/use-explain.ts';

type Properties = { readonly onChanged: (session: Session) => void; readonly onCancel?: () => void };
type Fields = { readonly present: string; readonly next: string; readonly repeat: string };

/** One's own password. The service says what a good one is. */
export function PasswordForm({ onChanged, onCancel }: Properties) {
  const t = useTexts(sessionTexts);
  const explain = useExplain();
  const [error, setError] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const change = async ({ present, next }: Fields): Promise<void> => {
    setAsking(true);
    setError(null);
    try {
      onChanged(await askPlainly<Session>('POST', '/session/password', { present, next }));
    } catch (thrown) {
      setError(explain(thrown));
    } finally {
      setAsking(false);
    }
  };
  return (
    <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void change(fields)} name="password" validateTrigger="onSubmit">
      {error !== null && <Alert className="login-error" type="error" showIcon title={error} role="alert" />}
      <Form.Item name="present" label={t('present')} rules={[{ required: true, message: t('presentMissing') }]}>
        <Input.Password autoComplete="current-password" maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="next" label={t('next')} extra={t('rule')} rules={[{ required: true, message: t('nextMissing') }]}>
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item name="repeat" label={t('repeat')} dependencies={['next']}
        rules={[({ getFieldValue }) => ({ validator: async (_rule, value: unknown) => { if (value !== getFieldValue('next')) throw new Error(t('differs')); } })]}>
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Space>
        <Button type="primary" htmlType="submit" loading={isAsking}>{t('confirm')}</Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{t('cancel')}</Button>}
      </Space>
    </Form>
  );
}
