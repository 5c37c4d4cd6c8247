import { Button, Typography } from 'antd';
import type { Session } from '#contract/session.ts';
import { PasswordForm } from '#web/features/session/password-form.tsx';
import { useTitle } from '#web/platform/language.tsx';
import { sessionTexts } from '#web/platform/messages/session.ts';
import { PlainFrame } from '#web/platform/plain-frame.tsx';
import { useTexts } from '#web/platform/texts.ts';
import '#web/features/session/session.css';

type Properties = { readonly session: Session; readonly onChanged: (session: Session) => void; readonly onSignOut: () => void };

/** Nothing else is open until the first password is changed. */
export function FirstPasswordPage({ session, onChanged, onSignOut }: Properties) {
  const t = useTexts(sessionTexts);
  useTitle(t('first'));
  return (
    <PlainFrame>
      <section className="login-alone" aria-labelledby="first-title">
        <Typography.Title level={1} id="first-title">{t('first')}</Typography.Title>
        <Typography.Paragraph type="secondary">{t('firstWhat', { name: session.name })}</Typography.Paragraph>
        <PasswordForm onChanged={onChanged} />
        <Button type="link" className="login-leave" onClick={onSignOut}>{t('signOut')}</Button>
      </section>
    </PlainFrame>
  );
}
