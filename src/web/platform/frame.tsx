import { Button, Dropdown, Layout } from 'antd';
import { DesktopOutlined, GlobalOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useLanguage } from '#web/platform/language.tsx';
import { addressOf } from '#web/platform/route.ts';
import { useTheme, type ThemeChoice } from '#web/platform/theme.tsx';
import mark from '#web/platform/mark.svg';

const themeIcons = { system: <DesktopOutlined />, light: <SunOutlined />, dark: <MoonOutlined /> };

/** What stands around every page: name, language, theme, and a link past all of it for those who go by keyboard. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { t, language, setLanguage } = useLanguage();
  const { choice, setChoice } = useTheme();
  const choices: readonly ThemeChoice[] = ['system', 'light', 'dark'];
  return (
    <Layout className="frame">
      <a className="frame-skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}>{t('frame.skip')}</a>
      <header className="frame-header">
        <a className="frame-name" href={addressOf({ kind: 'start' })}>
          <img src={mark} alt="" width={28} height={28} />
          <span className="frame-brand">{t('frame.name')}</span>
          <span className="frame-what">{t('frame.what')}</span>
        </a>
        <span className="frame-spring" />
        <Button type="text" icon={<GlobalOutlined />} lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {t('frame.otherLanguage')}
        </Button>
        <Dropdown trigger={['click']} menu={{
          selectable: true, selectedKeys: [choice], onClick: ({ key }) => setChoice(choices.find((each) => each === key) ?? 'system'),
          items: choices.map((key) => ({ key, icon: themeIcons[key], label: t(`frame.theme.${key}`) })),
        }}>
          <Button type="text" icon={themeIcons[choice]} aria-label={t('frame.theme')} title={t('frame.theme')} />
        </Dropdown>
      </header>
      <main id="main" tabIndex={-1} className="frame-main">{children}</main>
    </Layout>
  );
}
