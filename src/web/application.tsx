import { CheckingPage } from '#web/features/checking/index.ts';
import { ErrorBoundary } from '#web/platform/error-boundary.tsx';
import { Frame } from '#web/platform/frame.tsx';
import { LanguageProvider } from '#web/platform/language.tsx';
import { ThemeProvider } from '#web/platform/theme.tsx';

/** The whole page: language and theme around a frame around the feature that is open. */
export function Application() {
  return (
    <LanguageProvider>
      <ThemeProvider>
        <Frame>
          <ErrorBoundary><CheckingPage /></ErrorBoundary>
        </Frame>
      </ThemeProvider>
    </LanguageProvider>
  );
}
