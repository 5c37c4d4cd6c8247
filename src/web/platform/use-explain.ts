import { useCallback } from 'react';
import { ConnectionLost, ServerProblem } from '#web/platform/client.ts';
import { useLanguage } from '#web/platform/language.tsx';

/** The sentence that a person is told about an error. */
export function useExplain(): (error: unknown) => string {
  const { language, t } = useLanguage();
  return useCallback((error: unknown) => {
    if (error instanceof ServerProblem) return error.messages[language];
    return t(error instanceof ConnectionLost ? 'frame.noAnswer' : 'frame.failedWhat');
  }, [language, t]);
}
