import { Alert, App, Button, Descriptions, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Account } from '#contract/session.ts';
import { administratorRoles } from '#core/organisation/permissions.ts';
import { useMayEverywhere } from '#web/features/administration/departments.tsx';
import { FirstPasswordDialog } from '#web/features/administration/first-password-dialog.tsx';
import { GrantsPanel } from '#web/features/administration/grants-panel.tsx';
import { AccountStateTag, stateOf } from '#web/features/administration/people.tsx';
import { RecordDialog, valuesOf, type RecordField } from '#web/features/administration/record-dialog.tsx';
import { api } from '#web/platform/client.ts';
import { accountsTexts, administrationTitles, recordTexts } from '#web/platform/messages/administration.ts';
import { useAnswer, useChange } from '#web/platform/queries.ts';
import { hrefTo, useParameters } from '#web/platform/router.ts';
import { useSession } from '#web/platform/session.tsx';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { Page, Panel } from '#web/ui/page.tsx';
import { Await } from '#web/ui/page-states.tsx';
import '#web/features/administration/administration.css';

/** One account: the system administrator keeps it, the security officer its roles and locks. */
export function AccountPage() {
  const { accountId } = useParameters('accountId');
  const answer = useAnswer<Account>(`/accounts/${accountId}`);
  return <Await answer={answer}>{(account) => <AccountView account={account} />}</Await>;
}

function AccountView({ account }: { readonly account: Account }) {
  const t = useTexts(accountsTexts);
  const record = useTexts(recordTexts);
  const say = useSay();
  const { session } = useSession();
  const may = useMayEverywhere();
  const isOneself = session.accountId === account.id;
  return (
    <Page title={account.displayName} path={[{ title: say(administrationTitles.accounts), href: hrefTo('/accounts') }]}
      actions={(
        <>
          {may('audit.read') && <Button href={hrefTo('/audit', { type: 'account', subject: account.id })}>{t('trail')}</Button>}
          {may('security.manage') && <SecurityActions account={account} />}
          {may('account.manage') && <AccountActions account={account} isOneself={isOneself} />}
        </>
      )}>
      <div className="administration">
        {isOneself && <Alert type="info" showIcon title={t('yourself')} />}
        <Panel title={t('version')}>
          <Descriptions size="small" column={{ xs: 1, md: 2, lg: 4 }} items={[
            { key: 'username', label: t('username'), children: account.username },
            { key: 'displayName', label: t('displayName'), children: <>{account.displayName} {account.isExample && <Tag color="gold">{record('example')}</Tag>}</> },
            { key: 'state', label: t('state'), children: <AccountStateTag account={account} /> },
            { key: 'signsIn', label: t('signsIn'), children: t(account.singleSignOn ? 'bySignOn' : 'byPassword') },
          ]} />
        </Panel>
        <GrantsPanel account={account} mayGrant={may('role.grant') && !isOneself} />
      </div>
    </Page>
  );
}

/** Asks before it acts; what goes wrong is said by the change itself. */
function useAsk(): (title: string, content: string, okText: string, act: () => Promise<unknown>) => void {
  const { modal } = App.useApp();
  return (title, content, okText, act) => void modal.confirm({ title, content, okText, onOk: () => act().then(() => undefined, () => undefined) });
}

function AccountActions({ account, isOneself }: { readonly account: Account; readonly isOneself: boolean }): ReactNode {
  const t = useTexts(accountsTexts);
  const record = useTexts(recordTexts);
  const ask = useAsk();
  const [isRenaming, setRenaming] = useState(false);
  const [password, setPassword] = useState<string | null>(null);
  const { id, displayName, disabled, version } = account;
  const isAdministrator = account.grants.some(({ role }) => administratorRoles.includes(role));
  const toggle = useChange<boolean>({ change: (next) => api.patch(`/accounts/${id}`, { disabled: next }, version), refreshes: ['/accounts'], done: t(disabled ? 'enabled' : 'disabled') });
  const reset = useChange<null, { readonly firstPassword: string }>({
    change: (_input, key) => api.post(`/accounts/${id}/password`, undefined, { key }), refreshes: ['/accounts'], onDone: ({ firstPassword }) => setPassword(firstPassword),
  });
  const fields: readonly RecordField[] = [{ key: 'displayName', label: t('displayName'), isRequired: true, mostCharacters: 60 }];
  return (
    <>
      <Button onClick={() => setRenaming(true)}>{t('rename')}</Button>
      {!isOneself && (
        <Button disabled={isAdministrator} title={isAdministrator ? t('resetAdministrator') : undefined} loading={reset.isPending}
          onClick={() => ask(t('resetAsk', { name: displayName }), t('resetWhat'), t('reset'), () => reset.mutateAsync(null))}>{t('reset')}</Button>
      )}
      {!isOneself && (disabled
        ? <Button type="primary" loading={toggle.isPending} onClick={() => toggle.mutate(false)}>{t('enable')}</Button>
        : <Button danger loading={toggle.isPending} onClick={() => ask(t('disableAsk', { name: displayName }), t('disableWhat'), t('disable'), () => toggle.mutateAsync(true))}>{t('disable')}</Button>)}
      {isRenaming && (
        <RecordDialog<Account> title={t('rename')} draftKey={`account/${id}`} saved={valuesOf(account, fields)} version={version} fields={fields}
          save={(values, at) => api.patch(`/accounts/${id}`, values, at)} refreshes={['/accounts']} done={record('saved')} onClose={() => setRenaming(false)} />
      )}
      {password !== null && <FirstPasswordDialog name={displayName} password={password} onClose={() => setPassword(null)} />}
    </>
  );
}

function SecurityActions({ account }: { readonly account: Account }): ReactNode {
  const t = useTexts(accountsTexts);
  const { message } = App.useApp();
  const ask = useAsk();
  const { id, displayName } = account;
  const unlock = useChange<null>({ change: () => api.post(`/accounts/${id}/unlock`), refreshes: ['/accounts'], done: t('unlocked') });
  const end = useChange<null, { readonly ended: number }>({
    change: () => api.delete(`/accounts/${id}/sessions`), refreshes: ['/accounts'], onDone: ({ ended }) => void message.success(t('sessionsEnded', { count: ended })),
  });
  return (
    <>
      {stateOf(account) === 'locked' && <Button type="primary" loading={unlock.isPending} onClick={() => unlock.mutate(null)}>{t('unlock')}</Button>}
      <Button danger loading={end.isPending} onClick={() => ask(t('endSessionsAsk', { name: displayName }), t('endSessionsWhat'), t('endSessions'), () => end.mutateAsync(null))}>{t('endSessions')}</Button>
    </>
  );
}
