import { Alert, App, Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Account } from '#contract/session.ts';
import { administratorRoles } from '#core/organisation/permissions.ts';
import { GrantDialog } from '#web/features/administration/grant-dialog.tsx';
import { Reach } from '#web/features/administration/people.tsx';
import { api } from '#web/platform/client.ts';
import { accountsTexts, recordTexts, roleTexts } from '#web/platform/messages/administration.ts';
import { useChange } from '#web/platform/queries.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Panel } from '#web/ui/page.tsx';
import { EmptyState } from '#web/ui/page-states.tsx';

type Held = Account['grants'][number];

/** The roles of an account: what each may do and how far it reaches; granted and taken back by the security officer. */
export function GrantsPanel({ account, mayGrant }: { readonly account: Account; readonly mayGrant: boolean }) {
  const t = useTexts(accountsTexts);
  const record = useTexts(recordTexts);
  const say = useSay();
  const { modal, message } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  const { mutateAsync } = useChange<Held>({
    change: ({ id }) => api.delete(`/accounts/${account.id}/grants/${id}`), refreshes: ['/accounts', '/departments'],
    onDone: (_answer, { role }) => void message.success(t('revoked', { role: say(roleTexts[role].name) })),
  });
  const administrator = account.grants.find(({ role }) => administratorRoles.includes(role));
  const columns = useMemo<readonly DataColumn<Held>[]>(() => [
    { key: 'role', title: t('role'), isMain: true, width: 220, render: ({ role }) => say(roleTexts[role].name) },
    { key: 'reach', title: t('reach'), width: 280, render: (grant) => <Reach grant={grant} /> },
    { key: 'may', title: t('may'), width: 440, render: ({ role }) => say(roleTexts[role].what) },
    ...(mayGrant ? [{
      key: 'actions', title: t('revoke'), isMain: true, width: 100, render: (grant: Held) => {
        const name = say(roleTexts[grant.role].name);
        return (
          <Button size="small" danger onClick={() => void modal.confirm({
            title: t('revokeAsk', { role: name }), content: t('revokeWhat'), okText: t('revoke'), onOk: () => mutateAsync(grant).then(() => undefined, () => undefined),
          })}>{t('revoke')}</Button>
        );
      },
    }] : []),
  ], [t, say, mayGrant, modal, mutateAsync]);
  const grantButton = <Button type="primary" disabled={administrator !== undefined} onClick={() => setOpen(true)}>{t('grant')}</Button>;
  return (
    <Panel title={t('roles')} {...(mayGrant ? { actions: grantButton } : { note: t('grantOnlySecurity') })}>
      {administrator !== undefined && mayGrant && <Alert className="record-note" type="info" showIcon title={t('clashAll', { name: account.displayName, role: say(roleTexts[administrator.role].name) })} description={t('clashWhat')} />}
      <DataTable name="administration.grants" label={t('roles')} rows={account.grants} columns={columns} keyOf={({ id }) => id}
        empty={<EmptyState title={t('noRoles')} what={t(mayGrant ? 'grantWhat' : 'newWhat')} />} />
      {isOpen && <GrantDialog account={account} close={record('cancel')} onClose={() => setOpen(false)} />}
    </Panel>
  );
}
