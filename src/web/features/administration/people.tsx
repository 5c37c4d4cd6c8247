import { Tag } from 'antd';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Division } from '#contract/organisation.ts';
import type { Account, GrantOf } from '#contract/session.ts';
import { useBureaus, useDepartments, type List } from '#web/features/administration/departments.tsx';
import { api } from '#web/platform/client.ts';
import { accountsTexts, roleTexts } from '#web/platform/messages/administration.ts';
import { useAnswer } from '#web/platform/queries.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { timeText } from '#web/ui/time.tsx';

type AccountPart = { readonly items: readonly Account[]; readonly nextCursor: string | null };

/** All accounts: the interface gives them in pages and does not search. */
export function useAccounts(isOn = true): UseQueryResult<readonly Account[]> {
  return useQuery({
    queryKey: ['/accounts', { all: true }], enabled: isOn,
    queryFn: async ({ signal }) => {
      const all: Account[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const part: AccountPart = await api.get<AccountPart>('/accounts', { limit: 200, cursor }, signal);
        all.push(...part.items);
        cursor = part.nextCursor;
      }
      return all;
    },
  });
}

export type AccountState = 'active' | 'disabled' | 'locked' | 'first';
export const accountStates = ['active', 'disabled', 'locked', 'first'] as const satisfies readonly AccountState[];

export function stateOf({ disabled, lockedUntil, mustChangePassword }: Account): AccountState {
  if (disabled) return 'disabled';
  if (lockedUntil !== null && Date.parse(lockedUntil) > Date.now()) return 'locked';
  return mustChangePassword ? 'first' : 'active';
}

const stateColours = { active: 'green', disabled: 'default', locked: 'red', first: 'gold' } as const;

export function AccountStateTag({ account }: { readonly account: Account }) {
  const t = useTexts(accountsTexts);
  const state = stateOf(account);
  return <Tag color={stateColours[state]} title={state === 'locked' && account.lockedUntil !== null ? t('lockedUntil', { time: timeText(account.lockedUntil) }) : undefined}>{t(`state.${state}`)}</Tag>;
}

/** How far a grant reaches, in words. */
export function Reach({ grant: { scope, bureauId, departmentId, divisionId } }: { readonly grant: GrantOf }) {
  const t = useTexts(accountsTexts);
  const departments = useDepartments();
  const bureaus = useBureaus();
  const divisions = useAnswer<List<Division>>(divisionId === null || departmentId === null ? null : `/departments/${departmentId}/divisions`);
  const names = [
    bureaus.data?.items.find(({ id }) => id === bureauId)?.name,
    departments.data?.items.find(({ id }) => id === departmentId)?.name,
    divisions.data?.items.find(({ id }) => id === divisionId)?.name,
  ].filter((name) => name !== undefined);
  if (names.length === 0) return t(`scope.${scope}`);
  return scope === 'own' ? `${names.join(' / ')} · ${t('scope.own')}` : names.join(' / ');
}

/** Roles of an account, one mark each. */
export function RoleTags({ grants }: { readonly grants: readonly GrantOf[] }) {
  const t = useTexts(accountsTexts);
  const say = useSay();
  if (grants.length === 0) return <span className="amount-none">{t('noRoles')}</span>;
  return (
    <span className="administration-grants">
      {grants.map((grant, index) => <Tag key={index}>{say(roleTexts[grant.role].name)}{grant.scope === 'all' && grant.bureauId === null ? '' : <> · <Reach grant={grant} /></>}</Tag>)}
    </span>
  );
}
