import { Alert, Button, Divider, Form, Input } from 'antd';
import { useState } from 'react';
import type { Session, SignInMethods } from '#contract/session.ts';
import { askPlainly } from '#web/platform/client.ts';
import { sessionTexts } from '#web/platform/messages/session.ts';
import { useTexts } from '#web/platform/texts.ts';
import { useExplain } from '#web/platform/use-explain.ts';

type Properties = { readonly methods: SignInMethods; readonly onSignedIn: (session: Session) => void; readonly inNewWindow?: boolean };
type Fields = { readonly username: string; readonly password: string };

/** User name and password, and the single sign-on where the service has one. */
export function LoginForm({ methods, onSignedIn, inNewWindow = false }: Properties) {
  const t = useTexts(sessionTexts);
  const explain = useExplain();
  const [form] = Form.useForm<Fields>();
  const [error, setError] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const signIn = async ({ username, password }: Fields): Promise<void> => {
    setAsking(true);
    setError(null);
    try {
      onSignedIn(await askPlainly<Session>('POST', '/session', { username: username.trim(), password }));
    } catch (thrown) {
      setError(explain(thrown));
      form.setFieldValue('password', '');
      form.focusField('password');
    } finally {
      setAsking(false);
    }
  };
  return (
    <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void signIn(fields)} size="large" name="login" validateTrigger="onSubmit">
      {error !== null && <Alert className="login-error" type="error" showIcon title={error} role="alert" />}
      <Form.Item name="username" label={t('username')} rules={[{ required: true, whitespace: true, message: t('usernameMissing') }]}>
        <Input autoComplete="username" autoFocus maxLength={200} spellCheck={false} />
      </Form.Item>
      <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('passwordMissing') }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={isAsking}>{t('signIn')}</Button>
      {methods.singleSignOn && (
        <>
          <Divider plain>{t('or')}</Divider>
          <Button block href="/api/v1/session/oidc/start" {...(inNewWindow ? { target: '_blank' } : {})}>{t(inNewWindow ? 'newWindow' : 'singleSignOn')}</Button>
        </>
      )}
    </Form>
  );
}
