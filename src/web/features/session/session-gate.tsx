import { useQueryClient } from '@tanstack/react-query';
import { Button, Result } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Session, SignInMethods } from '#contract/session.ts';
import { askPlainly, ServerProblem, tieRequests } from '#web/platform/client.ts';
import { useLanguage } from '#web/platform/language.tsx';
import { readText, storeChoice } from '#web/platform/stored-choice.ts';
import { SessionContext, type SessionState } from '#web/platform/session.tsx';

const loadLogin = () => import('#web/features/session/login-page.tsx');
const LoginPage = lazy(async () => ({ default: (await loadLogin()).LoginPage }));
const FirstPasswordPage = lazy(async () => ({ default: (await import('#web/features/session/first-password-page.tsx')).FirstPasswordPage }));
const EndedDialog = lazy(async () => ({ default: (await import('#web/features/session/ended-dialog.tsx')).EndedDialog }));

type Properties = {
  /** For whoever is signed in. */
  readonly children: ReactNode;
  /** Shown to visitors: where the service keeps no accounts, and in place of the login where the address asks for it. */
  readonly visitor: (canSignIn: boolean) => ReactNode | null;
  /** Fetched behind the login. */
  readonly preload: () => void;
};

type Stage = { readonly kind: 'asking' } | { readonly kind: 'silent' } | { readonly kind: 'visitor'; readonly methods: SignInMethods } | { readonly kind: 'known'; readonly methods: SignInMethods; readonly session: Session };

/** Who is there: asks once, then shows the login, the first password, or the application. A session that ends is renewed over the page. */
export function SessionGate({ children, visitor, preload }: Properties) {
  const [stage, setStage] = useState<Stage>({ kind: 'asking' });
  const [isEnded, setEnded] = useState(false);
  const client = useQueryClient();
  // What will be shown is fetched while the service is asked who is there.
  useState(() => (readText('known') === 'yes' ? preload() : void loadLogin()));
  const renewal = useRef<{ readonly promise: Promise<void>; readonly resolve: () => void; readonly reject: (error: Error) => void } | null>(null);
  const accountId = useRef<string | null>(null);
  const latest = useRef<((session: Session) => void) | null>(null);

  const adopt = useCallback((session: Session) => {
    if (accountId.current !== null && accountId.current !== session.accountId) {
      // Somebody else's page: nothing of it may stay. Drafts are kept by person.
      window.location.reload();
      return;
    }
    accountId.current = session.accountId;
    storeChoice('known', 'yes');
    const onEnded = (): Promise<void> => {
      renewal.current ??= Promise.withResolvers<void>();
      const { promise } = renewal.current;
      // Another tab of the browser may have signed in already.
      askPlainly<Session>('GET', '/session').then((renewed) => latest.current?.(renewed), (error: unknown) => {
        if (error instanceof ServerProblem) return setEnded(true);
        renewal.current?.reject(error instanceof Error ? error : new Error('no session'));
        renewal.current = null;
      });
      return promise;
    };
    tieRequests({ csrfToken: session.csrfToken, onEnded });
    setStage((before) => ({ kind: 'known', methods: 'methods' in before ? before.methods : { password: true, singleSignOn: false, signedIn: true }, session }));
    setEnded(false);
    renewal.current?.resolve();
    renewal.current = null;
  }, []);

  useEffect(() => {
    latest.current = adopt;
  }, [adopt]);

  const ask = useCallback(async () => {
    try {
      const methods = await askPlainly<SignInMethods>('GET', '/session/methods');
      setStage({ kind: 'visitor', methods });
      if (!methods.signedIn) return;
      setStage({ kind: 'asking' });
      const session = await askPlainly<Session>('GET', '/session');
      setStage({ kind: 'visitor', methods });
      adopt(session);
    } catch (error) {
      setStage((before) => (error instanceof ServerProblem && 'methods' in before ? before : { kind: 'silent' }));
    }
  }, [adopt]);
  useEffect(() => {
    void (async () => ask())();
  }, [ask]);

  const leave = useCallback(async () => {
    await askPlainly('DELETE', '/session').catch(() => undefined);
    tieRequests(null);
    storeChoice('known', 'no');
    accountId.current = null;
    renewal.current = null;
    client.clear();
    setEnded(false);
    window.location.hash = '#/';
    await ask();
  }, [client, ask]);

  const state = useMemo<SessionState | null>(() => (stage.kind === 'known' ? { session: stage.session, adopt, signOut: leave } : null), [stage, adopt, leave]);
  const shown = stage.kind === 'visitor' ? visitor(stage.methods.password || stage.methods.singleSignOn) : null;
  const isLogin = stage.kind === 'visitor' && shown === null;
  useEffect(() => {
    if (isLogin) preload();
  }, [isLogin, preload]);

  if (stage.kind === 'asking') return null;
  if (stage.kind === 'silent') return <Silent onRetry={() => void ask()} />;
  if (stage.kind === 'visitor') return shown ?? <Suspense fallback={null}><LoginPage methods={stage.methods} onSignedIn={adopt} /></Suspense>;
  if (stage.session.mustChangePassword) return <Suspense fallback={null}><FirstPasswordPage session={stage.session} onChanged={adopt} onSignOut={() => void leave()} /></Suspense>;
  return (
    <SessionContext value={state}>
      {children}
      {isEnded && <Suspense fallback={null}><EndedDialog methods={stage.methods} onSignedIn={adopt} onLeave={() => void leave()} /></Suspense>}
    </SessionContext>
  );
}

function Silent({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useLanguage();
  return <Result status="warning" title={t('frame.noAnswer')} extra={<Button type="primary" onClick={onRetry}>{t('frame.retry')}</Button>} />;
}
