import { FileSearchOutlined } from '@ant-design/icons';
import { Typography } from 'antd';
import type { Session, SignInMethods } from '#contract/session.ts';
import { LoginForm } from '#web/features/session/login-form.tsx';
import { PlainFrame } from '#web/platform/plain-frame.tsx';
import { useLanguage, useTitle } from '#web/platform/language.tsx';
import { sessionTexts } from '#web/platform/messages/session.ts';
import { useTexts } from '#web/platform/texts.ts';
import mark from '#web/platform/mark.svg';
import '#web/features/session/session.css';

type Properties = { readonly methods: SignInMethods; readonly onSignedIn: (session: Session) => void };

/** Papers may be checked without an account on the machine itself alone. */
const isOwnMachine = ['127.0.0.1', 'localhost', '[::1]'].includes(window.location.hostname);

/** Where everybody begins. */
export function LoginPage({ methods, onSignedIn }: Properties) {
  const t = useTexts(sessionTexts);
  const { t: frame } = useLanguage();
  useTitle(t('signIn'));
  return (
    <PlainFrame isNamed={false}>
      <div className="login">
        <section className="login-words">
          <div className="login-brand"><img src={mark} alt="" width={44} height={44} /><span>{frame('frame.name')}</span></div>
          <p className="login-product">{t('product')}</p>
          <ul>{(['one', 'two', 'three'] as const).map((point) => <li key={point}>{t(`point.${point}`)}</li>)}</ul>
        </section>
        <section className="login-form" aria-labelledby="login-title">
          <Typography.Title level={1} id="login-title">{t('title')}</Typography.Title>
          <LoginForm methods={methods} onSignedIn={onSignedIn} />
          <p className="login-note">{t('forgotten')}</p>
          {isOwnMachine && <a className="login-check" href="#/checks"><FileSearchOutlined aria-hidden="true" /> {t('check')}</a>}
        </section>
      </div>
    </PlainFrame>
  );
}
