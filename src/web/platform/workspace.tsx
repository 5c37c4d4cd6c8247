import { Alert, Button, Drawer, Layout } from 'antd';
import { MenuOutlined } from '@ant-design/icons';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { probeNow, useConnectionLost } from '#web/platform/connection.ts';
import type { NavigationEntry } from '#web/platform/feature.ts';
import { frameTexts } from '#web/platform/messages/frame.ts';
import { PageOutlet } from '#web/platform/page-outlet.tsx';
import { PlaceProvider } from '#web/platform/place-provider.tsx';
import { useLocation } from '#web/platform/router.ts';
import { SideMenu } from '#web/platform/side-menu.tsx';
import { SkipLink } from '#web/platform/skip-link.tsx';
import { readChoice, storeChoice } from '#web/platform/stored-choice.ts';
import { useTexts } from '#web/platform/texts.ts';
import { useHeartbeat } from '#web/platform/use-heartbeat.ts';
import { WorkspaceHeader } from '#web/platform/workspace-header.tsx';
import { PageSkeleton } from '#web/ui/page-states.tsx';
import '#web/platform/workspace.css';

/** The application as people work in it: menu left, head above, page below. */
export function Workspace({ navigation }: { readonly navigation: readonly NavigationEntry[] }) {
  const t = useTexts(frameTexts);
  const { path } = useLocation();
  const [isFolded, setFolded] = useState(() => readChoice('menu', ['folded', 'unfolded'], 'unfolded') === 'folded');
  const [isNarrow, setNarrow] = useState(false);
  /** Open for the page that it was opened on. */
  const [openAt, setOpenAt] = useState<string | null>(null);
  useHeartbeat();
  useEffect(() => {
    document.getElementById('main')?.scrollTo({ top: 0 });
  }, [path]);
  const menu = useMemo(() => <SideMenu entries={navigation} isFolded={isFolded && !isNarrow} />, [navigation, isFolded, isNarrow]);
  return (
    <PlaceProvider>
      <Layout className="frame workspace" hasSider>
        <SkipLink />
        <Layout.Sider className="workspace-side" theme="dark" width={208} collapsedWidth={isNarrow ? 0 : 56} collapsed={isNarrow || isFolded} trigger={null} breakpoint="md" onBreakpoint={setNarrow}>
          {!isNarrow && menu}
        </Layout.Sider>
        {isNarrow && (
          <Drawer open={openAt === path} onClose={() => setOpenAt(null)} placement="left" size={240} closable={false} className="workspace-drawer" styles={{ body: { padding: 0 } }}>{menu}</Drawer>
        )}
        <Layout className="workspace-body">
          <WorkspaceHeader menuButton={(
            <Button type="text" icon={<MenuOutlined />} aria-label={t(isFolded || isNarrow ? 'expand' : 'collapse')} title={t(isFolded || isNarrow ? 'expand' : 'collapse')}
              onClick={() => {
                if (isNarrow) return setOpenAt(path);
                storeChoice('menu', isFolded ? 'unfolded' : 'folded');
                setFolded(!isFolded);
              }} />
          )} />
          <ConnectionBanner />
          <main id="main" tabIndex={-1} className="frame-main">
            <Suspense fallback={<PageSkeleton />}><PageOutlet navigation={navigation} /></Suspense>
          </main>
        </Layout>
      </Layout>
    </PlaceProvider>
  );
}

function ConnectionBanner() {
  const t = useTexts(frameTexts);
  const isLost = useConnectionLost();
  if (!isLost) return null;
  return <Alert className="workspace-lost" type="warning" banner role="alert" title={t('lost')} action={<Button size="small" onClick={probeNow}>{t('lostRetry')}</Button>} />;
}
