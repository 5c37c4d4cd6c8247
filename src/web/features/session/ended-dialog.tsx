import { Alert, Button, Modal, Space } from 'antd';
import type { Session, SignInMethods } from '#contract/session.ts';
import { LoginForm } from '#web/features/session/login-form.tsx';
import { askPlainly } from '#web/platform/client.ts';
import { sessionTexts } from '#web/platform/messages/session.ts';
import { useTexts } from '#web/platform/texts.ts';
import '#web/features/session/session.css';

type Properties = { readonly methods: SignInMethods; readonly onSignedIn: (session: Session) => void; readonly onLeave: () => void };

/** The session is over: signs in again over the page, so that what is typed on it stays. */
export function EndedDialog({ methods, onSignedIn, onLeave }: Properties) {
  const t = useTexts(sessionTexts);
  return (
    <Modal open title={t('ended')} footer={null} closable={false} keyboard={false} width={440} zIndex={2000} mask={{ closable: false }}>
      <Alert className="login-error" type="info" showIcon title={t('endedWhat')} />
      <LoginForm methods={methods} onSignedIn={onSignedIn} inNewWindow />
      <Space className="login-below">
        {methods.singleSignOn && <Button type="link" onClick={() => void askPlainly<Session>('GET', '/session').then(onSignedIn, () => undefined)}>{t('signedInThere')}</Button>}
        <Button type="link" onClick={onLeave}>{t('leave')}</Button>
      </Space>
    </Modal>
  );
}
