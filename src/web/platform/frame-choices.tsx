import { DesktopOutlined, GlobalOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useLanguage } from '#web/platform/language.tsx';
import { useTheme, type ThemeChoice } from '#web/platform/theme.tsx';

const themeIcons = { system: <DesktopOutlined />, light: <SunOutlined />, dark: <MoonOutlined /> };
const choices: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** Language and theme. */
export function FrameChoices() {
  const { t, language, setLanguage } = useLanguage();
  const { choice, setChoice } = useTheme();
  return (
    <>
      <Button type="text" icon={<GlobalOutlined />} lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
        {t('frame.otherLanguage')}
      </Button>
      <Dropdown trigger={['click']} menu={{
        selectable: true, selectedKeys: [choice], onClick: ({ key }) => setChoice(choices.find((each) => each === key) ?? 'system'),
        items: choices.map((key) => ({ key, icon: themeIcons[key], label: t(`frame.theme.${key}`) })),
      }}>
        <Button type="text" icon={themeIcons[choice]} aria-label={t('frame.theme')} title={t('frame.theme')} />
      </Dropdown>
    </>
  );
}
