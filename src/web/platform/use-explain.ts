import { useCallback } from 'react';
import { ServerProblem } from '#web/platform/client.ts';
import { useLanguage } from '#web/platform/language.tsx';

/** The sentence that a person is told about an error. */
export function useExplain(): (error: unknown) => string {
  const { language, t } = useLanguage();
  return useCallback((error: unknown) => (error instanceof ServerProblem ? error.messages[language] : t('frame.noAnswer')), [language, t]);
}
