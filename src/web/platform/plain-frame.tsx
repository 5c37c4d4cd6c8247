import { Layout } from 'antd';
import type { ReactNode } from 'react';
import { FrameChoices } from '#web/platform/frame-choices.tsx';
import { useLanguage } from '#web/platform/language.tsx';
import { SkipLink } from '#web/platform/skip-link.tsx';
import mark from '#web/platform/mark.svg';

type Properties = { readonly children: ReactNode; readonly what?: string; readonly actions?: ReactNode; readonly home?: string; readonly isNamed?: boolean };

/** What stands around a page where nobody is signed in: name, language, theme, and a link past all of it for those who go by keyboard. */
export function PlainFrame({ children, what, actions, home = '#/', isNamed = true }: Properties) {
  const { t } = useLanguage();
  return (
    <Layout className="frame">
      <SkipLink />
      <header className="frame-header">
        {isNamed && (
          <a className="frame-name" href={home}>
            <img src={mark} alt="" width={28} height={28} />
            <span className="frame-brand">{t('frame.name')}</span>
            {what !== undefined && <span className="frame-what">{what}</span>}
          </a>
        )}
        <span className="frame-spring" />
        {actions}
        <FrameChoices />
      </header>
      <main id="main" tabIndex={-1} className="frame-main">{children}</main>
    </Layout>
  );
}
