import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Language } from '#contract/checking.ts';
import { en } from '#web/platform/messages/en.ts';
import { zh, type MessageKey } from '#web/platform/messages/zh.ts';
import { readChoice, storeChoice } from '#web/platform/stored-choice.ts';

export type { MessageKey };

/** A message of the catalogue with its places filled in. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

type LanguageState = { readonly language: Language; readonly setLanguage: (language: Language) => void; readonly t: Translate };

const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { zh, en };

const LanguageContext = createContext<LanguageState | null>(null);

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setState] = useState<Language>(() => readChoice('language', ['zh', 'en'], 'zh'));
  const setLanguage = useCallback((next: Language) => {
    storeChoice('language', next);
    setState(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = catalogues[language]['frame.title'];
  }, [language]);
  const state = useMemo<LanguageState>(() => ({
    language,
    setLanguage,
    t: (key, values) => fill(catalogues[language][key], values ?? {}),
  }), [language, setLanguage]);
  return <LanguageContext value={state}>{children}</LanguageContext>;
}

/** The title of the window: of the page and of the product. */
export function useTitle(title: string | null): void {
  const { language, t } = useLanguage();
  useEffect(() => {
    document.title = title === null ? t('frame.title') : `${title} · ${t('frame.name')}`;
  }, [title, language, t]);
}

export function useLanguage(): LanguageState {
  const state = use(LanguageContext);
  if (state === null) throw new Error('useLanguage outside LanguageProvider');
  return state;
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
