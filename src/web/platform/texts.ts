import { useCallback } from 'react';
import type { Language } from '#contract/checking.ts';
import { useLanguage } from '#web/platform/language.tsx';

/** A sentence in both languages: one without the other does not compile. */
export type Text = Readonly<Record<Language, string>>;

/** The sentences of a feature by name. */
export type Texts = Readonly<Record<string, Text>>;

export type TextValues = Readonly<Record<string, string | number>>;

/** A sentence with its places `{name}` filled in. */
export function fillText(text: string, values: TextValues): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The sentences of a feature in the language of the page: `const t = useTexts(overviewTexts); t('title')`. */
export function useTexts<T extends Texts>(texts: T): (key: keyof T, values?: TextValues) => string {
  const { language } = useLanguage();
  return useCallback((key, values = {}) => fillText(texts[key]?.[language] ?? '', values), [texts, language]);
}

/** A sentence that the server, the core or a page gives in both languages. */
export function useSay(): (text: Text) => string {
  const { language } = useLanguage();
  return useCallback((text) => text[language], [language]);
}
