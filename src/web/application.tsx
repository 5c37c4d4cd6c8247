/**
 * The whole page. How a feature is added:
 *
 * - A folder `features/NAME/` with a door `index.ts` that exports a `Feature` (platform/feature.ts): its pages and its entries of
 *   the menu. Add it to `features` below. A page is loaded when it is opened: `load: () => import('./x-page.tsx').then(({ XPage }) => XPage)`.
 *   The door itself is loaded with the application: it names pages and icons and imports nothing else of the feature.
 * - Titles of pages and menu entries stand in platform/messages/navigation.ts.
 * - A page has a `path` (`/projects/:projectId`), a `scope` (`year`: about the department and year chosen in the head; `service`:
 *   about neither), a title in both languages and the permission that its reader holds. It starts with `<Page title … actions …>`
 *   (ui/page.tsx) and finds its department by `usePlace()` (`yearPath`, `departmentPath` begin the addresses of the interface), its
 *   parameters by `useParameters('projectId')`, its filters by `useSearch()`. Links: `<a href={hrefTo('/projects', { light: 'red' })}>`, `go(…)`.
 * - Sentences: `platform/messages/NAME.ts`, `export const nameTexts = { title: { zh: …, en: … } } as const satisfies Texts`; used by
 *   `const t = useTexts(nameTexts); t('title', { year })`. Chinese stands there and nowhere else; English missing does not compile.
 *   Words that the server or the core give in both languages: `useSay()(text)`.
 * - Questions: `useAnswer<T>(`${yearPath}/projects`, { sort: '-rate' })` with the type from `#contract/…` (types only), shown by
 *   `<Await answer={…}>{(value) => …}</Await>` (ui/page-states.tsx: skeleton, error with retry, not permitted, not found; `<EmptyState>`).
 * - Changes: `useChange({ change: (input, key) => api.post(path, input, { key }), refreshes: [yearPath], done: t('saved') })`; an update gives
 *   its version, `api.patch(path, body, version)`, and shows `<ConflictDialog>` from `onConflict`. What is typed lives in `useDraft(key, saved)`
 *   with `<DraftNote>` until it is saved; an ended session or a lost connection is handled around the page.
 * - Who may what: `useMay()('funds.write', row)`; the service decides, the page only hides what would be refused.
 * - Figures: `<Amount yuan>` `<Percent>` `<Bar>` `<Light>` `<Grade>` `<StateTag>` `<FindingCounts>` `<Unverified>` (ui/figures.tsx), `<Term of="…">`
 *   (ui/term.tsx) beside official words, `<DataTable>` (ui/data-table.tsx), `<Chart>` with its table (ui/chart.tsx), times and days (ui/time.tsx).
 * - Styles: a css file of the feature; no `style` in HTML text, colours only by the variables of base.css and workspace.css.
 */
import { QueryClientProvider } from '@tanstack/react-query';
import { FileSearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { administration } from '#web/features/administration/index.ts';
import { collection } from '#web/features/collection/index.ts';
import { evaluation } from '#web/features/evaluation/index.ts';
import { findings } from '#web/features/findings/index.ts';
import { importing } from '#web/features/import/index.ts';
import { monitoring } from '#web/features/monitoring/index.ts';
import { overview } from '#web/features/overview/index.ts';
import { projects } from '#web/features/projects/index.ts';
import { overseeing } from '#web/features/oversight/index.ts';
import { papers } from '#web/features/papers/index.ts';
import { SessionGate } from '#web/features/session/index.ts';
import { ErrorBoundary } from '#web/platform/error-boundary.tsx';
import type { Feature } from '#web/platform/feature.ts';
import { LanguageProvider, useLanguage } from '#web/platform/language.tsx';
import { pageTitles } from '#web/platform/messages/navigation.ts';
import { sessionTexts } from '#web/platform/messages/session.ts';
import { PlainFrame } from '#web/platform/plain-frame.tsx';
import { createQueryClient } from '#web/platform/queries.ts';
import { registerPages, useLocation } from '#web/platform/router.ts';
import { useTexts } from '#web/platform/texts.ts';
import { ThemeProvider } from '#web/platform/theme.tsx';

const loadChecking = async () => (await import('#web/features/checking/index.ts')).CheckingPage;
const loadWorkspace = () => import('#web/platform/workspace.tsx');

const checking: Feature = {
  pages: [
    { path: '/checks', scope: 'service', title: pageTitles.checking, permission: 'check.run', load: loadChecking },
    { path: '/checks/:checkId', scope: 'service', title: pageTitles.checking, permission: 'check.run', load: loadChecking, parent: '/checks' },
  ],
  navigation: [{ group: 'papers', order: 50, to: '/checks', title: pageTitles.checking, icon: FileSearchOutlined, permission: 'check.run' }],
};

/** Every feature, each by its door. */
const features: readonly Feature[] = [overview, papers, importing, findings, projects, evaluation, collection, monitoring, overseeing, checking, administration];

registerPages(features.flatMap(({ pages }) => pages));
const navigation = features.flatMap((feature) => feature.navigation);

const CheckingPage = lazy(async () => ({ default: await loadChecking() }));
const Workspace = lazy(async () => ({ default: (await loadWorkspace()).Workspace }));

/** Language and theme around the session around the frame around the page that is open. */
export function Application() {
  const [client] = useState(createQueryClient);
  return (
    <LanguageProvider>
      <ThemeProvider>
        <QueryClientProvider client={client}>
          <ErrorBoundary>
            <Doors />
          </ErrorBoundary>
        </QueryClientProvider>
      </ThemeProvider>
    </LanguageProvider>
  );
}

function Doors() {
  const { path } = useLocation();
  const isChecking = path === '/checks' || path.startsWith('/checks/');
  return (
    <SessionGate preload={preload} visitor={(canSignIn) => (isChecking || !canSignIn ? <VisitorChecking canSignIn={canSignIn} /> : null)}>
      <Suspense fallback={null}><Workspace navigation={navigation} /></Suspense>
    </SessionGate>
  );
}

/** The check page, which needs no account on the machine itself. */
function VisitorChecking({ canSignIn }: { readonly canSignIn: boolean }) {
  const { t } = useLanguage();
  const session = useTexts(sessionTexts);
  return (
    <PlainFrame what={t('frame.what')} home={canSignIn ? '#/checks' : '#/'} actions={canSignIn && <Button type="text" href="#/">{session('toSignIn')}</Button>}>
      <Suspense fallback={null}><CheckingPage /></Suspense>
    </PlainFrame>
  );
}

function preload(): void {
  void loadWorkspace();
}
