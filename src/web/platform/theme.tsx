import { App, ConfigProvider, theme as antdTheme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { createContext, use, useCallback, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useLanguage } from '#web/platform/language.tsx';
import { readChoice, storeChoice } from '#web/platform/stored-choice.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

type ThemeState = { readonly choice: ThemeChoice; readonly isDark: boolean; readonly setChoice: (choice: ThemeChoice) => void };

const ThemeContext = createContext<ThemeState | null>(null);

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(onChange: () => void): () => void {
  darkQuery.addEventListener('change', onChange);
  return () => darkQuery.removeEventListener('change', onChange);
}

const fontFamily = '-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Segoe UI", sans-serif';

// Darker than antd's own, so that white on them and they on white reach the contrast of WCAG AA.
const lightColours = { colorPrimary: '#1d4f91', colorLink: '#1d4f91', colorLinkHover: '#2f69b5', colorLinkActive: '#163a6b', colorError: '#b3261e', colorWarning: '#8a5300', colorWarningBg: '#fdefd3', colorWarningBorder: '#e3c28a', colorInfo: '#1d4f91', colorTextDescription: '#5b6472', colorTextPlaceholder: '#6b7280' };
const darkColours = { colorPrimary: '#3f74c4', colorLink: '#8fb8f5', colorLinkHover: '#b3d0fa', colorLinkActive: '#8fb8f5', colorError: '#ff8a80', colorWarning: '#f0b45b', colorInfo: '#8fb8f5', colorBgBase: '#12161c', colorBgContainer: '#161b23', colorBgElevated: '#1d232d', colorBorder: '#465160', colorBorderSecondary: '#303845', colorSplit: '#303845', colorTextDescription: '#a3adbb', colorTextPlaceholder: '#98a2b1' };

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const [choice, setState] = useState<ThemeChoice>(() => readChoice('theme', ['system', 'light', 'dark'], 'system'));
  const systemIsDark = useSyncExternalStore(subscribe, () => darkQuery.matches);
  const isDark = choice === 'dark' || (choice === 'system' && systemIsDark);
  const setChoice = useCallback((next: ThemeChoice) => {
    storeChoice('theme', next);
    setState(next);
  }, []);
  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  }, [isDark]);
  const state = useMemo(() => ({ choice, isDark, setChoice }), [choice, isDark, setChoice]);
  const look = useMemo(() => ({
    algorithm: isDark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: { ...(isDark ? darkColours : lightColours), fontFamily, borderRadius: 6, motion: false },
  }), [isDark]);
  return (
    <ThemeContext value={state}>
      <ConfigProvider theme={look} locale={language === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
        <App>{children}</App>
      </ConfigProvider>
    </ThemeContext>
  );
}

export function useTheme(): ThemeState {
  const state = use(ThemeContext);
  if (state === null) throw new Error('useTheme outside ThemeProvider');
  return state;
}
