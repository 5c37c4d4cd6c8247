import { Button, Result } from 'antd';
import { createElement, lazy, useEffect, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import { ErrorBoundary } from '#web/platform/error-boundary.tsx';
import type { NavigationEntry } from '#web/platform/feature.ts';
import { useTitle } from '#web/platform/language.tsx';
import { frameTexts } from '#web/platform/messages/frame.ts';
import { sessionTexts } from '#web/platform/messages/session.ts';
import { usePlaceStatus } from '#web/platform/place-provider.tsx';
import { useOptionalPlace } from '#web/platform/place.tsx';
import { go, hrefTo, matchOf, useLocation, type Page } from '#web/platform/router.ts';
import { useHolds, useSession } from '#web/platform/session.tsx';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { ErrorState, NoPermission, PageSkeleton } from '#web/ui/page-states.tsx';

const loaded = new Map<Page, LazyExoticComponent<ComponentType>>();

function componentOf(page: Page): LazyExoticComponent<ComponentType> {
  const known = loaded.get(page) ?? lazy(async () => ({ default: await page.load() }));
  loaded.set(page, known);
  return known;
}

/** The page of the address, or why there is none. */
export function PageOutlet({ navigation }: { readonly navigation: readonly NavigationEntry[] }) {
  const { path } = useLocation();
  const holds = useHolds();
  const say = useSay();
  const { session } = useSession();
  const match = matchOf(path);
  useTitle(match === null ? null : say(match.page.title));
  if (session.grants.length === 0) return <NoRole />;
  if (path === '/') return <Home navigation={navigation} />;
  if (match === null) return <NoPage />;
  if (!holds(match.page.permission)) return <NoPermission />;
  const content = <ErrorBoundary key={match.page.path}>{createElement(componentOf(match.page))}</ErrorBoundary>;
  return match.page.scope === 'year' ? <InPlace key={`${match.place?.departmentId ?? ''}/${match.place?.year ?? ''}`}>{content}</InPlace> : content;
}

function InPlace({ children }: { readonly children: ReactNode }) {
  const t = useTexts(frameTexts);
  const { path } = useLocation();
  const place = useOptionalPlace();
  const { status, error, retry, latestYear } = usePlaceStatus();
  if (place !== null) return children;
  if (status === 'failed') return <ErrorState error={error} onRetry={retry} />;
  if (status === 'no-department') return <Result status="info" title={t('noDepartment')} subTitle={t('noDepartmentWhat')} />;
  if (status === 'no-year') return <Result status="info" title={t('noYear')} subTitle={t('noYearWhat')} />;
  if (status === 'wrong') {
    const asked = matchOf(path)?.place ?? null;
    return (
      <Result status="404" title={t('noSuchYear', { year: asked?.year ?? '' })}
        extra={latestYear === null || asked === null ? <Button type="primary" href="#/">{t('toHome')}</Button>
          : <Button type="primary" onClick={() => go('/overview', {}, { place: { departmentId: asked.departmentId, year: latestYear } })}>{t('toLatest')}</Button>} />
    );
  }
  return <PageSkeleton />;
}

/** Leads on to the first page of the person's menu, once it is known where. */
function Home({ navigation }: { readonly navigation: readonly NavigationEntry[] }) {
  const t = useTexts(frameTexts);
  const holds = useHolds();
  const { status, error, retry } = usePlaceStatus();
  const entry = navigation.filter(({ permission }) => holds(permission)).toSorted((left, right) => left.order - right.order)[0];
  const first = holds('oversight.read') ? navigation.find(({ to }) => to === '/oversight') ?? entry : holds('dashboard.read') ? navigation.find(({ to }) => to === '/overview') ?? entry : entry;
  const isOfYear = first !== undefined && matchOf(hrefTo(first.to).replace(/^#/, ''))?.page.scope !== 'service';
  const isReady = first !== undefined && (!isOfYear || status === 'ready');
  // Each time that the address is the start, also when it has been left and come back to within one drawing.
  useEffect(() => {
    if (isReady && first !== undefined) go(first.to, {}, { replace: true });
  });
  if (first === undefined) return <NoPermission />;
  if (status === 'failed') return <ErrorState error={error} onRetry={retry} />;
  if (isOfYear && status === 'no-department') return <Result status="info" title={t('noDepartment')} subTitle={t('noDepartmentWhat')} />;
  if (isOfYear && status === 'no-year') return <Result status="info" title={t('noYear')} subTitle={t('noYearWhat')} />;
  return <PageSkeleton />;
}

function NoPage() {
  const t = useTexts(frameTexts);
  return <Result status="404" title={t('noSuchPage')} subTitle={t('noSuchPageWhat')} extra={<Button type="primary" href="#/">{t('toHome')}</Button>} />;
}

function NoRole() {
  const t = useTexts(sessionTexts);
  const { signOut } = useSession();
  return <Result status="info" title={t('noRole')} subTitle={t('noRoleWhat')} extra={<Button onClick={() => void signOut()}>{t('signOut')}</Button>} />;
}
