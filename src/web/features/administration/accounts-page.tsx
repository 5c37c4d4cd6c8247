import { Button, Input, Select, Tag } from 'antd';
import { useMemo, useState } from 'react';
import type { Account } from '#contract/session.ts';
import { roles } from '#core/organisation/roles.ts';
import { FirstPasswordDialog } from '#web/features/administration/first-password-dialog.tsx';
import { accountStates, AccountStateTag, RoleTags, stateOf, useAccounts } from '#web/features/administration/people.tsx';
import { RecordDialog, valuesOf, type RecordField } from '#web/features/administration/record-dialog.tsx';
import { useMayEverywhere } from '#web/features/administration/departments.tsx';
import { api } from '#web/platform/client.ts';
import { accountsTexts, administrationTitles, recordTexts, roleTexts } from '#web/platform/messages/administration.ts';
import { go, hrefTo, useSearch } from '#web/platform/router.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { DataTable, type DataColumn } from '#web/ui/data-table.tsx';
import { Page } from '#web/ui/page.tsx';
import { Await, EmptyState } from '#web/ui/page-states.tsx';
import '#web/features/administration/administration.css';

type Made = { readonly account: Account; readonly firstPassword: string };

/** Everybody who can sign in, with their roles. */
export function AccountsPage() {
  const t = useTexts(accountsTexts);
  const record = useTexts(recordTexts);
  const say = useSay();
  const [search, setSearch] = useSearch();
  const [words, setWords] = useState('');
  const mayManage = useMayEverywhere()('account.manage');
  const [isNew, setNew] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const answer = useAccounts();
  const role = roles.find((each) => each === search.get('role')) ?? null;
  const state = accountStates.find((each) => each === search.get('state')) ?? null;
  const columns = useMemo<readonly DataColumn<Account>[]>(() => [
    { key: 'username', title: t('username'), isMain: true, width: 180, sort: (left, right) => left.username.localeCompare(right.username), render: ({ id, username }) => <a href={hrefTo(`/accounts/${id}`)}>{username}</a> },
    {
      key: 'displayName', title: t('displayName'), width: 240, sort: (left, right) => left.displayName.localeCompare(right.displayName, 'zh-CN'),
      render: ({ displayName, isExample }) => <>{displayName} {isExample && <Tag color="gold">{record('example')}</Tag>}</>,
    },
    { key: 'roles', title: t('roles'), width: 340, render: ({ grants }) => <RoleTags grants={grants} /> },
    { key: 'state', title: t('state'), width: 120, render: (account) => <AccountStateTag account={account} /> },
    { key: 'signsIn', title: t('signsIn'), width: 120, render: ({ singleSignOn }) => t(singleSignOn ? 'bySignOn' : 'byPassword') },
  ], [t, record]);
  return (
    <Page title={say(administrationTitles.accounts)} what={t('what')} actions={mayManage && <Button type="primary" onClick={() => setNew(true)}>{t('new')}</Button>}>
      <div className="administration">
        <Await answer={answer}>{(accounts) => (
          <DataTable name="administration.accounts" label={say(administrationTitles.accounts)} keyOf={({ id }) => id} columns={columns}
            rows={accounts.filter((account) => (words === '' || account.username.includes(words.toLowerCase()) || account.displayName.includes(words))
              && (role === null || account.grants.some((grant) => grant.role === role)) && (state === null || stateOf(account) === state))}
            filters={(
              <>
                <Input.Search allowClear className="administration-search" placeholder={t('search')} aria-label={t('search')} onChange={({ target }) => setWords(target.value.trim())} />
                <Select className="administration-choice" aria-label={t('role')} value={role ?? ''} popupMatchSelectWidth={false} onChange={(next) => setSearch({ role: next })}
                  options={[{ value: '', label: t('allRoles') }, ...roles.map((each) => ({ value: each, label: say(roleTexts[each].name) }))]} />
                <Select className="administration-choice" aria-label={t('state')} value={state ?? ''} onChange={(next) => setSearch({ state: next })}
                  options={[{ value: '', label: t('allStates') }, ...accountStates.map((each) => ({ value: each, label: t(`state.${each}`) }))]} />
              </>
            )}
            empty={<EmptyState title={t('nobody')} what={t('nobodyWhat')} />} />
        )}</Await>
      </div>
      {isNew && <NewAccountDialog onMade={setMade} onClose={() => setNew(false)} />}
      {made !== null && (
        <FirstPasswordDialog name={made.account.displayName} password={made.firstPassword} onClose={() => {
          setMade(null);
          go(`/accounts/${made.account.id}`);
        }} />
      )}
    </Page>
  );
}

function NewAccountDialog({ onMade, onClose }: { readonly onMade: (made: Made) => void; readonly onClose: () => void }) {
  const t = useTexts(accountsTexts);
  const fields: readonly RecordField[] = [
    { key: 'username', label: t('username'), help: t('usernameHelp'), isRequired: true, mostCharacters: 64 },
    { key: 'displayName', label: t('displayName'), isRequired: true, mostCharacters: 60 },
  ];
  return (
    <RecordDialog<Made> title={t('new')} note={t('newWhat')} draftKey="account/new" saved={valuesOf(null, fields)} version={null} fields={fields} okText={t('create')}
      save={({ username, displayName }, _version, key) => api.post('/accounts', { username, displayName }, { key })} refreshes={['/accounts']} onSaved={onMade} onClose={onClose} />
  );
}
